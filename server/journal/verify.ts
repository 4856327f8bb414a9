import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { type Bounds, requireOrder, requirePattern, requireTimes } from './check-expectation.ts';
import { type ComparedArgument, type Comparison, comparisonOf } from './differences.ts';
import type { CallPattern, Times } from './expectation.ts';
import { explainCount, explainOrder } from './explain.ts';
import { forgottenBefore, tellForgotten } from './forgotten.ts';
import { operationsMeant } from './operations-meant.ts';

/** What came of an expectation. */
export interface Verdict {
  readonly holds: boolean;
  /** Why, for people; also when it holds, for who expected the opposite. */
  readonly message: string;
  readonly matching: readonly RecordedCall[];
  /** How many calls are no longer remembered that could turn the verdict, which does not hold then; 0 when none could. */
  readonly forgotten: number;
}

/** A call beside what was expected of it. */
export interface ComparedCall {
  readonly call: RecordedCall;
  /** The arguments; then, in parentheses, what else was expected: the login, the answer. */
  readonly rows: readonly ComparedArgument[];
  readonly matches: boolean;
}

/**
 * Whether calls like these were made as often as they should.
 * @throws WrongExpectation for an operation or argument that does not exist, a value that fits no type, and whatever
 * else could not be meant.
 */
export function verify(
  calls: readonly RecordedCall[],
  meant: string | CallPattern,
  times: Times = { atLeast: 1 },
): Verdict {
  const pattern = requirePattern(meant);
  const bounds: Bounds = requireTimes(times);
  const compared = compareCalls(calls, pattern);
  const matching = compared.filter(({ matches }) => matches).map(({ call }) => call);
  const message = explainCount(pattern, bounds, compared, calls);
  // Every call that is forgotten may have been one of those that are meant.
  const least = matching.length;
  const most = least + forgottenBefore(calls);
  const holds = least >= bounds.atLeast && most <= bounds.atMost;
  return holds || least > bounds.atMost || most < bounds.atLeast
    ? { holds, message, matching, forgotten: 0 }
    : undecided(message, matching, calls);
}

/**
 * Whether calls like these were made one after another, whatever came between them.
 * @throws WrongExpectation like `verify`.
 */
export function verifyOrder(
  calls: readonly RecordedCall[],
  meant: readonly (string | CallPattern)[],
): Verdict {
  const patterns = requireOrder(meant);
  const fitting = patterns.map((pattern) =>
    compareCalls(calls, pattern)
      .filter(({ matches }) => matches)
      .map(({ call }) => call),
  );
  const matching: RecordedCall[] = [];
  for (const all of fitting) {
    const after = matching.at(-1)?.number ?? 0;
    const next = all.find((call) => call.number > after);
    if (!next) return undecided(explainOrder(patterns, matching, all.at(-1) ?? null, calls), matching, calls);
    matching.push(next);
  }
  return { holds: true, message: explainOrder(patterns, matching, null, calls), matching, forgotten: 0 };
}

/** Does not hold, as far as one can tell. */
function undecided(
  message: string,
  matching: readonly RecordedCall[],
  calls: readonly RecordedCall[],
): Verdict {
  const forgotten = forgottenBefore(calls);
  const told = forgotten === 0 ? message : `${message}\n\n${tellForgotten(forgotten)}`;
  return { holds: false, message: told, matching, forgotten };
}

/** The calls of the operation a pattern means, each held against it. */
function compareCalls(calls: readonly RecordedCall[], pattern: CallPattern): ComparedCall[] {
  const { with: wanted } = pattern;
  // An expectation that is wrong is so whether or not there was a call.
  const comparisons = operationsMeant(pattern).map((operation) => ({
    operation,
    compare: wanted === undefined ? null : comparisonOf(operation.request, wanted),
  }));
  return calls.flatMap((call) => {
    const meant = comparisons.find(({ operation }) => isOf(call, operation));
    if (!meant) return [];
    const rows = [
      ...compareArguments(call, meant.compare),
      ...compareLogin(call, pattern),
      ...compareAnswer(call, pattern),
    ];
    return [{ call, rows, matches: rows.every(({ isSame }) => isSame) }];
  });
}

function isOf(call: RecordedCall, { name, service }: Operation): boolean {
  return name === call.operation && service.name === call.service && service.version === call.version;
}

function compareArguments({ arguments: sent }: RecordedCall, compare: Comparison | null): ComparedArgument[] {
  if (!compare) return [];
  return sent ? compare(sent) : [beside('(arguments)', 'as above', 'nobody could read them', false)];
}

function compareLogin({ username }: RecordedCall, { username: wanted }: CallPattern): ComparedArgument[] {
  if (wanted === undefined) return [];
  const isSame = wanted.toLowerCase() === username?.toLowerCase();
  return [beside('(login)', wanted, username ?? 'nobody', isSame)];
}

function compareAnswer({ status, fault }: RecordedCall, { answer }: CallPattern): ComparedArgument[] {
  if (answer === undefined) return [];
  const given = fault ? `fault ${fault.nmbrsCode ?? fault.code}` : status === 200 ? 'ok' : `status ${status}`;
  const expected = answer === 'ok' ? 'ok' : `fault ${answer}`;
  return [beside('(answer)', expected, given, expected === given)];
}

function beside(path: string, expected: string, sent: string, isSame: boolean): ComparedArgument {
  return { path, expected, sent, isSame, isId: false };
}
