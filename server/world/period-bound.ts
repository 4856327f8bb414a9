import { comparePeriods } from '../../fixtures/period.ts';
import type { YearPeriod } from '../../fixtures/seed.ts';
import { type FromPeriod, holdingIn } from './history.ts';

/** A record that counts from a period on, until it ends. */
export interface PeriodBound extends FromPeriod {
  /** The last period in which it counts (fact: last-period-counts); null for no end. */
  readonly until: YearPeriod | null;
}

/** Whether a record counts in a period; its first and its last one count. */
export function countsIn({ from, until }: Pick<PeriodBound, 'from' | 'until'>, period: YearPeriod): boolean {
  const hasBegun = comparePeriods(from, period) <= 0;
  return hasBegun && (until === null || comparePeriods(period, until) <= 0);
}

/**
 * Of records of which each takes over from the one before, what counts in a period. After the last one ended nothing
 * does: those it took over from do not come back (mark: former-stays-replaced).
 */
export function countingIn<T extends PeriodBound>(history: readonly T[], period: YearPeriod): T | undefined {
  const holding = holdingIn(history, period);
  return holding && countsIn(holding, period) ? holding : undefined;
}
