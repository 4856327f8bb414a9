import type { DateTime } from '../../fixtures/seed.ts';
import type { Employee } from './records.ts';

/** Whether somebody does not do all of their work on a day, for illness. */
export function isAbsentOn({ absences }: Pick<Employee, 'absences'>, day: DateTime): boolean {
  return absences
    .flatMap(({ reports }) => reports)
    .some(({ percentage, start, end }) => percentage > 0 && start <= day && (end === null || end >= day));
}
