import { currentDate, elapsed } from '../../base/real-time.ts';
import { Unreachable } from '../../base/unreachable.ts';
import type { Case, Step } from '../format/case.ts';
import { NotHere, type Setting, type Target } from '../targets/target.ts';
import { type CaseOptions, Player, trouble } from './player.ts';
import type { CaseResult, StepResult } from './results.ts';

/**
 * Runs a case against a target, up to its first step that fails.
 * @throws Unreachable when the target does not answer at all.
 */
export async function runCase(one: Case, target: Target, options: CaseOptions = {}): Promise<CaseResult> {
  const begun = elapsed();
  const startedAt = currentDate().toISOString();
  const steps: StepResult[] = [];
  const ended = (why: string | null = null): CaseResult => ({
    name: one.name,
    about: one.about,
    place: one.place,
    version: one.version,
    outcome:
      why !== null ? 'skipped' : steps.some(({ failures }) => failures.length > 0) ? 'failed' : 'passed',
    why,
    startedAt,
    durationMs: elapsed() - begun,
    steps,
  });
  const whyNot = target.whyNot(one);
  if (whyNot !== null) return ended(whyNot);
  let setting: Setting;
  try {
    setting = await target.open(one);
  } catch (error) {
    if (error instanceof NotHere) return ended(error.message);
    if (error instanceof Unreachable) throw error;
    steps.push({
      title: 'what the case asks for',
      place: one.place,
      failures: [trouble(error, one.place)],
      exchange: null,
    });
    return ended();
  }
  for (;;) {
    const shifted = setting.monthsLater === 0 ? one : one.time.shiftedBy(setting.monthsLater);
    const unmet = await play(shifted, setting, target, options, steps).finally(
      // An environment that cannot be deleted now is deleted when it was not used for a while; that is no failure of
      // the case.
      () => setting.close().catch(() => {}),
    );
    if (!unmet || !target.isReal) return ended();
    const another = await setting.another();
    if (!another) return ended(`nothing it was tried with is as it supposes: ${unmet.title}`);
    setting = another;
    steps.length = 0;
  }
}

/**
 * Takes the steps of a case, up to the first that fails.
 * @returns that step, if it only says what the case supposes.
 */
async function play(
  one: Case,
  setting: Setting,
  target: Target,
  options: CaseOptions,
  steps: StepResult[],
): Promise<Step | null> {
  const player = new Player(one, setting, target.isReal, options);
  for (const step of one.steps) {
    const result = await player.take(step);
    steps.push(result);
    if (result.failures.length > 0) return step.kind === 'call' && step.isSupposed ? step : null;
  }
  return null;
}
