import type { Family } from '../call.ts';
import { codedToWire, flatToWire, sinceToWire } from '../shared/employee/assignments.ts';
import { functions } from '../shared/employee/functions.ts';
import { openPeriodOf, writablePeriod } from '../shared/employee/periods.ts';

/** The function (job) of an employee, one of the debtor's. */
export const employeeFunction = {
  Function_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return functions.heldIn(employee, openPeriodOf(employee, call), call);
  },

  /** Of any debtor the caller sees; nothing for an id of none of them (mark: function-of-any-debtor). */
  Function_GetFunction({ FunctionID }, { view }) {
    const found = view
      .debtors()
      .flatMap(({ functions }) => functions)
      .find(({ id }) => id === FunctionID);
    return found ? codedToWire(found) : null;
  },

  Function_GetAll_AllEmployeesByCompany({ CompanyID }, call) {
    return functions
      .historiesOf(CompanyID, call, flatToWire)
      .map(({ employeeId, history }) => ({ EmployeeId: employeeId, EmployeeFunctions: history }));
  },

  Function_GetAll_AllEmployeesByCompany_V2({ CompanyID }, call) {
    return functions
      .historiesOf(CompanyID, call, (record) => ({
        RecordId: record.id,
        Function: codedToWire(record.assigned),
        ...sinceToWire(record),
      }))
      .map(({ employeeId, history }) => ({ EmployeeId: employeeId, EmployeeFunctions: history }));
  },

  Function_UpdateCurrent({ EmployeeId, FunctionId }, call) {
    const employee = call.view.employee(EmployeeId);
    functions.assign(employee, FunctionId, openPeriodOf(employee, call), call);
  },

  /** Has no unprotected mode, so a closed period stays closed (mark: closed-period-without-switch). */
  Function_Update({ EmployeeId, FunctionId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    functions.assign(employee, FunctionId, writablePeriod(employee, named, false, call), call);
  },
} satisfies Family<'EmployeeService'>;
