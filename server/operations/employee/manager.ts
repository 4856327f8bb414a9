import type { Staff } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { companyOf, namedPeriod } from '../shared/employee/periods.ts';
import { managerToWire } from '../shared/wire-staff.ts';

/** The manager of an employee: the one manager of its debtor, in every period (mark: manager-is-contact-person). */
export const manager = {
  Manager_Get({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    namedPeriod(employee, named, call);
    return managerOf(employee, call);
  },

  Manager_GetCurrent({ EmployeeId }, call) {
    return managerOf(call.view.employee(EmployeeId), call);
  },
} satisfies Family<'EmployeeService'>;

function managerOf(employee: Employee, call: Call): Staff | null {
  return managerToWire(call.view.debtor(companyOf(employee, call).debtorId));
}
