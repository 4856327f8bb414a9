import type { Family } from '../call.ts';
import { flatToWire } from '../shared/employee/assignments.ts';
import { departments } from '../shared/employee/departments.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';

/** The department of the debtor in which an employee works. */
export const department = {
  Department_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return departments.heldIn(employee, openPeriodOf(employee, call), call);
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
