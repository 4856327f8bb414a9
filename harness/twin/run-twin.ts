import type { Place } from '../../base/document/document-node.ts';
import { groupedBy } from '../../base/grouped-by.ts';
import { currentDate, elapsed } from '../../base/real-time.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Case, Step } from '../format/case.ts';
import type { CaseOptions } from '../run/player.ts';
import {
  type CaseResult,
  type EarlyEnd,
  type Failure,
  placeText,
  type RunResult,
  type StepResult,
} from '../run/results.ts';
import { earlyEnd, notRun, runCase } from '../run/run-case.ts';
import type { Target } from '../targets/target.ts';
import type { Fault } from '../wire/decode.ts';
import { mergeShapes, oneSided, type Shape, shapeDifferences, shapeOf } from './shape.ts';

/** What came of a case on two targets. */
export interface TwinResult extends Omit<CaseResult, 'outcome'> {
  /** `fails`: it does not hold, on either of the two. */
  readonly outcome: 'same' | 'differs' | 'fails' | 'skipped';
  /** Those that were taken; their failures are where the two differ. */
  readonly steps: readonly StepResult[];
}

export interface TwinRun extends Omit<RunResult, 'cases' | 'target'> {
  readonly targets: readonly [string, string];
  readonly cases: readonly TwinResult[];
  /** Values that one target left empty in all its answers, and the other did not; worth a look, no proof. */
  readonly oneSided: readonly string[];
}

/** An answer, as far as two services can be compared by it. */
interface Seen {
  readonly operation: Operation;
  readonly fault: Fault | null;
  readonly shape: Shape;
}

/** The last answer to each call, by its place; one may be repeated until it is as expected. */
type Answers = ReadonlyMap<string, Seen>;

interface Run {
  readonly result: CaseResult;
  readonly answers: Answers;
}

type Names = readonly [string, string];

/** What there is of something on either side. */
type Both<T> = readonly [T | undefined, T | undefined];

/**
 * Runs each case on both targets and compares what the answers are made of. One case at a time: one of the targets may
 * be a real payroll. Where the run ends early, the result says why.
 */
export async function runTwin(
  cases: readonly Case[],
  [one, other]: readonly [Target, Target],
  onResult?: (result: TwinResult, done: number) => void,
): Promise<TwinRun> {
  const begun = elapsed();
  const startedAt = currentDate().toISOString();
  const names = [one.name, other.name] as const;
  const results: TwinResult[] = [];
  const seen: [Answers[], Answers[]] = [[], []];
  let ended: EarlyEnd | null = null;
  for (const each of cases) {
    if (ended !== null) {
      results.push({ ...notRun(each, ended), outcome: 'skipped' });
      continue;
    }
    try {
      const first = await run(each, one);
      const second = first.result.outcome === 'skipped' ? first : await run(each, other);
      seen[0].push(first.answers);
      seen[1].push(second.answers);
      const result = compared(each, first, second, names);
      results.push(result);
      onResult?.(result, results.length);
    } catch (error) {
      ended = earlyEnd(error);
      results.push({ ...notRun(each, ended), outcome: 'skipped' });
    }
  }
  const durationMs = elapsed() - begun;
  const oneSided = oneSidedValues(seen, names);
  return { targets: names, startedAt, durationMs, cases: results, ended, oneSided };
}

async function run(one: Case, target: Target): Promise<Run> {
  const answers = new Map<string, Seen>();
  const onAnswer: CaseOptions['onAnswer'] = ({ operation, place }, { fault, result }, values) =>
    answers.set(placeText(place), {
      operation,
      fault,
      shape: fault ? new Map() : shapeOf(operation.result, result, values),
    });
  return { result: await runCase(one, target, { onAnswer }), answers };
}

function compared(one: Case, here: Run, there: Run, names: Names): TwinResult {
  const why = here.result.why ?? there.result.why;
  if (why !== null) return { ...here.result, outcome: 'skipped', why, steps: [] };
  const steps = one.steps.flatMap((step, at) => {
    const results = [here.result.steps[at], there.result.steps[at]] as const;
    const taken = results[1] ?? results[0];
    return taken
      ? [{ ...taken, failures: differences(step, answersAt(step.place, here, there), results, names) }]
      : [];
  });
  const durationMs = here.result.durationMs + there.result.durationMs;
  const result = { ...here.result, durationMs, steps };
  if (steps.some(({ failures }) => failures.length > 0)) return { ...result, outcome: 'differs' };
  if (here.result.outcome === 'passed') return { ...result, outcome: 'same' };
  return { ...result, outcome: 'fails', steps: here.result.steps };
}

function answersAt(place: Place, ...runs: readonly [Run, Run]): Both<Seen> {
  const [here, there] = runs.map(({ answers }) => answers.get(placeText(place)));
  return [here, there];
}

/**
 * Where the answers to a step differ; where they are alike, but only one is as expected, what is wrong with the other.
 */
function differences(
  step: Step,
  [here, there]: Both<Seen>,
  results: Both<StepResult>,
  names: Names,
): Failure[] {
  // What a case supposes is all that its records have in common.
  const isCompared = here && there && step.kind === 'call' && !step.isSupposed;
  const differences = isCompared ? answerDifferences(here, there, names) : [];
  if (differences.length > 0)
    return differences.map((message) => ({ message, place: step.place, kind: 'difference' }));
  const [wrong, wrongToo] = results.map((result) => (result?.failures ?? []).length > 0);
  if (wrong === wrongToo) return [];
  const at = wrong ? 0 : 1;
  return (results[at]?.failures ?? []).map((failure) => ({
    ...failure,
    message: `fails on ${names[at]} only: ${failure.message}`,
  }));
}

function answerDifferences(here: Seen, there: Seen, names: Names): string[] {
  const answer = ({ fault }: Seen) => fault?.text ?? 'an answer';
  if (answer(here) !== answer(there))
    return [`${answer(here)} on ${names[0]}, ${answer(there)} on ${names[1]}`];
  return here.fault ? [] : shapeDifferences(here.shape, there.shape, names);
}

function oneSidedValues([here, there]: readonly [Answers[], Answers[]], names: Names): string[] {
  const others = seenByOperation(there);
  return [...seenByOperation(here)].flatMap(([operation, seen]) =>
    oneSided(shapeOfAll(seen), shapeOfAll(others.get(operation) ?? []), names).map(
      (text) => `${operation}: ${text}`,
    ),
  );
}

function seenByOperation(all: readonly Answers[]) {
  const seen = all.flatMap((answers) => [...answers.values()]);
  return groupedBy(seen, ({ operation: { name, service } }) => `${service.name}.${name} ${service.version}`);
}

function shapeOfAll(seen: readonly Seen[]): Shape {
  return mergeShapes(seen.map(({ shape }) => shape));
}

/** The run as reports take it: what is the same holds, what differs fails. */
export function asRunResult({ targets, cases, startedAt, durationMs, ended }: TwinRun): RunResult {
  return {
    target: `${targets[0]}, twin of ${targets[1]}`,
    startedAt,
    durationMs,
    ended,
    cases: cases.map(asCaseResult),
  };
}

function asCaseResult(result: TwinResult): CaseResult {
  const { outcome } = result;
  return { ...result, outcome: outcome === 'same' ? 'passed' : outcome === 'skipped' ? 'skipped' : 'failed' };
}
