import type { ComparedArgument } from './differences.ts';
import type { RecordedCall } from './recorded-call.ts';

/** A call beside what was expected of it. */
export interface ComparedCall {
  readonly call: RecordedCall;
  /** The arguments; then, in parentheses, what else was expected: the login, the answer. */
  readonly rows: readonly ComparedArgument[];
  readonly matches: boolean;
}
