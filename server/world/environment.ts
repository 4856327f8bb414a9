import { Sequence } from '../../base/sequence.ts';
import type { Guid } from '../../contracts/interface/values.ts';
import { employeeIdsOf, FIRST_NEW_ID } from '../../fixtures/ids.ts';
import type { Product } from '../../fixtures/plan.ts';
import type { DateTime, EnvironmentSeed, YearPeriod } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { Capacity } from '../capacity/capacity.ts';
import { Clock } from './clock.ts';
import { periodOn } from './periods.ts';
import type { UploadedFile } from './records/uploaded-file.ts';
import type { Company, Employee } from './records.ts';
import { mapTables, mergeTables, type Tables, tablesOf } from './tables.ts';

/** The kinds of record that have a guid of their own. */
export type GuidKind = 'debtor' | 'company' | 'employee';

/** What an environment keeps besides its records. It is a value: a change puts another one in its place. */
export interface Ledger {
  readonly nextId: number;
  /** How many records calls made here, of every kind, not in the environment that it was copied from. */
  readonly made: number;
  /** How many employees seeds put in, in the same way. */
  readonly seeded: number;
  /** The guids that were chosen, by kind and id: `employee/5000001`. */
  readonly guids: ReadonlyMap<string, Guid>;
  /** The ids that were chosen for records of any kind: `nextId` passes over them. */
  readonly chosenIds: ReadonlySet<number>;
}

const NEW_LEDGER: Ledger = {
  nextId: FIRST_NEW_ID,
  made: 0,
  seeded: 0,
  guids: new Map(),
  chosenIds: new Set(),
};

/** What an environment began as. */
export interface Origin {
  readonly world: WorldSeed;
  readonly seed: EnvironmentSeed;
}

/** Everything of an environment that changes. */
interface Contents {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly ledger: Ledger;
}

/** The records and the clock of one tenant. Which login sees what of them is the business of `access`. */
export class Environment implements Tables {
  readonly subdomain: string;
  readonly name: string;
  readonly product: Product;
  readonly clock: Clock;
  readonly origin: Origin;
  /** How much its server holds; shared by all its environments. */
  readonly capacity: Capacity;
  /** What is kept of it, besides clock and ledger. */
  readonly tables: Tables;
  #ledger: Ledger;
  /** Of a draft, what stood before it. */
  readonly #ledgerBefore: Ledger;

  constructor(subdomain: string, origin: Origin, { tables, clock, ledger }: Contents, capacity: Capacity) {
    this.subdomain = subdomain;
    this.name = origin.seed.name;
    this.product = origin.seed.product;
    this.clock = clock;
    this.origin = origin;
    this.capacity = capacity;
    this.tables = tables;
    this.#ledger = ledger;
    this.#ledgerBefore = ledger;
  }

  /** An environment as its seed has it. */
  static open(world: WorldSeed, seed: EnvironmentSeed, capacity = new Capacity()): Environment {
    const contents = {
      tables: tablesOf(world, seed),
      clock: Clock.at(world.plan.today),
      ledger: NEW_LEDGER,
    };
    return new Environment(seed.subdomain, { world, seed }, contents, capacity);
  }

  get tags(): Tables['tags'] {
    return this.tables.tags;
  }

  get debtors(): Tables['debtors'] {
    return this.tables.debtors;
  }

  get companies(): Tables['companies'] {
    return this.tables.companies;
  }

  get employees(): Tables['employees'] {
    return this.tables.employees;
  }

  get reportTasks(): Tables['reportTasks'] {
    return this.tables.reportTasks;
  }

  get ledger(): Ledger {
    return this.#ledger;
  }

  /** Whether ids or guids were chosen in this draft. */
  get hasChosen(): boolean {
    const { guids, chosenIds } = this.#ledgerBefore;
    return guids !== this.#ledger.guids || chosenIds !== this.#ledger.chosenIds;
  }

