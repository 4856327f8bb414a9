import { Sequence } from '../../base/sequence.ts';
import type { Guid } from '../../contracts/interface/values.ts';
import { employeeIdsOf, FIRST_NEW_ID } from '../../fixtures/ids.ts';
import type { Product } from '../../fixtures/plan.ts';
import type { CompanySeed, DateTime, EnvironmentSeed, YearPeriod } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { Capacity } from '../capacity/capacity.ts';
import { begunCompany } from './begun-company.ts';
import { begunEmployee } from './begun-employee.ts';
import { Clock } from './clock.ts';
import { periodOn } from './periods.ts';
import type { ReportTask } from './records/report-task.ts';
import type { UploadedFile } from './records/uploaded-file.ts';
import type { Company, Debtor, Employee, Tag } from './records.ts';
import { Table, type TableBase } from './table.ts';

/** Of the records of an environment: the next one, and how many calls have put in. */
interface Ids {
  next: number;
  made: number;
  /** Employees that seeds put in. */
  seeded: number;
}

/** The tables of an environment. */
export interface Tables {
  readonly tags: Table<Tag>;
  readonly debtors: Table<Debtor>;
  readonly companies: Table<Company>;
  readonly employees: Table<Employee>;
  readonly reportTasks: Table<ReportTask>;
}

/** The kinds of record that have a guid of their own. */
export type GuidKind = 'debtor' | 'company' | 'employee';

/** What an environment keeps besides its records. */
export interface Ledger {
  readonly nextId: number;
  /** The ids of those who came into a company after it began, by company. */
  readonly hiredAt: ReadonlyMap<number, readonly number[]>;
  /** The guids that were chosen, by kind and id: `employee/5000001`. */
  readonly guids: ReadonlyMap<string, Guid>;
  /** The ids that were chosen for records of any kind: `nextId` passes over them. */
  readonly chosenIds: ReadonlySet<number>;
}

const NEW_LEDGER: Ledger = {
  nextId: FIRST_NEW_ID,
  hiredAt: new Map(),
  guids: new Map(),
  chosenIds: new Set(),
};

/** What an environment began as. */
export interface Origin {
  readonly world: WorldSeed;
  readonly seed: EnvironmentSeed;
}

/** The records and the clock of one tenant. Which login sees what of them is the business of `access`. */
export class Environment implements Tables {
  readonly subdomain: string;
  readonly name: string;
  readonly product: Product;
  readonly clock: Clock;
  readonly tags: Table<Tag>;
  readonly debtors: Table<Debtor>;
  readonly companies: Table<Company>;
  readonly employees: Table<Employee>;
  readonly reportTasks: Table<ReportTask>;
  readonly origin: Origin;
  /** How much its server holds; shared by all its environments. */
  readonly capacity: Capacity;
  readonly #world: WorldSeed;
  readonly #hiredAt: Map<number, number[]>;
  /** Shared with a successor, so that both can put in records. */
  readonly #ids: Ids;
  readonly #guids: Map<string, Guid>;
  /** Never changed, since copies share it. */
  #chosenIds: ReadonlySet<number>;
  /** How many ids were given to records of a call that goes on. */
  #newRecords = 0;

  constructor(
    subdomain: string,
    origin: Origin,
    { tags, debtors, companies, employees, reportTasks }: Tables,
    clock: Clock,
    ledger: Ledger,
    capacity: Capacity,
    ids: Ids = { next: ledger.nextId, made: 0, seeded: 0 },
  ) {
    this.subdomain = subdomain;
    this.name = origin.seed.name;
    this.product = origin.seed.product;
    this.clock = clock;
    this.tags = tags;
    this.debtors = debtors;
    this.companies = companies;
    this.employees = employees;
    this.reportTasks = reportTasks;
    this.origin = origin;
    this.capacity = capacity;
    this.#world = origin.world;
    this.#hiredAt = new Map([...ledger.hiredAt].map(([companyId, ids]) => [companyId, [...ids]]));
    this.#guids = new Map(ledger.guids);
    this.#chosenIds = ledger.chosenIds;
    this.#ids = ids;
  }

  /** An environment as its seed has it. */
  static open(world: WorldSeed, seed: EnvironmentSeed, capacity = new Capacity()): Environment {
    const clock = new Clock(world.plan.today);
    return new Environment(
      seed.subdomain,
      { world, seed },
      tablesOf(world, seed),
      clock,
      NEW_LEDGER,
      capacity,
    );
  }

  /** Another environment that begins as this one stands; it costs what was written here, not the size of the world. */
  copy(subdomain: string): Environment {
    const { tags, debtors, companies, employees, reportTasks } = this;
    const tables = {
      tags: tags.copy(),
      debtors: debtors.copy(),
      companies: companies.copy(),
      employees: employees.copy(),
      reportTasks: reportTasks.copy(),
    };
    const { next, made, seeded } = this.#ids;
    // Another environment shares the records that were made here.
    const ids = subdomain === this.subdomain ? { next, made, seeded } : { next, made: 0, seeded: 0 };
    return new Environment(
      subdomain,
      this.origin,
      tables,
      this.clock.copy(),
      this.ledger,
      this.capacity,
      ids,
    );
  }

