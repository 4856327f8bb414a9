import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { ComparedArgument } from './differences.ts';

/** A call beside what was expected of it. */
export interface ComparedCall {
  readonly call: RecordedCall;
  /** The arguments; then, in parentheses, what else was expected: the login, the answer. */
  readonly rows: readonly ComparedArgument[];
  readonly matches: boolean;
}
