import type { Path } from '../../base/schema/schema-at.ts';
import { lettersCodedSchema } from '../../contracts/seed/records/common.ts';
import { companySchema } from '../../contracts/seed/records/company.ts';
import { companyFileSchema } from '../../contracts/seed/records/files.ts';
import { companyInsuranceSchema } from '../../contracts/seed/records/taxes.ts';
import type { CompanySeed as SaidCompany } from '../../contracts/seed/seed.ts';
import { makeCompanyAdministration } from '../../fixtures/administration/company.ts';
import type { CompanyPlan } from '../../fixtures/plan.ts';
import { makeCompany } from '../../fixtures/records/employer.ts';
import type { CompanySeed, PeriodType } from '../../fixtures/seed.ts';
import type { RunRequest } from '../world/records/run-request.ts';
import type { SentReturn } from '../world/records/sent-return.ts';
import type { CompanySocialInsurance } from '../world/records/social-insurance.ts';
import type { CompanyFile } from '../world/records/uploaded-file.ts';
import { type Company, type Debtor, NEW_COMPANY, type WorkCost } from '../world/records.ts';
import { companyInsuranceIn } from '../world/social-insurance.ts';
import { giveGuid, idOfNew } from './chosen-ids.ts';
import { codedList } from './coded-list.ts';
import { componentsSaid } from './components.ts';
import { parentOf, tradeOf } from './debtor.ts';
import { defined, RecordReader, type Said, without } from './record-reader.ts';
import { checkCompany } from './rules/company.ts';
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
  const unknown = mistakes.unknownCount;
  const said = reader.said<Company>(companySchema, fields, path);
  const begun = found ?? newCompany(value, said, path, debtor, seeding, periodType);
  const lists = listsOf(said, path, begun, found !== undefined, reader, seeding);
  const company = reader.whole<Company>(companySchema, without(said, lists), { ...begun, ...lists }, path);
  if (mistakes.unknownCount === unknown) checkCompany(company, said, path, seeding);
  if (found && value.periodType !== undefined && value.periodType !== found.periodType)
    mistakes.wrong(
      [...path, 'periodType'],
      value.periodType,
      `is not how often company ${found.number} pays: ${found.periodType}.`,
      'Leave it out.',
    );
  giveGuid(guid, ['company', company.id], path, seeding);
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
  const id = idOfNew(value.id, path, seeding);
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
  const administration = makeCompanyAdministration(planned, debtor, seeding.world);
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

/** The lists of a company whose records may leave something out. */
function listsOf(
  said: Said<Company>,
  path: Path,
  begun: Company,
  isThere: boolean,
  reader: RecordReader,
  { environment, mistakes }: Seeding,
): Partial<Company> {
  const coded = (name: 'costCenters' | 'costUnits', letter: string) =>
    codedList<string>(
      {
        schema: lettersCodedSchema,
        said: said[name],
        path: [...path, name],
        known: isThere ? begun[name] : [],
        codeAt: (count) => `${letter}${count + 1}`,
      },
      reader,
      environment,
    );
  const costs = defined<CostCodes>({
    costCenters: coded('costCenters', 'P'),
    costUnits: coded('costUnits', 'K'),
  });
  const owner = { company: { ...begun, ...costs }, mistakes };
  const open = environment.openPeriodOf(begun);
  const recorded = () => ({ id: environment.nextId(), createdAt: environment.now });
  const { shape } = companySchema;
  const at = (name: string) => [...path, name];
  return defined<Company>({
    ...costs,
    workCosts: reader.list<WorkCost>(shape.workCosts.element, said.workCosts, at('workCosts'), () => ({
      id: environment.nextId(),
      period: open,
    })),
    files: reader.list<CompanyFile>(companyFileSchema, said.files, at('files'), () => ({
      ...recorded(),
      folder: null,
    })),
    runRequests: reader.list<RunRequest>(
      shape.runRequests.element,
      said.runRequests,
      at('runRequests'),
      () => ({ period: open, requestedAt: environment.now }),
    ),
    sentReturns: reader.list<SentReturn>(
      shape.sentReturns.element,
      said.sentReturns,
      at('sentReturns'),
      () => ({ sentAt: environment.now }),
    ),
    wageComponents: componentsSaid('wageComponents', said, path, { reader, open, recorded, owner }),
    socialInsurances: reader.list<CompanySocialInsurance>(
      companyInsuranceSchema,
      said.socialInsurances,
      at('socialInsurances'),
      ({ from = open }) => ({ ...companyInsuranceIn(begun, from), ...recorded(), from }),
    ),
  });
}

type CostCodes = Pick<Company, 'costCenters' | 'costUnits'>;

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