  /**
   * A copy that takes the place of this environment, while a long call goes on with this one. Its clock is another, but
   * no id is given out by both.
   */
  successor(): Environment {
    const { tags, debtors, companies, employees, reportTasks } = this;
    const tables = {
      tags: tags.successor(),
      debtors: debtors.successor(),
      companies: companies.successor(),
      employees: employees.successor(),
      reportTasks: reportTasks.successor(),
    };
    const { subdomain, origin, clock, ledger, capacity } = this;
    return new Environment(subdomain, origin, tables, clock.copy(), ledger, capacity, this.#ids);
  }

  /** Writes to a successor, or one of its own, what was written here since there was one; who was hired is not handed over. */
  handOver(successor: Environment): void {
    this.tags.handOver(successor.tags);
    this.debtors.handOver(successor.debtors);
    this.companies.handOver(successor.companies);
    this.employees.handOver(successor.employees);
    this.reportTasks.handOver(successor.reportTasks);
  }

  get ledger(): Ledger {
    return {
      nextId: this.#ids.next,
      hiredAt: this.#hiredAt,
      guids: this.#guids,
      chosenIds: this.#chosenIds,
    };
  }

  /** Whether nothing was written here since an earlier copy of it was made. */
  isUnchangedSince(earlier: Environment): boolean {
    return (
      this.#ids.next === earlier.#ids.next &&
      this.#chosenIds === earlier.#chosenIds &&
      this.#guids.size === earlier.#guids.size &&
      this.clock.isUnchangedSince(earlier.clock) &&
      this.changeCountSince(earlier) === 0
    );
  }

  /** How many records were put in, changed or deleted here since an earlier copy of it was made. */
  changeCountSince(earlier: Environment): number {
    return (
      this.tags.changedSince(earlier.tags).length +
      this.debtors.changedSince(earlier.debtors).length +
      this.companies.changedSince(earlier.companies).length +
      this.employees.changedSince(earlier.employees).length +
      this.reportTasks.changedSince(earlier.reportTasks).length
    );
  }

  /** The guid that was chosen for a record; undefined where the usual one holds. */
  chosenGuid(kind: GuidKind, id: number): Guid | undefined {
    return this.#guids.size === 0 ? undefined : this.#guids.get(`${kind}/${id}`);
  }

  chooseGuid(kind: GuidKind, id: number, guid: Guid): void {
    this.#guids.set(`${kind}/${id}`, guid);
  }

  /** Puts down ids that are chosen for records: from now on none of them is given out. */
  chooseIds(ids: Iterable<number>): void {
    const chosen = new Set([...this.#chosenIds, ...ids]);
    if (chosen.size > this.#chosenIds.size) this.#chosenIds = chosen;
  }

  /** How many records a copy holds. */
  get writtenCount(): number {
    const tables = [this.tags, this.debtors, this.companies, this.employees, this.reportTasks];
    return tables.reduce((count, table) => count + table.writtenCount, 0);
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
    return this.reserveIds(1);
  }

  /** Keeps so many ids in a row, none of which was chosen, for records that are made later. @returns the first of them. */
  reserveIds(count: number): number {
    let first = this.#ids.next;
    for (let id = first; id < first + count; id++) if (this.#chosenIds.has(id)) first = id + 1;
    this.#ids.next = first + count;
    return first;
  }

  /** The same for a record that a call makes, which counts once that has ended well. */
  idOfNewRecord(): number {
    this.#newRecords++;
    return this.nextId();
  }

  /**
   * Asks for the room of all records that a call has made so far, before it puts in many of them. Whether there is room
   * for one is asked before a call begins.
   * @throws NotPossible when there is none.
   */
  requireRoomForNewRecords(): void {
    this.capacity.require('made-records', this.#newRecords);
  }

  /** A call has ended well: the records that it made count. */
  countNewRecords(): void {
    this.capacity.grows('made-records', this.#newRecords);
    this.#ids.made += this.#newRecords;
    this.#newRecords = 0;
  }

  /** A call has ended: what it made, and did not put in, does not count. */
  forgetNewRecords(): void {
    this.#newRecords = 0;
  }

  /** How many records calls made here, of every kind, not in the environment that it was copied from. */
  get madeCount(): number {
    return this.#ids.made;
  }

  /** How many employees seeds put in here, not in the environment that it was copied from. */
  get seededCount(): number {
    return this.#ids.seeded;
  }

  countSeeded(employees: number): void {
    this.#ids.seeded += employees;
  }

  /** The period a company is working on; everything before it is closed (mark: open-period-by-clock). */
  openPeriodOf({ periodType }: Pick<Company, 'periodType'>): YearPeriod {
    return periodOn(this.today, periodType);
  }

  /** The companies of a debtor: those of the seed first, then those made through the API (mark: order-of-lists). */
  companiesOf(debtorId: number): Company[] {
    const seeded = new Set(this.#world.debtor(debtorId)?.companies.map(({ id }) => id));
    const companies = [
      ...[...seeded].flatMap((id) => this.companies.get(id) ?? []),
      ...[...this.companies.written()].filter(({ id }) => !seeded.has(id)),
    ];
    return companies.filter((company) => company.debtorId === debtorId);
  }

  /**
   * The ids of the employees of a company by number: those of the seed first, then those hired through the API
   * (mark: order-of-lists). No record is made for them.
   */
  *employeeIdsOf(companyId: number): Generator<number> {
    const seed = this.#world.company(companyId);
    if (seed) for (const id of employeeIdsOf(seed)) if (this.employees.has(id)) yield id;
    for (const id of this.#hiredAt.get(companyId) ?? []) if (this.employees.has(id)) yield id;
  }

  /** The employees of a company, in the same order. */
  employeesOf(companyId: number): Sequence<Employee> {
    return Sequence.of(() => this.employeeIdsOf(companyId)).flatMap((id) => {
      const employee = this.employees.get(id);
      return employee ? [employee] : [];
    });
  }

  /** The number of the next employee of a company: one more than the greatest of all. No record is made for it. */
  nextEmployeeNumber(companyId: number): number {
    const written = new Map<number, number>();
    for (const employee of this.employees.written())
      if (employee.companyId === companyId) written.set(employee.id, employee.number);
    const greatest = [...written.values()].reduce((one, other) => Math.max(one, other), 0);
    // Those of the seed are numbered in the order of their ids.
    const { firstEmployeeId = 0, employeeCount = 0 } = this.#world.company(companyId) ?? {};
    for (let number = employeeCount; number > greatest; number--)
      if (!written.has(firstEmployeeId + number - 1)) return number + 1;
    return greatest + 1;
  }

  /** Puts in an employee who was not there before. */
  hire(employee: Employee): void {
    this.employees.put(employee);
    const hired = this.#hiredAt.get(employee.companyId);
    if (hired) hired.push(employee.id);
    else this.#hiredAt.set(employee.companyId, [employee.id]);
  }

  /** The company of an employee, without making the record of an employee who was only named. */
  companyIdOfEmployee(employeeId: number): number | undefined {
    return this.#world.companyOfEmployee(employeeId)?.id ?? this.employees.get(employeeId)?.companyId;
  }
}

/** The tables of an environment as its seed has it, and what was written over them. */
export function tablesOf(world: WorldSeed, seed: EnvironmentSeed, written: WrittenTables = {}): Tables {
  const companies = seed.debtors.flatMap((debtor) => debtor.companies);
  const debtors = seed.debtors.map((debtor) => ({
    ...debtor,
    tags: debtor.tags.map(({ number }) => number),
    ...world.debtorAdministration(debtor),
  }));
  const companyIds = new Set(companies.map(({ id }) => id));
  return {
    tags: new Table<Tag>(baseOf(seed.tags.map((tag) => ({ id: tag.number, ...tag }))), written.tags),
    debtors: new Table<Debtor>(baseOf(debtors), written.debtors),
    companies: new Table<Company>(companyBase(world, companies), written.companies),
    employees: new Table<Employee>(employeeBase(world, companyIds), written.employees),
    reportTasks: new Table<ReportTask>(baseOf<ReportTask>([]), written.reportTasks),
  };
}

/** By id what was put in, or null for what was deleted. */
export interface WrittenTables {
  readonly tags?: ReadonlyMap<number, Tag | null>;
  readonly debtors?: ReadonlyMap<number, Debtor | null>;
  readonly companies?: ReadonlyMap<number, Company | null>;
  readonly employees?: ReadonlyMap<number, Employee | null>;
  readonly reportTasks?: ReadonlyMap<number, ReportTask | null>;
}

function baseOf<T extends { readonly id: number }>(records: readonly T[]): TableBase<T> {
  const byId = new Map(records.map((record) => [record.id, record]));
  return { get: (id) => byId.get(id), has: (id) => byId.has(id), ids: () => byId.keys() };
}

/** Some companies of the seeded world; what they administer is made when it is first read. */
function companyBase(world: WorldSeed, companies: readonly CompanySeed[]): TableBase<Company> {
  const seeds = new Map(companies.map((company) => [company.id, company]));
  const begun = new Map<number, Company>();
  return {
    get(id) {
      const known = begun.get(id);
      const seed = seeds.get(id);
      if (known || !seed) return known;
      const company = begunCompany(seed, world);
      begun.set(id, company);
      return company;
    },
    has: (id) => seeds.has(id),
    ids: () => seeds.keys(),
  };
}

/** The employees of some companies of the seeded world; no record is made before it is asked for. */
function employeeBase(world: WorldSeed, companyIds: ReadonlySet<number>): TableBase<Employee> {
  const has = (id: number): boolean => companyIds.has(world.companyOfEmployee(id)?.id ?? 0);
  return {
    get(id) {
      const seed = has(id) ? world.employee(id) : undefined;
      return seed && begunEmployee(seed, world);
    },
    has,
    *ids() {
      for (const companyId of companyIds) {
        const company = world.company(companyId);
        if (company) yield* employeeIdsOf(company);
      }
    },
  };
}
