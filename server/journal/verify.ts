import { NotPossible } from '../../base/not-possible.ts';
import type { Steps } from '../../base/turns.ts';
import { answerName } from '../../contracts/control/call-text.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { PatternOfCalls, Times, Verdict } from '../../contracts/control/verification.ts';
import { errorNumbered } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import { boundsOf } from './bounds.ts';
import { CallTally } from './call-tally.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import type { ComparedCall } from './compared-call.ts';
import { type ComparedArgument, type Comparison, comparisonOf } from './differences.ts';
import { discardedText } from './discarded-calls.ts';
import { noErrorNumbered } from './error-numbered.ts';
import { explainCount, explainOrder } from './explain.ts';

/**
 * Whether calls like these were made as often as they should; a call a step.
 * @throws NotPossible for an operation or argument that does not exist, a value that fits no type, and whatever else
 * could not be meant.
 */
export function* verifySteps(
  { calls, discarded }: CallsSoFar,
  pattern: PatternOfCalls,
  times: Times = { atLeast: 1 },
): Steps<Verdict> {
  const bounds = boundsOf(times);
  const compare = comparing(pattern);
  const tally = new CallTally();
  for (const call of calls) {
    tally.add(call, compare(call));
    yield;
  }
  const message = explainCount(pattern, bounds, tally);
  // Every call that was discarded may have been one of those that are expected.
  const least = tally.matching.length;
  const most = least + discarded;
  const holds = least >= bounds.atLeast && most <= bounds.atMost;
  const verdict = { holds, message, matching: tally.matching, discarded: 0, upTo: tally.lastNumber };
  return holds || least > bounds.atMost || most < bounds.atLeast ? verdict : undecided(verdict, discarded);
}

/**
 * Whether calls like these were made one after another, whatever came between them; a pattern or a call a step.
 * @throws NotPossible like `verifySteps`.
 */
export function* verifyOrderSteps(
  { calls, discarded }: CallsSoFar,
  patterns: readonly PatternOfCalls[],
): Steps<Verdict> {
  if (patterns.length === 0)
    throw new NotPossible(
      'invalid',
      'calls',
      'An order of no calls is met by any.',
      'Name the operations, one after another.',
    );
  // One that is wrong is so however far the calls come.
  for (const pattern of patterns) {
    comparing(pattern);
    yield;
  }
  const found: number[] = [];
  let [compare, upTo] = [comparing(patterns[0] as PatternOfCalls), 0];
  for (const call of calls) {
    upTo = call.number;
    const next = patterns[found.length + 1];
    if (found.length < patterns.length && compare(call)?.matches) {
      found.push(call.number);
      if (next) compare = comparing(next);
    }
    yield;
  }
  const holds = found.length === patterns.length;
  let tooEarly: number | null = null;
  if (!holds)
    for (const call of calls) {
      if (compare(call)?.matches) tooEarly = call.number;
      yield;
    }
  const message = explainOrder(patterns, found, tooEarly, upTo > 0);
  const verdict = { holds, message, matching: found, discarded: 0, upTo };
  return holds ? verdict : undecided(verdict, discarded);
}

/** Does not hold, as far as one can tell. */
function undecided(verdict: Verdict, discarded: number): Verdict {
  const { message } = verdict;
  const explained = discarded === 0 ? message : `${message}\n\n${discardedText(discarded)}`;
  return { ...verdict, holds: false, message: explained, discarded };
}

/**
 * Holds calls of the operation that a pattern means against it; null for a call of another one.
 * @throws NotPossible for a pattern that could not be meant, whether or not there was a call.
 */
function comparing(pattern: PatternOfCalls): (call: RecordedCall) => ComparedCall | null {
  const { operation, version, with: wanted, answer } = pattern;
  if (typeof answer === 'number' && !errorNumbered(answer))
    throw new NotPossible('invalid', 'answer', ...noErrorNumbered(answer));
  const comparisons = operationsNamed(operation, { version }).map((named) => ({
    operation: named,
    compare: wanted === undefined ? null : comparisonOf(named.request, wanted),
  }));
  return (call) => {
    const own = comparisons.find((one) => isOf(call, one.operation));
    if (!own) return null;
    const rows = [
      ...compareArguments(call, own.compare),
      ...compareLogin(call, pattern),
      ...compareAnswer(call, pattern),
    ];
    return { call, rows, matches: rows.every(({ isSame }) => isSame) };
  };
}

function isOf(call: RecordedCall, { name, service }: Operation): boolean {
  return name === call.operation && service.name === call.service && service.version === call.version;
}

function compareArguments(call: RecordedCall, compare: Comparison | null): ComparedArgument[] {
  if (!compare) return [];
  const { number, arguments: sent } = call;
  return sent ? compare(sent, number) : [beside('(arguments)', 'as above', 'they could not be read', false)];
}

function compareLogin({ username }: RecordedCall, { username: wanted }: PatternOfCalls): ComparedArgument[] {
  if (wanted === undefined) return [];
  const isSame = wanted.toLowerCase() === username?.toLowerCase();
  return [beside('(login)', wanted, username ?? 'nobody', isSame)];
}

function compareAnswer(call: RecordedCall, { answer }: PatternOfCalls): ComparedArgument[] {
  if (answer === undefined) return [];
  const actual = answerName(call);
  const expected = answer === 'ok' ? 'ok' : `fault ${answer}`;
  return [beside('(answer)', expected, actual, expected === actual)];
}

function beside(path: string, expected: string, sent: string, isSame: boolean): ComparedArgument {
  return { path, expected, sent, isSame, isId: false };
}
