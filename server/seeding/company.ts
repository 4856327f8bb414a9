import type { Path } from '../../base/schema/schema-at.ts';
import { companySchema } from '../../contracts/seed/records/company.ts';
import type { CompanySeed as SaidCompany } from '../../contracts/seed/seed.ts';
import { makeCompanyAdministration } from '../../fixtures/administration/company.ts';
import type { CompanyPlan } from '../../fixtures/plan.ts';
import { makeCompany } from '../../fixtures/records/employer.ts';
import type { CompanySeed, PeriodType } from '../../fixtures/seed.ts';
import { type Coded, type Company, type Debtor, NEW_COMPANY } from '../world/records.ts';
import { parentOf, tradeOf } from './debtor.ts';
import { RecordReader, type Said } from './record-reader.ts';
import type { Seeding } from './seeding.ts';

/** A company of a seed, in the environment. */
export interface SeededCompany {
  readonly company: Company;
  readonly isNew: boolean;
  readonly reader: RecordReader;
}

/** The company that is said, made or changed; null where it cannot be told which one is meant. */
export function seedCompany(
  value: SaidCompany,
  path: Path,
  debtor: Debtor,
  seeding: Seeding,
): SeededCompany | null {
  const { environment, mistakes, ids } = seeding;
  const found = companyNamed(value, path, debtor, seeding);
  if (found === null) return null;
  const periodType: PeriodType = found?.periodType ?? value.periodType ?? 'month';
  const reader = new RecordReader({ today: environment.today, periodType }, mistakes, ids);
  const {
    id: _id,
    guid,
    branch: _branch,
    employees: _employees,
    inactiveShare: _,
    newHires: _n,
    applicants: _a,
    ...fields
  } = value;
  const said = reader.said<Company>(companySchema, fields, path);
  const begun = found ?? newCompany(value, said, path, debtor, seeding, periodType);
  const company = reader.whole<Company>(
    companySchema,
    { ...said, ...listsOf(said, begun, seeding) },
    begun,
    path,
  );
  if (found && value.periodType !== undefined && value.periodType !== found.periodType)
    mistakes.wrong(
      [...path, 'periodType'],
      value.periodType,
      `is not how often company ${found.number} pays: ${found.periodType}.`,
      'Leave it out.',
    );
  if (guid !== undefined && ids.takeGuid(guid, [...path, 'guid']))
    environment.chooseGuid('company', company.id, guid);
  if (found === undefined || Object.keys(fields).some((name) => name !== 'number'))
    environment.companies.put(company);
  return { company, isNew: found === undefined, reader };
}

/** Undefined for a new one. */
function companyNamed(
  { id, number }: SaidCompany,
  path: Path,
  debtor: Debtor,
  { environment, mistakes }: Seeding,
): Company | undefined | null {
  const own = environment.companiesOf(debtor.id);
  if (number === undefined) {
    const found = own.find((company) => company.id === id);
    if (found) return found;
    if (id === undefined)
      mistakes.missing(
        [...path, 'number'],
        'Give the number of a new company, or the id of one that is there.',
      );
    else
      mistakes.wrong(
        [...path, 'id'],
        id,
        `is no company of debtor ${debtor.number}.`,
        'Give the number of a new one, too, or the id of one that is there.',
      );
    return null;
  }
  const found = own.find((company) => company.number === number);
  if (found && id !== undefined && found.id !== id) {
    mistakes.wrong(
      [...path, 'id'],
      id,
      `is not that of company ${number}, which is there already: ${found.id}.`,
      'Leave it out, or choose another number.',
    );
    return null;
  }
  return found;
}

