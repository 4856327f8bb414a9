import { makeEmployeeAdministration } from '../../../fixtures/administration/employee.ts';
import { leaveOf } from '../../../fixtures/leave.ts';
import type { CompanyPlan } from '../../../fixtures/plan.ts';
import { type EmployeeKind, MadeEmployee } from '../../../fixtures/records/employee.ts';
import { BATCH_SIZE, dealKinds } from '../../../fixtures/records/employee-batch.ts';
import { type Employee, NEW_EMPLOYEE } from '../../world/records.ts';
import type { EmployeeNumbers } from './employee-numbers.ts';
import type { Workplace } from './workplace.ts';

/** Employees of whom nothing is said, of the kinds that a company of so many has. */
export function* generatedEmployees(
  workplace: Workplace,
  plan: CompanyPlan,
  numbers: EmployeeNumbers,
): Generator<Employee> {
  const employer = { ...workplace.employer, plan };
  for (let first = 0; first < plan.employees; first += BATCH_SIZE)
    for (const kind of dealKinds(employer, first))
      yield generatedEmployee(workplace, kind, numbers.take(undefined, [], workplace.mistakes));
}

function generatedEmployee(
  { environment, world, employer, administration }: Workplace,
  kind: EmployeeKind,
  number: number,
): Employee {
  const id = environment.nextId();
  const made = new MadeEmployee(employer, { id, number }, kind).toJSON();
  return {
    ...NEW_EMPLOYEE,
    ...made,
    leave: leaveOf(made, environment.today, world.ids),
    ...makeEmployeeAdministration(made, employer.company, administration, world),
  };
}
