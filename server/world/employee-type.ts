import type { DateTime, EmployeeType } from '../../fixtures/seed.ts';
import type { Employee } from './records.ts';

/**
 * The type of an employee on a day. The times in service say it (mark: employee-type-by-service), but for two things
 * that are put on record: an applicant is one until hired, and an employee who was put on the payroll (`active`) is no
 * new hire any more, even before the first day (mark: payroll-before-start).
 */
export function employeeTypeOn(
  { type, employments }: Pick<Employee, 'type' | 'employments'>,
  day: DateTime,
): EmployeeType {
  if (type === 'applicant') return 'applicant';
  if (employments.some((employment) => isInService(employment, day))) return 'active';
  if (employments.some(({ startDate }) => startDate > day)) return type === 'active' ? 'active' : 'newHire';
  return 'inactive';
}

/** Whether a time in service holds a day; its end is the last day (mark: last-day-counts). */
export function isInService(
  { startDate, endDate }: Pick<Employee['employments'][number], 'startDate' | 'endDate'>,
  day: DateTime,
): boolean {
  return startDate <= day && (endDate === null || endDate >= day);
}
