import { hasRequest, type ReadableCall } from '../../server/journal/used-elements.ts';
import type { RecordedMessages, Recording } from '../consumer/recorded-messages.ts';

/** A call that a login makes in place of the one that made it. */
export type ReplayableCall = ReadableCall<RecordedMessages>;

/** How many calls of a journal cannot be made again under another login, by the reason. */
export interface LeftOut {
  /** Those of SingleSignOn carry no login. */
  readonly singleSignOn: number;
  /** Those that are no envelope with a request in it. */
  readonly unreadable: number;
  /** Those of no operation that the catalogue knows. */
  readonly unknownOperation: number;
}

/** The calls that a login decides over, and what becomes of the others. */
export function replayable({ calls, others }: Recording): { calls: ReplayableCall[]; leftOut: LeftOut } {
  const withLogin = calls.filter(({ operation }) => operation.header !== null);
  const readable = withLogin.filter(hasRequest);
  const leftOut = {
    singleSignOn: calls.length - withLogin.length,
    unreadable: withLogin.length - readable.length,
    unknownOperation: others,
  };
  return { calls: readable, leftOut };
}
