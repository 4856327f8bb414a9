import type { TimeScheduleSlot as WireTimeSlot } from '../../../../contracts/interface/generated/v3/EmployeeService.ts';
import { fromHundredths } from '../../../../fixtures/decimal.ts';
import type { DateTime } from '../../../../fixtures/seed.ts';
import { NmbrsFault } from '../../../world/nmbrs-fault.ts';
import type { TimeSlot } from '../../../world/records/time-schedule.ts';

/** The number of the environment, by which nothing can be asked: the same everywhere (mark: environment-number-one). */
export const ENVIRONMENT_NUMBER = 1;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/**
 * @throws NmbrsFault StartAfterEnd when it ends before it begins; InvalidSetOfValues for nothing, for no day of the
 * week, and for one that lasts longer than a day (mark: invalid-values-refused).
 */
export function slotFromWire(sent: WireTimeSlot | null, id: number): TimeSlot {
  if (!sent || sent.IntDayOfWeek < 0 || sent.IntDayOfWeek > 6) throw new NmbrsFault('InvalidSetOfValues');
  const slot: TimeSlot = {
    id,
    dayOfWeek: sent.IntDayOfWeek,
    start: sent.DtmStart,
    end: sent.DtmEnd,
    worked: sent.BlnHoursWorked ?? null,
    registrationTypeId: sent.IntHoursRegistrationTypeID ?? null,
  };
  if (lengthOf(slot) < 0) throw new NmbrsFault('StartAfterEnd');
  if (lengthOf(slot) > DAY) throw new NmbrsFault('InvalidSetOfValues');
  return slot;
}

/** How long it lasts is worked out; what was sent of that says nothing (mark: time-slot-length). */
export function slotToWire(slot: TimeSlot): WireTimeSlot {
  const length = lengthOf(slot);
  return {
    ID: slot.id,
    IntEnvironmentID: ENVIRONMENT_NUMBER,
    BlnHoursWorked: slot.worked,
    DtmEnd: slot.end,
    DtmStart: slot.start,
    IntDayOfWeek: slot.dayOfWeek,
    IntHoursRegistrationTypeID: slot.registrationTypeId,
    StrDuration: `${twoDigits(length / HOUR)}:${twoDigits((length % HOUR) / MINUTE)}`,
    Duration: fromHundredths(Math.round((length * 100) / HOUR)),
  };
}

/**
 * @throws NmbrsFault OverlappingTimeSlots when two of the slots have time in common, also across the end of the week.
 */
export function requireApart(slots: readonly TimeSlot[]): void {
  const cross = slots.some((slot, at) => slots.slice(at + 1).some((other) => doCross(slot, other)));
  if (cross) throw new NmbrsFault('OverlappingTimeSlots');
}

function doCross(slot: TimeSlot, other: TimeSlot): boolean {
  const gap = (startInWeek(other) - startInWeek(slot) + WEEK) % WEEK;
  return gap < lengthOf(slot) || WEEK - gap < lengthOf(other);
}

function startInWeek({ dayOfWeek, start }: TimeSlot): number {
  return dayOfWeek * DAY + (dateTimeOf(start) % DAY);
}

function lengthOf({ start, end }: TimeSlot): number {
  return dateTimeOf(end) - dateTimeOf(start);
}

/** Milliseconds since the year 1, so that times of day are never negative. */
function dateTimeOf(moment: DateTime): number {
  return Date.parse(`${moment}Z`) - Date.parse('0001-01-01T00:00:00Z');
}

function twoDigits(count: number): string {
  return String(Math.floor(count)).padStart(2, '0');
}
