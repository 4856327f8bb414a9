import { currentDate, elapsed } from '../../base/real-time.ts';
import type { Case } from '../format/case.ts';
import type { Target } from '../targets/target.ts';
import type { CaseOptions } from './player.ts';
import type { CaseResult, EarlyEnd, RunResult } from './results.ts';
import { earlyEnd, notRun, runCase } from './run-case.ts';

interface RunOptions extends CaseOptions {
  /** How many cases run at a time; 8 unless said otherwise. */
  readonly concurrency?: number;
  /** Told of every case that ends, in the order in which they end. */
  readonly onResult?: (result: CaseResult, done: number) => void;
}

/** Runs cases against a target, several at a time. Where the run ends early, the result says why. */
export async function runCases(
  cases: readonly Case[],
  target: Target,
  { concurrency = 8, onResult, ...options }: RunOptions = {},
): Promise<RunResult> {
  const begun = elapsed();
  const startedAt = currentDate().toISOString();
  const results: CaseResult[] = [];
  let next = 0;
  let done = 0;
  let ended: EarlyEnd | null = null;
  const worker = async () => {
    while (next < cases.length && ended === null) {
      const index = next++;
      try {
        const result = await runCase(cases[index] as Case, target, options);
        results[index] = result;
        onResult?.(result, ++done);
      } catch (error) {
        ended ??= earlyEnd(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, cases.length) }, worker));
  return {
    target: target.name,
    startedAt,
    durationMs: elapsed() - begun,
    cases: ended === null ? results : cases.map((one, at) => results[at] ?? notRun(one, ended as EarlyEnd)),
    ended,
  };
}
