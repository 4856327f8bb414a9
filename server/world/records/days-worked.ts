import type { DaysWorkedSeed } from '../../../fixtures/administration/records.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { countingIn } from '../period-bound.ts';

/** How many days an employee worked in each period in which this counts, said by hand. */
export type DaysWorked = DaysWorkedSeed;

/** What was said of the days an employee worked, each a history of its own. */
export interface DaysWorkedRecords {
  /** For every period until they are stopped. */
  readonly fixedDays: readonly DaysWorked[];
  /** For one period. */
  readonly variableDays: readonly DaysWorked[];
}

/**
 * The days worked in a period: those of the period itself go before the fixed ones (mark: days-of-period-first).
 * Undefined when none were said, so that the schedule tells.
 */
export function daysWorkedIn(
  { fixedDays, variableDays }: DaysWorkedRecords,
  period: YearPeriod,
): DaysWorked | undefined {
  return countingIn(variableDays, period) ?? countingIn(fixedDays, period);
}
