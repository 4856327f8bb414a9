import type { Case } from '../format/case.ts';
import type { CaseOptions } from '../run/player.ts';
import { type CaseResult, failuresOf } from '../run/results.ts';
import { runCase } from '../run/run-case.ts';
import type { Target } from '../targets/target.ts';
import type { Fault } from '../wire/decode.ts';
import { mergeShapes, oneSided, type Shape, shapeDifferences, shapeOf } from './shape.ts';

/** What came of a case on two targets. */
export interface TwinResult {
  readonly name: string;
  readonly version: string;
  readonly outcome: 'same' | 'differs' | 'skipped';
  /** Why it was skipped; null otherwise. */
  readonly why: string | null;
  /** A sentence each; empty unless it differs. */
  readonly differences: readonly string[];
}

/** An answer, as far as two services can be compared by it. */
interface Seen {
  readonly title: string;
  readonly operation: string;
  readonly fault: Fault | null;
  readonly shape: Shape;
}

interface Run {
  readonly result: CaseResult;
  readonly seen: readonly Seen[];
}

export interface TwinRun {
  readonly targets: readonly [string, string];
  readonly startedAt: string;
  readonly cases: readonly TwinResult[];
  /** Values that one target left empty in all its answers, and the other did not; worth a look, no proof. */
  readonly oneSided: readonly string[];
}

/**
 * Runs each case on both targets and compares what the answers are made of. One case at a time: one of the targets may
 * be somebody's real payroll.
 * @throws Unreachable when a target does not answer at all.
 */
export async function runTwin(
  cases: readonly Case[],
  [one, other]: readonly [Target, Target],
  onResult?: (result: TwinResult, done: number) => void,
): Promise<TwinRun> {
  const startedAt = new Date().toISOString();
  const results: TwinResult[] = [];
  const seen: [Seen[], Seen[]] = [[], []];
  for (const each of cases) {
    const first = await run(each, one);
    const second = first.result.outcome === 'skipped' ? first : await run(each, other);
    const result = compared(each, first, second, [one.name, other.name]);
    results.push(result);
    seen[0].push(...first.seen);
    seen[1].push(...second.seen);
    onResult?.(result, results.length);
  }
  const names = [one.name, other.name] as const;
  return { targets: names, startedAt, cases: results, oneSided: oneSidedValues(seen, names) };
}

function oneSidedValues([one, other]: readonly [Seen[], Seen[]], names: readonly [string, string]): string[] {
  const operations = [...new Set(one.map(({ operation }) => operation))];
  return operations.flatMap((operation) => {
    const of = (seen: readonly Seen[]) =>
      mergeShapes(seen.filter((each) => each.operation === operation).map(({ shape }) => shape));
    return oneSided(of(one), of(other), names).map((text) => `${operation}: ${text}`);
  });
}

async function run(one: Case, target: Target): Promise<Run> {
  const seen: Seen[] = [];
  const onAnswer: CaseOptions['onAnswer'] = ({ title, operation }, { fault, result }, values) => {
    const { name, service } = operation;
    seen.push({
      title,
      operation: `${service.name}.${name} ${service.version}`,
      fault,
      shape: fault ? new Map() : shapeOf(operation.result, result, values),
    });
  };
  return { result: await runCase(one, target, { onAnswer }), seen };
}

function compared(
  { name, version }: Case,
  one: Run,
  other: Run,
  names: readonly [string, string],
): TwinResult {
  const why = one.result.why ?? other.result.why;
  if (why !== null) return { name, version, outcome: 'skipped', why, differences: [] };
  const differences = one.seen.flatMap((here, index) => {
    const there = other.seen[index];
    return there ? answerDifferences(here, there, names) : [];
  });
  if (one.result.outcome !== other.result.outcome)
    for (const [index, { result }] of [one, other].entries())
      differences.push(
        ...failuresOf(result).map(({ message }) => `fails on ${names[index]} only: ${message}`),
      );
  return { name, version, outcome: differences.length === 0 ? 'same' : 'differs', why: null, differences };
}

function answerDifferences(here: Seen, there: Seen, names: readonly [string, string]): string[] {
  const fault = ({ fault: refused }: Seen) => refused?.text ?? 'an answer';
  const told =
    fault(here) === fault(there) ? [] : [`${fault(here)} on ${names[0]}, ${fault(there)} on ${names[1]}`];
  const shapes = here.fault || there.fault ? [] : shapeDifferences(here.shape, there.shape, names);
  return [...told, ...shapes].map((difference) => `${here.title}: ${difference}`);
}
