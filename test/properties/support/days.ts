import fc from 'fast-check';
import { twoDigits } from './arbitrary.ts';

/** A day of the period that is open for the firm. */
export const openDay: fc.Arbitrary<string> = fc
  .integer({ min: 1, max: 28 })
  .map((day) => `2026-11-${twoDigits(day)}T00:00:00`);

/** Where a day of the open period ends. */
export const LAST_OPEN_DAY = '2026-11-30T00:00:00';

/** The period after it. */
export const inDecember = () => ({ Year: '2026', Period: '12' });

/** How a date that is not there reads. */
export const NO_DAY = '0001-01-01T00:00:00';
