import type { TimeScheduleSeed, TimeSlotSeed } from '../../../fixtures/administration/records.ts';

/** A week that repeats itself from a day on, hour by hour. */
export type TimeSchedule = TimeScheduleSeed;

/** A stretch of one day of the week. */
export type TimeSlot = TimeSlotSeed;
