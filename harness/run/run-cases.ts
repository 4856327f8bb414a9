import { currentDate, elapsed } from '../../base/real-time.ts';
import type { Case } from '../format/case.ts';
import type { Target } from '../targets/target.ts';
import type { CaseOptions } from './player.ts';
import type { CaseResult, RunResult } from './results.ts';
import { runCase } from './run-case.ts';

interface RunOptions extends CaseOptions {
  /** How many cases run at a time; 8 unless said otherwise. */
  readonly concurrency?: number;
  /** Told of every case that ends, in the order in which they end. */
  readonly onResult?: (result: CaseResult, done: number) => void;
}

/**
 * Runs cases against a target, several at a time.
 * @throws Unreachable when the target does not answer at all.
 */
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
  const worker = async () => {
    while (next < cases.length) {
      const index = next++;
      const result = await runCase(cases[index] as Case, target, options);
      results[index] = result;
      onResult?.(result, ++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, cases.length) }, worker));
  return { target: target.name, startedAt, durationMs: elapsed() - begun, cases: results };
}
