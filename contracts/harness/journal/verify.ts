import type { Operation } from '../../interface/model.ts';
import { type ComparedArgument, compareArguments } from './differences.ts';
import { type CallPattern, operationsMeant, type Times, WrongExpectation } from './expectation.ts';
import { explainCount, explainOrder } from './explain.ts';
import type { RecordedCall } from './recorded-call.ts';

/** What came of an expectation. */
export interface Verdict {
  readonly holds: boolean;
  /** Why, for people; also when it holds, for who expected the opposite. */
  readonly message: string;
  readonly matching: readonly RecordedCall[];
}

/** A call beside what was expected of it. */
export interface ComparedCall {
  readonly call: RecordedCall;
  readonly arguments: readonly ComparedArgument[];
  /** What does not fit besides the arguments: the login or the answer. */
  readonly others: readonly ComparedArgument[];
  readonly matches: boolean;
}

/**
 * Whether calls like these were made as often as they should.
 * @throws WrongExpectation for an operation or argument that does not exist, or a value that fits no type.
 */
export function verify(
  calls: readonly RecordedCall[],
  pattern: CallPattern,
  times: Times = { atLeast: 1 },
): Verdict {
  const compared = compareCalls(calls, pattern);
  const matching = compared.filter(({ matches }) => matches).map(({ call }) => call);
  const { atLeast, atMost } = bounds(times);
  const holds = matching.length >= atLeast && matching.length <= atMost;
  return { holds, message: explainCount(pattern, { atLeast, atMost }, compared, calls), matching };
}

/**
 * Whether calls like these were made one after another, whatever came between them.
 * @throws WrongExpectation like `verify`.
 */
export function verifyOrder(calls: readonly RecordedCall[], patterns: readonly CallPattern[]): Verdict {
  const matching: RecordedCall[] = [];
  for (const pattern of patterns) {
    const after = matching.at(-1)?.number ?? 0;
    const all = compareCalls(calls, pattern).filter(({ matches }) => matches);
    const next = all.find(({ call }) => call.number > after);
    if (!next)
      return {
        holds: false,
        message: explainOrder(patterns, matching, all.at(-1)?.call ?? null, calls),
        matching,
      };
    matching.push(next.call);
  }
  return { holds: true, message: explainOrder(patterns, matching, null, calls), matching };
}

/** The calls of the operation a pattern means, each held against it. */
function compareCalls(calls: readonly RecordedCall[], pattern: CallPattern): ComparedCall[] {
  const operations = operationsMeant(pattern);
  if (pattern.with) for (const operation of operations) refuseImpossible(operation, pattern.with);
  return calls.flatMap((call) => {
    const operation = operations.find(
      ({ name, service }) =>
        name === call.operation && service.name === call.service && service.version === call.version,
    );
    return operation ? [compareCall(operation, call, pattern)] : [];
  });
}

/** An expectation that is wrong is so whether or not there was a call. */
function refuseImpossible({ request }: Operation, wanted: NonNullable<CallPattern['with']>): void {
  compareArguments(request, wanted, null);
}

function compareCall(operation: Operation, call: RecordedCall, pattern: CallPattern): ComparedCall {
  const compared = compareArguments(operation.request, pattern.with ?? {}, call.arguments);
  const others = [...compareLogin(call, pattern), ...compareAnswer(call, pattern)];
  return {
    call,
    arguments: compared,
    others,
    matches: [...compared, ...others].every(({ isSame }) => isSame),
  };
}

function compareLogin({ username }: RecordedCall, { username: wanted }: CallPattern): ComparedArgument[] {
  if (wanted === undefined) return [];
  const isSame = wanted.toLowerCase() === username?.toLowerCase();
  return [{ path: '(login)', expected: wanted, sent: username ?? 'nobody', isSame }];
}

function compareAnswer({ status, fault }: RecordedCall, { answer }: CallPattern): ComparedArgument[] {
  if (answer === undefined) return [];
  const given = fault ? `fault ${fault.nmbrsCode ?? fault.code}` : status === 200 ? 'ok' : `status ${status}`;
  const expected = answer === 'ok' ? 'ok' : `fault ${answer}`;
  return [{ path: '(answer)', expected, sent: given, isSame: expected === given }];
}

function bounds(times: Times): { atLeast: number; atMost: number } {
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } =
    typeof times === 'number' ? { atLeast: times, atMost: times } : times;
  if (!(atLeast >= 0) || !(atMost >= atLeast))
    throw new WrongExpectation(`no number of calls is at least ${atLeast} and at most ${atMost}`);
  return { atLeast, atMost };
}
