import { mapInSteps, type Steps } from '../../../base/turns.ts';
import { toHundredths } from '../../../fixtures/decimal.ts';
import type { LeaveTypeGroup } from '../../../fixtures/leave-types.ts';
import { daysOf } from '../../../fixtures/period-days.ts';
import {
  annualTable,
  employeesUntil,
  type UntilRun,
  ungrouped,
} from '../../payroll/documents/annual-document.ts';
import type { Employee } from '../../world/records.ts';
import { type LeaveHours, leaveHoursOf, leaveTypesOf } from './employee/leave-balance.ts';

/** The leave of one kind that an employee has in a year. */
interface LeaveRow {
  readonly employee: Employee;
  readonly group: LeaveTypeGroup;
  readonly hours: LeaveHours;
}

/** What leave the employees have at the end of the period of a run, in hours, kind by kind. */
export const leaveBalances = annualTable<LeaveRow>({
  title: 'Saldo verlof',
  columns: [
    { heading: 'Nr.', width: 1, text: ({ employee }) => String(employee.number) },
    { heading: 'Werknemer', width: 3, text: ({ employee }) => employee.displayName },
    { heading: 'Verlof', width: 3, text: ({ group }) => group.description },
    { heading: 'Beginsaldo in uren', width: 2, amount: ({ hours }) => toHundredths(hours.opening) },
    { heading: 'Saldo in uren', width: 2, amount: ({ hours }) => toHundredths(hours.current) },
  ],
  *groups(until) {
    return ungrouped(yield* rowsOf(until));
  },
});

function* rowsOf(until: UntilRun): Steps<LeaveRow[]> {
  const { period } = until.run;
  const { last } = daysOf(period, until.company.periodType);
  const employees = yield* employeesUntil(until);
  const rows = yield* mapInSteps(employees, ({ employee }) =>
    leaveTypesOf(employee, period).map((group) => ({
      employee,
      group,
      hours: leaveHoursOf(employee, [group], last),
    })),
  );
  return rows.flat();
}
