import type { DateTime, EmployeeRecord } from '../../../fixtures/seed.ts';

/** A week that repeats itself from a day on, hour by hour. */
export interface TimeSchedule extends EmployeeRecord {
  readonly startDate: DateTime;
  readonly slots: readonly TimeSlot[];
}

/** A stretch of one day of the week. */
export interface TimeSlot {
  readonly id: number;
  /** 0 for Sunday to 6 for Saturday: the day on which it begins. */
  readonly dayOfWeek: number;
  /** Of these moments only the time counts, and whether the second is on the day after. */
  readonly start: DateTime;
  readonly end: DateTime;
  /** Whether it is work; null when that was not said. */
  readonly worked: boolean | null;
  readonly registrationTypeId: number | null;
}