  /** Another environment that begins as this one stands; it costs what was written here, not the size of the world. */
  copy(subdomain: string): Environment {
    const { origin, clock, capacity } = this;
    // Another environment shares the records that were made here.
    const counts = subdomain === this.subdomain ? {} : { made: 0, seeded: 0 };
    return new Environment(
      subdomain,
      origin,
      {
        tables: mapTables(this.tables, (table) => table.copy()),
        clock: clock.copy(),
        ledger: { ...this.#ledger, ...counts },
      },
      capacity,
    );
  }

  /**
   * An environment over this one, which sees what this one holds at any moment. What is written there is written here once
   * it is merged; forgetting it undoes it.
   */
  draft(): Environment {
    const { subdomain, origin, clock, ledger, capacity } = this;
    const tables = mapTables(this.tables, (table) => table.draft());
    return new Environment(subdomain, origin, { tables, clock: clock.copy(), ledger }, capacity);
  }

  /** Writes here what was written in a draft of it. */
  merge(draft: Environment): void {
    mergeTables(this.tables, draft.tables);
    this.clock.follow(draft.clock);
    this.capacity.grows('made-records', draft.#ledger.made - this.#ledger.made);
    this.#ledger = draft.#ledger;
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
    const { guids } = this.#ledger;
    return guids.size === 0 ? undefined : guids.get(`${kind}/${id}`);
  }

  /** Puts down ids and guids that are chosen for records: from now on none of these ids is given out. */
  choose(ids: Iterable<number>, guids: ReadonlyMap<string, Guid>): void {
    const { chosenIds, guids: before } = this.#ledger;
    const chosen = new Set([...chosenIds, ...ids]);
    this.#ledger = { ...this.#ledger, chosenIds: chosen, guids: new Map([...before, ...guids]) };
  }

  /** How many records a copy holds. */
  get writtenCount(): number {
    const tables = [this.tags, this.debtors, this.companies, this.employees, this.reportTasks];
    return tables.reduce((count, table) => count + table.writtenCount, 0);
  }

  /** What was uploaded: files of companies and documents of employees. */
  *uploads(): Generator<UploadedFile> {
    for (const { files } of this.companies.writtenIn('files')) yield* files;
    for (const { documents } of this.employees.writtenIn('documents')) yield* documents;
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
    const { nextId, chosenIds } = this.#ledger;
    let first = nextId;
    for (let id = first; id < first + count; id++) if (chosenIds.has(id)) first = id + 1;
    this.#ledger = { ...this.#ledger, nextId: first + count };
    return first;
  }

  /** The same for a record that a call makes. */
  idOfNewRecord(): number {
    this.#ledger = { ...this.#ledger, made: this.#ledger.made + 1 };
    return this.nextId();
  }

  /**
   * Asks in a draft for the room of all records that were made there so far, before it puts in many of them. Whether there is
   * room for one is asked before a call begins.
   * @throws NotPossible when there is none.
   */
  requireRoomForNewRecords(): void {
    this.capacity.require('made-records', this.#ledger.made - this.#ledgerBefore.made);
  }

  countSeeded(employees: number): void {
    this.#ledger = { ...this.#ledger, seeded: this.#ledger.seeded + employees };
  }

  /** The period a company is working on; everything before it is closed (mark: open-period-by-clock). */
  openPeriodOf({ periodType }: Pick<Company, 'periodType'>): YearPeriod {
    return periodOn(this.today, periodType);
  }

  /** The companies of a debtor: those of the seed first, then those made through the API (mark: order-of-lists). */
  companiesOf(debtorId: number): Company[] {
    const seeded = new Set(this.origin.world.debtor(debtorId)?.companies.map(({ id }) => id));
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
    const seed = this.origin.world.company(companyId);
    if (seed) for (const id of employeeIdsOf(seed)) if (this.employees.has(id)) yield id;
    for (const { id } of this.employees.having('company', companyId)) yield id;
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
    for (const employee of this.employees.writtenIn('companyId', 'number'))
      if (employee.companyId === companyId) written.set(employee.id, employee.number);
    const greatest = [...written.values()].reduce((one, other) => Math.max(one, other), 0);
    // Those of the seed are numbered in the order of their ids.
    const { firstEmployeeId = 0, employeeCount = 0 } = this.origin.world.company(companyId) ?? {};
    for (let number = employeeCount; number > greatest; number--)
      if (!written.has(firstEmployeeId + number - 1)) return number + 1;
    return greatest + 1;
  }

  /** The company of an employee, without making the record of an employee who was only named. */
  companyIdOfEmployee(employeeId: number): number | undefined {
    return this.origin.world.companyOfEmployee(employeeId)?.id ?? this.employees.get(employeeId)?.companyId;
  }
}
