import { isOnCalendar } from '../../base/calendar.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import type { ClockChange, Duration } from '../../contracts/control/clock.ts';
import { type Clock, secondsAfter } from '../world/clock.ts';

export function changeClock(clock: Clock, { now, frozen }: ClockChange): void {
  if (now !== undefined && !isDateTime(now))
    throw new NotPossible(
      'invalid',
      'now',
      `${quoted(now)} is no moment from 1900 to 2999.`,
      'Write it as 2026-11-16T09:00:00, without a time zone.',
    );
  if (frozen === true) clock.freeze();
  if (frozen === false) clock.run();
  if (now !== undefined) clock.set(now);
}

export function advanceClock(
  clock: Clock,
  { days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration,
): void {
  const length = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  if (Math.abs(length) > LONGEST || !isDateTime(secondsAfter(clock.now, length)))
    throw new NotPossible(
      'invalid',
      'clock',
      'That moves the clock out of the years 1900 to 2999.',
      'Set it to a moment instead.',
    );
  clock.advance(length);
}

/** A thousand years: further than any clock here goes, and near enough to count. */
const LONGEST = 1_000 * 366 * 24 * 3600;

/** A real date and time, in years that the fixtures and the wire can write. */
export function isDateTime(text: string): boolean {
  return /^(?:19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) && isOnCalendar(text);
}
