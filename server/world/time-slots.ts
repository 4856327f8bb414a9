import type { DateTime } from '../../fixtures/seed.ts';
import type { TimeSlot } from './records/time-schedule.ts';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** How long a slot lasts, in milliseconds; negative for one that ends before it begins. */
export function lengthOf({ start, end }: Pick<TimeSlot, 'start' | 'end'>): number {
  return dateTimeOf(end) - dateTimeOf(start);
}

/** Two of the slots that have time in common, also across the end of the week; null where none do. */
export function overlapIn(slots: readonly TimeSlot[]): readonly [TimeSlot, TimeSlot] | null {
  for (const [at, slot] of slots.entries()) {
    const other = slots.slice(at + 1).find((one) => doCross(slot, one));
    if (other) return [slot, other];
  }
  return null;
}

/** A slot as messages call it. */
export function slotText({ dayOfWeek, start, end }: TimeSlot): string {
  return `of day ${dayOfWeek} from ${start.slice(11)} to ${end.slice(11)}`;
}

function doCross(slot: TimeSlot, other: TimeSlot): boolean {
  const gap = (startInWeek(other) - startInWeek(slot) + WEEK) % WEEK;
  return gap < lengthOf(slot) || WEEK - gap < lengthOf(other);
}

function startInWeek({ dayOfWeek, start }: TimeSlot): number {
  return dayOfWeek * DAY + (dateTimeOf(start) % DAY);
}

/** Milliseconds since the year 1, so that times of day are never negative. */
function dateTimeOf(moment: DateTime): number {
  return Date.parse(`${moment}Z`) - Date.parse('0001-01-01T00:00:00Z');
}