function newCompany(
  value: SaidCompany,
  said: Said<Company>,
  path: Path,
  debtor: Debtor,
  seeding: Seeding,
  periodType: PeriodType,
): Company {
  const { environment, world, ids } = seeding;
  const isFree = value.id !== undefined && ids.take(value.id, [...path, 'id']);
  const id = isFree && value.id !== undefined ? value.id : environment.nextId();
  const made = madeCompany(
    { id, number: said.number ?? 0, name: said.name, branch: value.branch ?? null, periodType },
    debtor,
    seeding,
  );
  const {
    trade: _trade,
    openPeriod: _open,
    firstEmployeeId: _first,
    employeeCount: _count,
    ...company
  } = made;
  const planned = { ...made, employeeCount: plannedCount(value) };
  const administration = makeCompanyAdministration(planned, debtor, world);
  return { ...company, ...NEW_COMPANY, ...administration };
}

/** How many employees a company of a seed is to have. */
export function plannedCount({ employees = [] }: SaidCompany): number {
  if (typeof employees === 'number') return employees;
  return employees.reduce(
    (count, one) => count + (one === null ? 0 : 'generate' in one ? one.generate : 1),
    0,
  );
}

/** What a company is made of that is not known otherwise. */
interface CompanyWishes {
  readonly id: number;
  readonly number: number;
  readonly name: string | undefined;
  readonly branch: string | null;
  readonly periodType: PeriodType;
}

function madeCompany(
  { id, number, name, branch, periodType }: CompanyWishes,
  debtor: Debtor,
  { world, environment }: Seeding,
): CompanySeed {
  const plan: CompanyPlan = {
    number,
    ...(name === undefined ? {} : { name }),
    branch,
    periodType,
    employees: 0,
    inactiveShare: 0,
    newHires: 0,
    applicants: 0,
  };
  const only = { debtorId: () => debtor.id, companyId: () => id, firstEmployeeId: () => 1 };
  const made = makeCompany(world, only, plan, parentOf(debtor, { world }));
  return { ...made, openPeriod: environment.openPeriodOf({ periodType }) };
}

/** The lists of a company whose entries may leave out what they are called by. */
function listsOf(said: Said<Company>, begun: Company, { environment }: Seeding) {
  const coded = (
    list: Said<readonly Coded<string>[]> | undefined,
    letter: string,
    known: readonly Coded<string>[],
  ) =>
    list?.map(({ id, code, description }, at) => {
      const like = known.find((one) => one.code === code || one.description === description);
      const called = code ?? like?.code ?? `${letter}${at + 1}`;
      return { id: id ?? like?.id ?? environment.nextId(), code: called, description: description ?? called };
    });
  const own = (list: readonly object[] | undefined) =>
    list?.map((record) => ({ id: environment.nextId(), createdAt: environment.now, ...record }));
  const lists = {
    costCenters: coded(said.costCenters, 'P', begun.costCenters),
    costUnits: coded(said.costUnits, 'K', begun.costUnits),
    workCosts: said.workCosts?.map((cost) => ({ id: environment.nextId(), ...cost })),
    files: own(said.files)?.map((file) => ({ folder: null, ...file })),
    runRequests: said.runRequests,
    sentReturns: said.sentReturns,
    wageComponents: own(said.wageComponents)?.map((component) => ({ ...EVERYBODY, ...component })),
    socialInsurances: own(said.socialInsurances),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined));
}

/** A wage component that everybody gets, until it is stopped. */
const EVERYBODY = {
  until: null,
  kind: 'fixed',
  costCenterId: null,
  costUnitId: null,
  comment: null,
} as const;

/** A company as the makers of employees want it: what is not known of it is made. */
export function employerOf(
  company: Company,
  debtor: Debtor,
  seeding: Seeding,
  employeeCount: number,
): CompanySeed {
  const { id, number, name, periodType, address, bankAccount, fullTimeWeek, phone, email } = company;
  const isKnown = address?.city && bankAccount && fullTimeWeek && phone && email;
  const made = isKnown ? null : madeCompany({ id, number, name, branch: null, periodType }, debtor, seeding);
  const known = Object.fromEntries(Object.entries(company).filter(([, value]) => value !== null));
  return {
    ...made,
    ...known,
    trade: tradeOf(debtor),
    openPeriod: seeding.environment.openPeriodOf(company),
    firstEmployeeId: 0,
    employeeCount,
  } as CompanySeed;
}
