import { FIRST_NEW_ID } from '../../fixtures/ids.ts';
import type { Product } from '../../fixtures/plan.ts';
import type { DateTime, EnvironmentSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import type { Company, Debtor, Employee } from './records.ts';
import { Table, type TableBase } from './table.ts';

/** One tenant: its records and its clock. What a login may see of it is the business of `access`. */
export class Environment {
  readonly subdomain: string;
  readonly name: string;
  readonly product: Product;
  /** Where the environment's clock stands. */
  readonly today: DateTime;
  readonly debtors: Table<Debtor>;
  readonly companies: Table<Company>;
  readonly employees: Table<Employee>;
  readonly #world: WorldSeed;
  readonly #hiredAt = new Map<number, number[]>();
  #nextId = FIRST_NEW_ID;

  constructor(world: WorldSeed, seed: EnvironmentSeed) {
    this.subdomain = seed.subdomain;
    this.name = seed.name;
    this.product = seed.product;
    this.today = world.plan.today;
    this.#world = world;
    const companies = seed.debtors.flatMap((debtor) => debtor.companies);
    this.debtors = new Table<Debtor>(baseOf(seed.debtors));
    this.companies = new Table<Company>(baseOf(companies));
    this.employees = new Table<Employee>(employeeBase(world, new Set(companies.map(({ id }) => id))));
  }

  /** An id no other record of this environment has. */
  nextId(): number {
    return this.#nextId++;
  }

  companiesOf(debtorId: number): Company[] {
    return [...this.companies.all()].filter((company) => company.debtorId === debtorId);
  }

  /** By number: those of the seed first, then whoever was hired through the API. */
  employeesOf(companyId: number): Employee[] {
    const ids = [
      ...this.#world.employees(companyId).map(({ id }) => id),
      ...(this.#hiredAt.get(companyId) ?? []),
    ];
    return ids.flatMap((id) => this.employees.get(id) ?? []);
  }

  /** Puts in somebody who was not there before. */
  hire(employee: Employee): void {
    this.employees.put(employee);
    const hired = this.#hiredAt.get(employee.companyId);
    if (hired) hired.push(employee.id);
    else this.#hiredAt.set(employee.companyId, [employee.id]);
  }

  /** The company of an employee, without making anybody who was only named. */
  companyIdOfEmployee(employeeId: number): number | undefined {
    return this.#world.companyOfEmployee(employeeId)?.id ?? this.employees.get(employeeId)?.companyId;
  }
}

function baseOf<T extends { readonly id: number }>(records: readonly T[]): TableBase<T> {
  const byId = new Map(records.map((record) => [record.id, record]));
  return { get: (id) => byId.get(id), ids: () => byId.keys() };
}

/** The employees of some companies of the seeded world; nobody is made before somebody is asked for. */
function employeeBase(world: WorldSeed, companyIds: ReadonlySet<number>): TableBase<Employee> {
  return {
    get(id) {
      const company = world.companyOfEmployee(id);
      return company && companyIds.has(company.id) ? world.employee(id) : undefined;
    },
    *ids() {
      for (const companyId of companyIds) for (const { id } of world.employees(companyId)) yield id;
    },
  };
}
