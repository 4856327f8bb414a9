import { workdaysOf } from '../../payroll/workdays.ts';
import type { Family } from '../call.ts';
import { companyOf, namedPeriod } from '../shared/employee/periods.ts';

/** The days on which an employee works. */
export const scheduleCalendar = {
  /** By the schedule, in service only; days without hours are left out (mark: schedule-calendar-days). */
  ScheduleCalendar_Get({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    const period = namedPeriod(employee, named, call);
    return workdaysOf(employee, companyOf(employee, call), period)
      .inService.filter(({ hours }) => Number(hours) > 0)
      .map(({ date, hours }) => ({ Date: date, Hours: hours }));
  },
} satisfies Family<'EmployeeService'>;
