import { timeRegistrationCodes } from '../../../fixtures/time-registration-codes.ts';
import type { Employee } from '../../world/records.ts';
import { DAY, lengthOf, overlapIn, slotText } from '../../world/time-slots.ts';
import type { Check } from './check.ts';

/** What holds for time schedules and registrations, and for days worked. */
export function checkTime(employee: Employee, check: Check): void {
  for (const { item, path } of check.items(employee, 'timeSchedules')) {
    for (const [at, slot] of item.slots.entries()) {
      const place = [...path, 'slots', at];
      if (slot.dayOfWeek < 0 || slot.dayOfWeek > 6)
        check.wrong(
          [...place, 'dayOfWeek'],
          slot.dayOfWeek,
          'is no day of the week.',
          'Give 0 for Sunday to 6 for Saturday.',
        );
      check.order([...place, 'start'], slot.start, [...place, 'end'], slot.end);
      if (lengthOf(slot) > DAY)
        check.wrong(
          [...place, 'end'],
          slot.end,
          `is more than a day after start, ${slot.start}.`,
          'Give an earlier moment.',
        );
    }
    const [slot, other] = overlapIn(item.slots) ?? [];
    if (slot && other)
      check.wrong(
        [...path, 'slots'],
        slotText(slot),
        `overlaps the one ${slotText(other)}.`,
        'Give slots that have no time in common.',
      );
  }
  for (const { item, path } of check.items(employee, 'timeRegistrations')) {
    check.order([...path, 'start'], item.start, [...path, 'end'], item.end);
    if (!timeRegistrationCodes.some(({ id }) => id === item.codeId))
      check.wrong(
        [...path, 'codeId'],
        item.codeId,
        'is no code for time.',
        'Choose one that TimeRegistration_GetAll_AllTimeRegistrationCodes lists.',
      );
  }
  for (const name of ['fixedDays', 'variableDays'] as const)
    for (const { item, path } of check.items(employee, name)) check.notNegative([...path, 'days'], item.days);
}
