import type { PartResult, Ratio } from './results.ts';

/** How a ratio stands to the one that was kept. */
export interface Comparison {
  readonly name: string;
  readonly kept: number;
  readonly now: number;
  readonly worse: boolean;
  /** The part by which it may be worse. */
  readonly tolerance: number;
}

/** Compares the ratios that both have; one that only one of them has says nothing, since there was nothing to measure. */
export function compare(kept: PartResult, now: PartResult): Comparison[] {
  return now.ratios.flatMap((ratio) => {
    const before = kept.ratios.find(({ name }) => name === ratio.name);
    if (!before) return [];
    const worse = isWorse(ratio, before.value);
    return [{ name: ratio.name, kept: before.value, now: ratio.value, worse, tolerance: ratio.tolerance }];
  });
}

function isWorse({ value, better, tolerance, goodEnough }: Ratio, kept: number): boolean {
  if (better === 'higher')
    return value < kept * (1 - tolerance) && value < (goodEnough ?? Number.POSITIVE_INFINITY);
  return value > kept * (1 + tolerance) && value > (goodEnough ?? Number.NEGATIVE_INFINITY);
}
