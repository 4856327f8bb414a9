import type { Case } from '../format/case.ts';
import { NotHere, type Setting, type Target, Unreachable } from '../targets/target.ts';
import { type CaseOptions, Player, trouble } from './player.ts';
import type { CaseResult, StepResult } from './results.ts';

/**
 * Runs a case against a target, up to its first step that fails.
 * @throws Unreachable when the target does not answer at all.
 */
export async function runCase(one: Case, target: Target, options: CaseOptions = {}): Promise<CaseResult> {
  const begun = performance.now();
  const startedAt = new Date().toISOString();
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
    durationMs: performance.now() - begun,
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
  try {
    const player = new Player(one, setting, target.isReal, options);
    for (const step of one.steps) {
      const result = await player.take(step);
      steps.push(result);
      if (result.failures.length > 0) break;
    }
  } finally {
    // An environment that cannot be deleted now goes when nobody uses it; that is no failure of the case.
    await setting.close().catch(() => {});
  }
  return ended();
}
