import type { DateTime } from '../../../fixtures/seed.ts';
import type { PeriodBound } from '../period-bound.ts';

/** What an employee has from a period on, until it is stopped on a day; there may be several at a time. */
export interface Running extends PeriodBound {
  readonly createdAt: DateTime;
  /** The last day, in the period `until`; null for no end. */
  readonly endDate: DateTime | null;
}
