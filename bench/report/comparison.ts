import type { PartResult, Ratio } from './results.ts';

/** How a ratio stands to the one that was kept. */
export interface Comparison {
  readonly name: string;
  readonly kept: number;
  /** Null when it was not measured: a peer is not installed, or a request was not answered. */
  readonly now: number | null;
  /** What was not measured counts as worse. */
  readonly worse: boolean;
  /** The part by which it may be worse. */
  readonly tolerance: number;
}

/** Compares the ratios that were kept; what was not measured before has nothing to be compared with. */
export function compare(kept: PartResult, now: PartResult): Comparison[] {
  return kept.ratios.map(({ name, value, tolerance }) => {
    const ratio = now.ratios.find((measured) => measured.name === name);
    if (!ratio) return { name, kept: value, now: null, worse: true, tolerance };
    const worse = isWorse(ratio, value);
    return { name, kept: value, now: ratio.value, worse, tolerance: ratio.tolerance };
  });
}

function isWorse({ value, better, tolerance, goodEnough }: Ratio, kept: number): boolean {
  return better === 'higher'
    ? value < Math.min(kept * (1 - tolerance), goodEnough ?? Number.POSITIVE_INFINITY)
    : value > Math.max(kept * (1 + tolerance), goodEnough ?? Number.NEGATIVE_INFINITY);
}
