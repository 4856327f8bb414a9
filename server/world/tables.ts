import { employeeIdsOf } from '../../fixtures/ids.ts';
import type { CompanySeed, EnvironmentSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { begunCompany } from './begun-company.ts';
import { begunEmployee } from './begun-employee.ts';
import type { ReportTask } from './records/report-task.ts';
import type { Company, Debtor, Employee, Tag } from './records.ts';
import { type Entries, Table, type TableBase } from './table.ts';

/** The records of an environment. */
export interface Tables {
  readonly tags: Table<Tag>;
  readonly debtors: Table<Debtor>;
  readonly companies: Table<Company>;
  /** Those who came into a company after it began are found by it. */
  readonly employees: Table<Employee, 'company'>;
  readonly reportTasks: Table<ReportTask>;
}

/** What was written over the tables of a seed. */
export interface WrittenTables {
  readonly tags?: Entries<Tag>;
  readonly debtors?: Entries<Debtor>;
  readonly companies?: Entries<Company>;
  readonly employees?: Entries<Employee>;
  readonly reportTasks?: Entries<ReportTask>;
}

/** The tables of an environment as its seed has it, and what was written over them. */
export function tablesOf(world: WorldSeed, seed: EnvironmentSeed, written: WrittenTables = {}): Tables {
  const companies = seed.debtors.flatMap((debtor) => debtor.companies);
  const debtors = seed.debtors.map((debtor) => ({
    ...debtor,
    tags: debtor.tags.map(({ number }) => number),
    ...world.debtorAdministration(debtor),
  }));
  const employees = employeeBase(world, new Set(companies.map(({ id }) => id)));
  return {
    tags: Table.open({
      base: baseOf(seed.tags.map((tag) => ({ id: tag.number, ...tag }))),
      written: written.tags,
    }),
    debtors: Table.open<Debtor>({ base: baseOf(debtors), written: written.debtors }),
    companies: Table.open({ base: companyBase(world, companies), written: written.companies }),
    employees: Table.open<Employee, 'company'>({
      base: employees,
      written: written.employees,
      indexed: { company: ({ companyId }) => companyId },
    }),
    reportTasks: Table.open<ReportTask>({ written: written.reportTasks }),
  };
}

/** Something of each table. */
export function mapTables(
  tables: Tables,
  map: <T extends { readonly id: number }, Name extends string>(table: Table<T, Name>) => Table<T, Name>,
): Tables {
  return {
    tags: map(tables.tags),
    debtors: map(tables.debtors),
    companies: map(tables.companies),
    employees: map(tables.employees),
    reportTasks: map(tables.reportTasks),
  };
}

/** Writes into tables what was written in drafts of them. */
export function mergeTables(tables: Tables, drafts: Tables): void {
  tables.tags.merge(drafts.tags);
  tables.debtors.merge(drafts.debtors);
  tables.companies.merge(drafts.companies);
  tables.employees.merge(drafts.employees);
  tables.reportTasks.merge(drafts.reportTasks);
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
