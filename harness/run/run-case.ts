import { type DocumentMistake, DocumentMistakes } from '../../base/document/mistakes.ts';
import { currentDate, elapsed } from '../../base/real-time.ts';
import type { Case, Step } from '../format/case.ts';
import { EndOfRun, NotHere, type Setting, type Target } from '../targets/target.ts';
import { type CaseOptions, Player, trouble } from './player.ts';
import type { CaseResult, EarlyEnd, Failure, StepResult } from './results.ts';

/**
 * Runs a case against a target, up to its first step that fails. What goes wrong on the way is a failure of the case.
 * @throws EndOfRun when it would go wrong with every other case too.
 */
export async function runCase(one: Case, target: Target, options: CaseOptions = {}): Promise<CaseResult> {
  const begun = elapsed();
  const startedAt = currentDate().toISOString();
  const ended = (steps: readonly StepResult[], why: string | null = null) =>
    caseResult(one, steps, why, startedAt, elapsed() - begun);
  const whyNot = target.whyNot(one);
  if (whyNot !== null) return ended([], whyNot);
  try {
    const { steps, unmet } = await playUntilMet(one, target, options);
    return ended(steps, unmet && `nothing it was tried with is as it supposes: ${unmet.title}`);
  } catch (error) {
    if (error instanceof EndOfRun) throw error;
    if (error instanceof NotHere) return ended([], error.message);
    const { place } = one;
    const failures = error instanceof DocumentMistakes ? error.all.map(refusal) : [trouble(error, place)];
    return ended([{ title: 'what the case asks for', place, failures, exchange: null }]);
  }
}

/** Something that the target refused to prepare. */
function refusal({ text, place }: DocumentMistake): Failure {
  return { message: text, place, kind: 'trouble' };
}

/** The result of a case that the run did not come to. */
export function notRun(one: Case, { why }: EarlyEnd): CaseResult {
  return caseResult(one, [], `the run had ended: ${why}`, currentDate().toISOString(), 0);
}

/** @throws Error, whatever it is, for what is no end of the run. */
export function earlyEnd(error: unknown): EarlyEnd {
  if (!(error instanceof EndOfRun)) throw error;
  return { why: error.message, isUnanswered: error.isUnanswered };
}

function caseResult(
  { name, about, place, version }: Case,
  steps: readonly StepResult[],
  why: string | null,
  startedAt: string,
  durationMs: number,
): CaseResult {
  const isFailed = steps.some(({ failures }) => failures.length > 0);
  const outcome = why !== null ? 'skipped' : isFailed ? 'failed' : 'passed';
  return { name, about, place, version, outcome, why, startedAt, durationMs, steps };
}

/** What came of a case with the records it was played with last. */
interface Played {
  readonly steps: readonly StepResult[];
  /** The step that says what the case supposes, where no record is so; null where one is. */
  readonly unmet: Step | null;
}

/** Plays a case with other records until they are as it supposes. On a mock its author has chosen them. */
async function playUntilMet(one: Case, target: Target, options: CaseOptions): Promise<Played> {
  let setting: Setting = await target.open(one);
  for (;;) {
    const present = setting;
    const { monthsLater } = present;
    const shifted = monthsLater === 0 ? one : one.time.shiftedBy(monthsLater);
    const played: Played = await play(shifted, present, target, options).finally(
      // An environment that cannot be deleted now is deleted when it was not used for a while; that is no failure of
      // the case.
      () => present.close().catch(() => {}),
    );
    if (!played.unmet || !target.isReal) return { ...played, unmet: null };
    const another: Setting | null = await present.another();
    if (!another) return played;
    setting = another;
  }
}

/** Takes the steps of a case, up to the first that fails. */
async function play(one: Case, setting: Setting, target: Target, options: CaseOptions): Promise<Played> {
  const player = new Player(one, setting, target.isReal, options);
  const steps: StepResult[] = [];
  for (const step of one.steps) {
    const result = await player.take(step);
    steps.push(result);
    if (result.failures.length > 0)
      return { steps, unmet: step.kind === 'call' && step.isSupposed ? step : null };
  }
  return { steps, unmet: null };
}
