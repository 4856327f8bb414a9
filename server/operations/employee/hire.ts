import type { DateTime, EmployeeType } from '../../../fixtures/seed.ts';
import type { Call, Family } from '../call.ts';
import { requiredEmployeeType } from '../shared/employee/employee-type.ts';
import { type Newcomer, newEmployee } from '../shared/employee/new-employee.ts';
import { newEmployment } from '../shared/employee/new-employment.ts';
import { writableDay } from '../shared/employee/periods.ts';
import { impossible } from '../shared/faults.ts';

/** Coming into service. */
export const hire = {
  /** An employee who starts later is a new hire until then. */
  Employee_Insert(sent, call) {
    return insert(sent, 'newHire', call);
  },

  /**
   * No employee comes in as out of service or as a type that is not listed: InvalidSetOfValues
   * (mark: hire-out-of-service).
   */
  Employee_InsertByEmployeeType(sent, call) {
    const type = requiredEmployeeType(sent.EmployeeType);
    if (type === 'inactive')
      throw impossible('EmployeeType', sent.EmployeeType, 'another type than out of service');
    return insert(sent, type, call);
  },
} satisfies Family<'EmployeeService'>;

/** A new employee, and the first day. */
interface Hired extends Newcomer {
  readonly StartDate: DateTime;
  readonly UnprotectedMode: boolean;
}

function insert(newcomer: Hired, type: EmployeeType, call: Call): number {
  const { CompanyId: companyId, UnprotectedMode } = newcomer;
  const startDate = writableDay({ companyId }, newcomer.StartDate, UnprotectedMode, call);
  const employee = newEmployee(newcomer, startDate, call);
  call.environment.employees.put(
    type === 'applicant'
      ? { ...employee, plannedStart: startDate }
      : { ...employee, type, employments: [newEmployment(startDate, call)] },
  );
  return employee.id;
}
