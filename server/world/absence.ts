import type { DateTime } from '../../fixtures/seed.ts';
import type { Employee } from './records.ts';

/** Whether an employee does not do all of the work of a day, for illness. */
export function isAbsentOn({ absences }: Pick<Employee, 'absences'>, day: DateTime): boolean {
  return absences
    .flatMap(({ reports }) => reports)
    .some(({ percentage, start, end }) => percentage > 0 && start <= day && (end === null || end >= day));
}
