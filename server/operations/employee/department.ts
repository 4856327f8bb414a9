import type { YearPeriod } from '../../../fixtures/seed.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { Assignments, flatToWire } from '../shared/employee/assignments.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';

const departments = new Assignments({
  listOf: ({ departments }) => departments,
  read: ({ departments }) =>
    departments.map(({ department, ...record }) => ({ ...record, assigned: department })),
  write: (employee, history) => ({
    ...employee,
    departments: history.map(({ assigned, ...record }) => ({ ...record, department: assigned })),
  }),
});

/** The department in which an employee works in a period, as it is called now; null before the first. */
export function departmentIn(employee: Employee, period: YearPeriod, call: Call) {
  return departments.heldIn(employee, period, call);
}

/** The department of the debtor in which an employee works. */
export const department = {
  Department_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return departmentIn(employee, openPeriodOf(employee, call), call);
  },

  Department_GetAll_AllEmployeesByCompany({ CompanyID }, call) {
    return departments
      .historiesOf(CompanyID, call, flatToWire)
      .map(({ employeeId, history }) => ({ EmployeeId: employeeId, EmployeeDepartments: history }));
  },

  Department_UpdateCurrent({ EmployeeId, DepartmentId }, call) {
    const employee = call.view.employee(EmployeeId);
    departments.assign(employee, DepartmentId, openPeriodOf(employee, call), call);
  },
} satisfies Family<'EmployeeService'>;
