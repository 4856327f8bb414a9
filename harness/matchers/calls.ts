import type { CleanContractOptions } from '../../server/journal/call-journal.ts';
import type { ArgumentsPattern, CallPattern, Times } from '../../server/journal/expectation.ts';
import type { Verdict } from '../../server/journal/verify.ts';
import type { MatcherContext, MatchOutcome } from './outcome.ts';
import { callsOf } from './watched.ts';

/**
 * Whether an operation was called, with these arguments, so often: at least once unless said otherwise.
 * @param received an environment, or its calls.
 * @throws WrongExpectation for an operation or argument that does not exist, or a value that fits no type.
 */
export async function toHaveBeenCalledOn(
  this: MatcherContext,
  received: unknown,
  operation: string | CallPattern,
  args?: ArgumentsPattern,
  times?: Times,
): Promise<MatchOutcome> {
  const named = typeof operation === 'string' ? { operation } : operation;
  const pattern = args === undefined ? named : { ...named, with: args };
  const calls = callsOf(received);
  // "Not called" is an expectation of its own, and its message shows the calls that should not be there.
  if (this.isNot && times === undefined) {
    const never = await calls.verify(pattern, 0);
    return { pass: !never.holds, message: () => never.message };
  }
  return outcomeOf(await calls.verify(pattern, times));
}

/**
 * Whether operations were called one after another, whatever came between.
 * @param received an environment, or its calls.
 * @throws WrongExpectation like `toHaveBeenCalledOn`.
 */
export async function toHaveBeenCalledInOrder(
  received: unknown,
  ...operations: readonly (string | CallPattern)[]
): Promise<MatchOutcome> {
  return outcomeOf(await callsOf(received).verifyOrder(...operations));
}

/**
 * Whether the real service would have swallowed nothing of what was called.
 * @param received an environment, or its calls.
 */
export async function toHonourTheContract(
  received: unknown,
  options?: CleanContractOptions,
): Promise<MatchOutcome> {
  const { holds, message } = await callsOf(received).verifyContract(options);
  return {
    pass: holds,
    message: () => (holds ? 'The contract was honoured, and was expected to be broken.' : message),
  };
}

function outcomeOf({ holds, message }: Verdict): MatchOutcome {
  return { pass: holds, message: () => (holds ? `This was not to be: ${message}` : message) };
}
