import type { CleanContractOptions } from '../../client/call-journal.ts';
import type { AnyCalled, ArgumentsPattern, Called, CallPattern } from '../../client/call-pattern.ts';
import type { Times, Verdict } from '../../contracts/control/verification.ts';
import type { OperationName } from '../../contracts/interface/operation-types.ts';
import { callsOf } from './calls-of.ts';
import type { MatcherContext, MatchResult } from './match-result.ts';

/**
 * Whether an operation was called, with these arguments, so often: at least once unless said otherwise.
 * @param received an environment, or its calls.
 * @throws WrongExpectation for an operation or argument that does not exist, or a value that fits no type.
 */
export async function toHaveBeenCalledOn<Name extends OperationName>(
  this: MatcherContext,
  received: unknown,
  operation: Called<Name>,
  args?: ArgumentsPattern<Name>,
  times?: Times,
): Promise<MatchResult> {
  const named: CallPattern<Name> = typeof operation === 'string' ? { operation } : operation;
  const pattern = args === undefined ? named : { ...named, with: args };
  const calls = callsOf(received);
  // "Not called" is an expectation of its own, and its message shows the calls that should not be there.
  if (this.isNot && times === undefined) {
    const never = await calls.verify(pattern, 0);
    return { pass: !never.holds, message: () => never.message };
  }
  return resultOf(await calls.verify(pattern, times));
}

/**
 * Whether operations were called one after another, whatever came between.
 * @param received an environment, or its calls.
 * @throws WrongExpectation like `toHaveBeenCalledOn`.
 */
export async function toHaveBeenCalledInOrder(
  received: unknown,
  ...operations: readonly AnyCalled[]
): Promise<MatchResult> {
  return resultOf(await callsOf(received).verifyOrder(...operations));
}

/**
 * Whether the real service would have swallowed nothing of what was called.
 * @param received an environment, or its calls.
 */
export async function toHonourTheContract(
  received: unknown,
  options?: CleanContractOptions,
): Promise<MatchResult> {
  const { holds, message } = await callsOf(received).verifyContract(options);
  return {
    pass: holds,
    message: () => (holds ? 'The contract was honoured, and was expected to be broken.' : message),
  };
}

function resultOf({ holds, message }: Verdict): MatchResult {
  return { pass: holds, message: () => (holds ? `This was not to be: ${message}` : message) };
}
