import type { Staff } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { managerIn } from '../../world/managers.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { companyOf, namedPeriod, openPeriodOf } from '../shared/employee/periods.ts';
import { managerToWire } from '../shared/wire-staff.ts';

/** The manager of an employee: one of its debtor, in every period the same unless a seed says others. */
export const manager = {
  Manager_Get({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    return managerOf(employee, namedPeriod(employee, named, call), call);
  },

  Manager_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return managerOf(employee, openPeriodOf(employee, call), call);
  },
} satisfies Family<'EmployeeService'>;

function managerOf(employee: Employee, period: YearPeriod, call: Call): Staff | null {
  const found = managerIn(employee, call.view.debtor(companyOf(employee, call).debtorId), period);
  return found && managerToWire(found);
}
