import type { TimeScheduleSlot as WireTimeSlot } from '../../../../contracts/interface/generated/v3/EmployeeService.ts';
import { fromHundredths } from '../../../../fixtures/decimal.ts';
import { NmbrsFault } from '../../../world/nmbrs-fault.ts';
import type { TimeSlot } from '../../../world/records/time-schedule.ts';
import { DAY, HOUR, lengthOf, overlapIn, slotText } from '../../../world/time-slots.ts';
import { endsBeforeStart, impossible, missing } from '../faults.ts';

/** The number of the environment, by which nothing can be asked: the same everywhere (mark: environment-number-one). */
export const ENVIRONMENT_NUMBER = 1;

const MINUTE = HOUR / 60;

/**
 * @throws NmbrsFault StartAfterEnd when it ends before it begins; InvalidSetOfValues for nothing, for no day of the
 * week, and for one that lasts longer than a day (mark: invalid-values-refused).
 */
export function slotFromWire(sent: WireTimeSlot | null, path: string, id: number): TimeSlot {
  if (!sent) throw missing(path);
  if (sent.IntDayOfWeek < 0 || sent.IntDayOfWeek > 6)
    throw impossible(`${path}.IntDayOfWeek`, sent.IntDayOfWeek, 'from 0 to 6');
  const slot: TimeSlot = {
    id,
    dayOfWeek: sent.IntDayOfWeek,
    start: sent.DtmStart,
    end: sent.DtmEnd,
    worked: sent.BlnHoursWorked ?? null,
    registrationTypeId: sent.IntHoursRegistrationTypeID ?? null,
  };
  if (lengthOf(slot) < 0)
    throw endsBeforeStart([`${path}.DtmEnd`, slot.end], [`${path}.DtmStart`, slot.start], 'StartAfterEnd');
  if (lengthOf(slot) > DAY)
    throw impossible(`${path}.DtmEnd`, slot.end, `at most a day after DtmStart, ${slot.start}`);
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
  const [slot, other] = overlapIn(slots) ?? [];
  if (slot && other)
    throw new NmbrsFault(
      'OverlappingTimeSlots',
      `the slots ${slotText(slot)} and ${slotText(other)} overlap`,
    );
}

function twoDigits(count: number): string {
  return String(Math.floor(count)).padStart(2, '0');
}
