import { leaveOf } from '../../../fixtures/leave.ts';
import type { CompanyPlan } from '../../../fixtures/plan.ts';
import { type EmployeeKind, MadeEmployee } from '../../../fixtures/records/employee.ts';
import { BATCH_SIZE, dealKinds } from '../../../fixtures/records/employee-batch.ts';
import type { Employee } from '../../world/records.ts';
import type { EmployeeNumbers } from './employee-numbers.ts';
import { administrationMaker, worldWithKeptIds } from './late-administration.ts';
import { generated } from './late-employee.ts';
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

function generatedEmployee(workplace: Workplace, kind: EmployeeKind, number: number): Employee {
  const { environment, employer } = workplace;
  const id = environment.nextId();
  const { today } = environment;
  const world = worldWithKeptIds(workplace);
  return generated({
    seed: new MadeEmployee({ ...employer, world }, { id, number }, kind),
    leaveOf: (seed) => leaveOf(seed, today, world.ids),
    administrationOf: administrationMaker(workplace, world),
  });
}
