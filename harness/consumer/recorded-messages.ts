import { hasAnswer, hasRequest, type MessageElements } from '../../server/journal/used-elements.ts';

/** What was sent to an operation and what came back. */
export interface RecordedMessages extends MessageElements {
  /** The login that called; null when the request does not say. */
  readonly username: string | null;
}

/** The calls of a journal, in the order in which they were made. */
export interface Recording {
  readonly calls: readonly RecordedMessages[];
  /** How many of its entries are no call of an operation that the catalogue knows. */
  readonly others: number;
  /** Where those went, each address once, as messages tell it; none where entries have no address. */
  readonly otherAddresses: readonly string[];
}

/** What to do about bodies that are not in a recording. */
export const RECORD_BODIES = "let the recorder keep bodies, as Playwright does with content: 'embed'";

/** What of calls cannot be read: `3 without a request that can be read, 2 without an answer`; null for nothing. */
export function unreadText(calls: readonly RecordedMessages[]): string | null {
  const missing = [
    { count: calls.filter((call) => !hasRequest(call)).length, what: 'without a request that can be read' },
    { count: calls.filter((call) => !hasAnswer(call)).length, what: 'without an answer' },
  ].filter(({ count }) => count > 0);
  return missing.map(({ count, what }) => `${count} ${what}`).join(', ') || null;
}
