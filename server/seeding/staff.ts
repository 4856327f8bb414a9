import type { Path } from '../../base/schema/schema-at.ts';
import type { CompanySeed, ExactEmployee } from '../../contracts/seed/seed.ts';
import { NO_EMPLOYEES } from '../../fixtures/headcount.ts';
import type { CompanyPlan } from '../../fixtures/plan.ts';
import { trades } from '../../fixtures/trade.ts';
import type { Company, Debtor, Employee } from '../world/records.ts';
import { giveGuid } from './chosen-ids.ts';
import { employerOf, plannedCount } from './company.ts';
import { tradeOf } from './debtor.ts';
import { EmployeeNumbers } from './employee/employee-numbers.ts';
import { exactEmployee } from './employee/exact-employee.ts';
import { generatedEmployees } from './employee/generated-employee.ts';
import type { Workplace } from './employee/workplace.ts';
import type { RecordReader } from './record-reader.ts';
import type { Seeding } from './seeding.ts';

/** So many employees of whom nothing is said. */
type Generated = Pick<CompanyPlan, 'inactiveShare' | 'newHires' | 'applicants'> & {
  readonly generate: number;
};

/** Puts the employees of a seed into their company, one a step. */
export function* seedStaff(
  value: CompanySeed,
  path: Path,
  {
    debtor,
    company,
    reader,
  }: { readonly debtor: Debtor; readonly company: Company; readonly reader: RecordReader },
  seeding: Seeding,
): Generator<void, number[]> {
  const { environment } = seeding;
  const list = staffOf(value);
  if (list.length === 0) return [];
  const before = [...environment.employeeIdsOf(company.id)].length;
  const employed = employerOf(company, debtor, seeding, before + plannedCount(value));
  const workplace: Workplace = {
    ...seeding,
    debtor,
    company,
    reader,
    administration: company,
    employer: {
      world: seeding.world,
      debtor: {
        ...debtor,
        companies: [],
        tags: [],
        trade: tradeOf(debtor),
      } as unknown as Workplace['employer']['debtor'],
      company: employed,
      plan: planOf(company, { generate: 0, inactiveShare: 0, newHires: 0, applicants: 0 }),
      trade: trades[tradeOf(debtor)],
      before: { ...NO_EMPLOYEES, active: before },
    },
  };
  const numbers = new EmployeeNumbers(environment, company);
  const hired: number[] = [];
  for (const [at, one] of list.entries()) {
    // What the plan of a world made is null.
    if (one === null) continue;
    const place = Array.isArray(value.employees) ? [...path, 'employees', at] : [...path, 'employees'];
    for (const employee of employeesSaid(one, place, workplace, numbers)) {
      environment.employees.put(employee);
      hired.push(employee.id);
      yield;
    }
  }
  return hired;
}

/** One who is said exactly, or so many of whom nothing is said. */
function* employeesSaid(
  one: ExactEmployee | Generated,
  path: Path,
  workplace: Workplace,
  numbers: EmployeeNumbers,
): Generator<Employee> {
  if ('generate' in one) {
    const plan = planOf(workplace.company, one);
    if (fits(plan, path, workplace)) yield* generatedEmployees(workplace, plan, numbers);
    return;
  }
  const { guid, ...exact } = one;
  const employee = exactEmployee(exact, path, workplace, numbers);
  giveGuid(guid, ['employee', employee.id], path, workplace);
  yield employee;
}

function staffOf({ employees = [], inactiveShare = 0.15, newHires = 0, applicants = 0 }: CompanySeed) {
  if (typeof employees === 'number')
    return employees === 0 ? [] : [{ generate: employees, inactiveShare, newHires, applicants }];
  return employees.map((one) =>
    one && 'generate' in one
      ? ({ inactiveShare: 0.15, newHires: 0, applicants: 0, ...one } as Generated)
      : one,
  );
}

function planOf(
  { number, periodType }: Company,
  { generate, inactiveShare, newHires, applicants }: Generated,
): CompanyPlan {
  return { number, branch: null, periodType, employees: generate, inactiveShare, newHires, applicants };
}

/** Whether there are enough employees for those who are not at work. */
function fits(
  { employees, inactiveShare, newHires, applicants }: CompanyPlan,
  path: Path,
  { mistakes }: Seeding,
): boolean {
  const least = Math.round(employees * inactiveShare) + newHires + applicants;
  if (least <= employees) return true;
  mistakes.wrong(
    path,
    employees,
    `is fewer than the ${least} who are out of service, new or applying.`,
    'Make more, or fewer of the others.',
  );
  return false;
}
