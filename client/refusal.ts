import { NotPossible } from '../base/not-possible.ts';
import type { ProblemDocument } from '../contracts/control/problems.ts';

/** The problem that a mock tells, as the error that a method of the client throws. */
export function refusalOf({ type, detail, field = '', value, remedy = '' }: ProblemDocument): Error {
  const kind = type.replace(/^.*#/, '');
  if (kind === 'unknown' || kind === 'conflict' || kind === 'invalid' || kind === 'exhausted')
    return new NotPossible(kind, field, detail, remedy, value);
  return new Error(`${detail} ${remedy}`.trim());
}
