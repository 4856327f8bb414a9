import { NotPossible } from '../../base/not-possible.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { PatternOfCalls, Times, Verdict } from '../../contracts/control/verification.ts';
import { errorNumbered } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import { boundsOf } from './bounds.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import type { ComparedCall } from './compared-call.ts';
import { type ComparedArgument, type Comparison, comparisonOf } from './differences.ts';
import { discardedText } from './discarded-calls.ts';
import { noErrorNumbered } from './error-numbered.ts';
import { explainCount, explainOrder } from './explain.ts';
import { answerName } from './recorded-call.ts';

/**
 * Whether calls like these were made as often as they should.
 * @throws NotPossible for an operation or argument that does not exist, a value that fits no type, and whatever else
 * could not be meant.
 */
export function verify(
  { calls, discarded }: CallsSoFar,
  pattern: PatternOfCalls,
  times: Times = { atLeast: 1 },
): Verdict {
  const bounds = boundsOf(times);
  const compared = compareCalls(calls, pattern);
  const matching = compared.filter(({ matches }) => matches).map(({ call }) => call);
  const message = explainCount(pattern, bounds, compared, calls);
  // Every call that was discarded may have been one of those that are expected.
  const least = matching.length;
  const most = least + discarded;
  const holds = least >= bounds.atLeast && most <= bounds.atMost;
  return holds || least > bounds.atMost || most < bounds.atLeast
    ? verdict(holds, message, matching, calls)
    : undecided(message, matching, { calls, discarded });
}

/**
 * Whether calls like these were made one after another, whatever came between them.
 * @throws NotPossible like `verify`.
 */
export function verifyOrder(all: CallsSoFar, patterns: readonly PatternOfCalls[]): Verdict {
  const { calls } = all;
  if (patterns.length === 0)
    throw new NotPossible(
      'invalid',
      'calls',
      'An order of no calls is met by any.',
      'Name the operations, one after another.',
    );
  const fitting = patterns.map((pattern) =>
    compareCalls(calls, pattern)
      .filter(({ matches }) => matches)
      .map(({ call }) => call),
  );
  const matching: RecordedCall[] = [];
  for (const own of fitting) {
    const after = matching.at(-1)?.number ?? 0;
    const next = own.find((call) => call.number > after);
    if (!next) return undecided(explainOrder(patterns, matching, own.at(-1) ?? null, calls), matching, all);
    matching.push(next);
  }
  return verdict(true, explainOrder(patterns, matching, null, calls), matching, calls);
}

function verdict(
  holds: boolean,
  message: string,
  matching: readonly RecordedCall[],
  calls: readonly RecordedCall[],
): Verdict {
  const numbers = matching.map(({ number }) => number);
  return { holds, message, matching: numbers, discarded: 0, upTo: calls.at(-1)?.number ?? 0 };
}

/** Does not hold, as far as one can tell. */
function undecided(
  message: string,
  matching: readonly RecordedCall[],
  { calls, discarded }: CallsSoFar,
): Verdict {
  const explained = discarded === 0 ? message : `${message}\n\n${discardedText(discarded)}`;
  return { ...verdict(false, explained, matching, calls), discarded };
}

/** The calls of the operation a pattern means, each held against it. */
function compareCalls(calls: readonly RecordedCall[], pattern: PatternOfCalls): ComparedCall[] {
  const { operation, version, with: wanted, answer } = pattern;
  if (typeof answer === 'number' && !errorNumbered(answer))
    throw new NotPossible('invalid', 'answer', ...noErrorNumbered(answer));
  // An expectation that is wrong is so whether or not there was a call.
  const comparisons = operationsNamed(operation, { version }).map((named) => ({
    operation: named,
    compare: wanted === undefined ? null : comparisonOf(named.request, wanted),
  }));
  return calls.flatMap((call) => {
    const own = comparisons.find(({ operation }) => isOf(call, operation));
    if (!own) return [];
    const rows = [
      ...compareArguments(call, own.compare),
      ...compareLogin(call, pattern),
      ...compareAnswer(call, pattern),
    ];
    return [{ call, rows, matches: rows.every(({ isSame }) => isSame) }];
  });
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
