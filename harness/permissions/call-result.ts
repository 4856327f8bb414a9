import type { ParsedElement } from '../../base/xml/read.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { isNil } from '../../server/soap/schema-instance.ts';
import { faultOf } from '../wire/decode.ts';

/** What a login got for one call. */
export interface CallResult {
  /** `ok`, the number of the fault, or what else came instead; `not reached` for a call that could not be made. */
  readonly got: 'ok' | 'not reached' | number | string;
  /** How many records the answer lists; null for an answer that is no list. */
  readonly listed: number | null;
}

/** The result of a call that names a record which no call before it made. */
export const NOT_REACHED: CallResult = { got: 'not reached', listed: null };

/** @param entry the element in the body of the answer. */
export function resultOf({ result }: Operation, entry: ParsedElement): CallResult {
  const fault = faultOf(entry);
  if (fault) return { got: fault.code ?? fault.side, listed: null };
  const [answer] = entry.children;
  const isList = result?.type.kind === 'list' && answer !== undefined && !isNil(answer);
  return { got: 'ok', listed: isList ? answer.children.length : null };
}

export function isSameResult(one: CallResult, other: CallResult): boolean {
  return one.got === other.got && one.listed === other.listed;
}
