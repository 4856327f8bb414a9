import { FIRST_NEW_ID } from '../../fixtures/ids.ts';
import type { Product } from '../../fixtures/plan.ts';
import type { CompanySeed, DateTime, EnvironmentSeed, YearPeriod } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { Capacity } from '../capacity/capacity.ts';
import { begunEmployee } from './begun-employee.ts';
import { Clock } from './clock.ts';
import { periodOn } from './periods.ts';
import type { ReportTask } from './records/report-task.ts';
import type { UploadedFile } from './records/uploaded-file.ts';
import { type Company, type Debtor, type Employee, NEW_COMPANY, type Tag } from './records.ts';
import { Table, type TableBase } from './table.ts';

/** The records and the clock of one tenant. Which login sees what of them is the business of `access`. */
export class Environment {
  readonly subdomain: string;
  readonly name: string;
  readonly product: Product;
  readonly clock: Clock;
  readonly tags: Table<Tag>;
  readonly debtors: Table<Debtor>;
  readonly companies: Table<Company>;
  readonly employees: Table<Employee>;
  readonly reportTasks: Table<ReportTask>;
  /** How much its server holds; shared by all its environments. */
  readonly capacity: Capacity;
  readonly #world: WorldSeed;
  readonly #hiredAt: Map<number, readonly number[]>;
  #nextId: number;

  private constructor(
    subdomain: string,
    origin: Pick<
      Environment,
      'name' | 'product' | 'clock' | 'tags' | 'debtors' | 'companies' | 'employees' | 'reportTasks'
    >,
    capacity: Capacity,
    world: WorldSeed,
    hiredAt: ReadonlyMap<number, readonly number[]>,
    nextId: number,
  ) {
    this.subdomain = subdomain;
    this.name = origin.name;
    this.product = origin.product;
    this.clock = origin.clock;
    this.tags = origin.tags;
    this.debtors = origin.debtors;
    this.companies = origin.companies;
    this.employees = origin.employees;
    this.reportTasks = origin.reportTasks;
    this.capacity = capacity;
    this.#world = world;
    this.#hiredAt = new Map(hiredAt);
    this.#nextId = nextId;
  }

  /** An environment as its seed has it. */
  static open(world: WorldSeed, seed: EnvironmentSeed, capacity = new Capacity()): Environment {
    const companies = seed.debtors.flatMap((debtor) => debtor.companies);
    const debtors = seed.debtors.map((debtor) => ({
      ...debtor,
      tags: debtor.tags.map(({ number }) => number),
      ...world.debtorAdministration(debtor),
    }));
    const tables = {
      name: seed.name,
      product: seed.product,
      clock: new Clock(world.plan.today),
      tags: new Table<Tag>(baseOf(seed.tags.map((tag) => ({ id: tag.number, ...tag })))),
      debtors: new Table<Debtor>(baseOf(debtors)),
      companies: new Table<Company>(companyBase(world, companies)),
      employees: new Table<Employee>(employeeBase(world, new Set(companies.map(({ id }) => id)))),
      reportTasks: new Table<ReportTask>(baseOf<ReportTask>([])),
    };
    return new Environment(seed.subdomain, tables, capacity, world, new Map(), FIRST_NEW_ID);
  }

  /** Another environment that begins as this one stands; it costs what was written here, not the size of the world. */
  copy(subdomain: string): Environment {
    const { name, product, clock, tags, debtors, companies, employees, reportTasks } = this;
    const tables = {
      name,
      product,
      clock: clock.copy(),
      tags: tags.copy(),
      debtors: debtors.copy(),
      companies: companies.copy(),
      employees: employees.copy(),
      reportTasks: reportTasks.copy(),
    };
    return new Environment(subdomain, tables, this.capacity, this.#world, this.#hiredAt, this.#nextId);
  }

  /** What was uploaded: files of companies and documents of employees. */
  *uploads(): Generator<UploadedFile> {
    for (const { files } of this.companies.written()) yield* files;
    for (const { documents } of this.employees.written()) yield* documents;
  }

  get today(): DateTime {
    return this.clock.today;
  }

  get now(): DateTime {
    return this.clock.now;
  }

  /** An id no other record of this environment has. */
  nextId(): number {
    return this.#nextId++;
  }

  /** The period a company is working on; everything before it is closed (mark: open-period-by-clock). */
  openPeriodOf({ periodType }: Pick<Company, 'periodType'>): YearPeriod {
    return periodOn(this.today, periodType);
  }

  companiesOf(debtorId: number): Company[] {
    return [...this.companies.all()].filter((company) => company.debtorId === debtorId);
  }

  /** By number: those of the seed first, then those hired through the API (mark: order-of-lists). */
  employeesOf(companyId: number): Employee[] {
    const ids = [
      ...this.#world.employees(companyId).map(({ id }) => id),
      ...(this.#hiredAt.get(companyId) ?? []),
    ];
    return ids.flatMap((id) => this.employees.get(id) ?? []);
  }

  /** Puts in an employee who was not there before. */
  hire(employee: Employee): void {
    this.employees.put(employee);
    this.#hiredAt.set(employee.companyId, [...(this.#hiredAt.get(employee.companyId) ?? []), employee.id]);
  }

  /** The company of an employee, without making the record of an employee who was only named. */
  companyIdOfEmployee(employeeId: number): number | undefined {
    return this.#world.companyOfEmployee(employeeId)?.id ?? this.employees.get(employeeId)?.companyId;
  }
}

function baseOf<T extends { readonly id: number }>(records: readonly T[]): TableBase<T> {
  const byId = new Map(records.map((record) => [record.id, record]));
  return { get: (id) => byId.get(id), ids: () => byId.keys() };
}

/** Some companies of the seeded world; what they administer is made when one is first asked for. */
function companyBase(world: WorldSeed, companies: readonly CompanySeed[]): TableBase<Company> {
  const seeds = new Map(companies.map((company) => [company.id, company]));
  const begun = new Map<number, Company>();
  return {
    get(id) {
      const known = begun.get(id);
      const seed = seeds.get(id);
      if (known || !seed) return known;
      const company = { ...NEW_COMPANY, ...seed, ...world.companyAdministration(seed) };
      begun.set(id, company);
      return company;
    },
    ids: () => seeds.keys(),
  };
}

/** The employees of some companies of the seeded world; no record is made before it is asked for. */
function employeeBase(world: WorldSeed, companyIds: ReadonlySet<number>): TableBase<Employee> {
  return {
    get(id) {
      const company = world.companyOfEmployee(id);
      const seed = company && companyIds.has(company.id) ? world.employee(id) : undefined;
      return seed && begunEmployee(seed, world);
    },
    *ids() {
      for (const companyId of companyIds) for (const { id } of world.employees(companyId)) yield id;
    },
  };
}
