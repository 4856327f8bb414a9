import type { Scope } from '../../../contracts/interface/model.ts';
import type { ArchetypeName } from '../../../contracts/logins/archetypes.ts';
import { absenceCauses } from '../../../fixtures/absence-causes.ts';
import { type Filing, filingIdOf, runIdOf } from '../../../fixtures/ids.ts';
import { type CompanyPlan, type DebtorPlan, defaultPlan, type WorldPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { makeTestEnvironment, type UsableLogin } from '../../../server/access/test-environment.ts';
import { agreementsOf } from '../../../server/operations/shared/labour-agreements.ts';
import type { Component } from '../../../server/world/records/component.ts';
import type { LeaseCar } from '../../../server/world/records/lease-car.ts';
import type { Debtor, Employee } from '../../../server/world/records.ts';
import { Mock } from './mock.ts';
import type { Fill, IdentityHole, Secrets } from './request-form.ts';
import { allIn, type Records, visibleTo, without } from './visible-records.ts';

/** An id that a login does not see, and why. */
export interface ForeignId {
  readonly why: string;
  readonly id: number;
}

/** One archetype's login in a world with several debtors, and what it sees and does not see there. */
export interface ArchetypeWorld {
  readonly mock: Mock;
  readonly user: UsableLogin;
  readonly secrets: Secrets;
  readonly visible: Records;
  readonly hidden: Records;
  /** Marked ids that are all visible and belong together: the rows of a batch name different employees. */
  readonly visibleId: (hole: Pick<IdentityHole, 'scope' | 'row'>) => number;
  readonly foreignIds: Readonly<Record<Scope, readonly ForeignId[]>>;
}

/** Of each company. */
const FEW = { employees: 4, inactiveShare: 0, newHires: 0, applicants: 0 };

/**
 * The default world, with as many debtors in the Business environment as an accountant has, and a handful of employees in
 * each company: what a call gives away does not depend on how many there are, and what it costs does.
 */
const plan: WorldPlan = {
  ...defaultPlan,
  environments: defaultPlan.environments.map((environment) => ({
    ...environment,
    debtors: [
      ...environment.debtors.map(withFewEmployees),
      ...(environment.subdomain === 'bedrijf' ? [debtor('2', 'transport', 3), debtor('3', 'bakery', 4)] : []),
    ],
  })),
};

function withFewEmployees({ companies, ...debtor }: DebtorPlan): DebtorPlan {
  return { ...debtor, companies: companies.map((company) => ({ ...company, ...FEW })) };
}

function debtor(number: string, trade: DebtorPlan['trade'], company: number): DebtorPlan {
  const companyPlan: CompanyPlan = { number: company, branch: null, periodType: 'month', ...FEW };
  return { number, trade, tags: [], companies: [companyPlan] };
}

const world = openWorld(plan);

/** An id nobody has. */
const UNKNOWN = 999_999_999;

export function archetypeWorld(archetype: ArchetypeName): ArchetypeWorld {
  const mock = new Mock(world);
  const origins = mock.tenants.all().map(({ environment }) => environment);
  const from = archetype === 'business-master' ? 'bedrijf' : 'demo';
  const { logins } = makeTestEnvironment(mock.tenants, { from, logins: [{ archetype }] });
  const user = logins.get(archetype) as UsableLogin;
  const { environment } = user.tenant;
  const visible = visibleTo(user.login, environment);
  const own = allIn([environment]);
  const hidden = without(allIn([environment, ...origins]), visible);

  const [company = 0] = visible.ids.company;
  const employees = [...environment.employeesOf(company)];
  const visibleId = ({ scope, row }: Pick<IdentityHole, 'scope' | 'row'>) => {
    if (scope === 'debtor') return environment.companies.get(company)?.debtorId ?? 0;
    return scope === 'company' ? company : (employees[row]?.id ?? 0);
  };

  const foreignIds = (scope: Scope): ForeignId[] => {
    const inOwn = hidden.ids[scope].filter((id) => own.ids[scope].includes(id));
    const elsewhere = hidden.ids[scope].filter((id) => !own.ids[scope].includes(id));
    const otherKind = visibleId({ scope: scope === 'company' ? 'debtor' : 'company', row: 0 });
    return [
      // The first may be near (a company of the same debtor), the last is far.
      { why: 'hidden', id: inOwn[0] },
      { why: 'hidden', id: inOwn.at(-1) },
      { why: 'of another environment', id: elsewhere[0] },
      { why: 'of another kind', id: otherKind },
      { why: 'unknown', id: UNKNOWN },
      { why: 'zero', id: 0 },
    ].flatMap(({ why, id }) => (id === undefined ? [] : [{ why, id }]));
  };

  const { username, token, password, tenant } = user;
  return {
    mock,
    user,
    secrets: { username, token, password, domain: tenant.subdomain },
    visible,
    hidden,
    visibleId,
    foreignIds: {
      debtor: foreignIds('debtor'),
      company: foreignIds('company'),
      employee: foreignIds('employee'),
    },
  };
}

/** Finds a record among those the marked ids of a request lead to. */
type Find = (world: ArchetypeWorld) => number | string | undefined;

/** Where an operation wants a record that is there: one of those the marked ids of the request lead to. */
const OWN_RECORDS: readonly (readonly [path: RegExp, find: Find])[] = [
  [/\/RunId$/i, closedRunOf],
  [/\/(LoonaangifteID|WageTaxID)$/, (world) => filedOf('wageTaxReturn', world)],
  [/\/PensionExportID$/, (world) => filedOf('pensionExport', world)],
  [/^Department_(Update|UpdateCurrent|Delete)\//, (world) => debtorOf(world)?.departments[0]?.id],
  [/^Function_(Update|UpdateCurrent|Delete)\//, (world) => debtorOf(world)?.functions[0]?.id],
  [/^WebhookSettings_Delete\//, webhookOf],
  [/^Address_(Update|Delete)\//, (world) => employeeOf(world)?.addresses[0]?.id],
  [/^BankAccount_DeleteCurrent\//, (world) => employeeOf(world)?.bankAccount?.id],
  [/^(Child_Delete|Children_Update)\//, childOf],
  [/^Partner_Delete\//, partnerOf],
  [/^Contract_(Update|Delete)\//, (world) => employeeOf(world)?.contracts[0]?.id],
  [/^Absence_(Partial)?RecoveryInsert\/AbsenceID$/, absenceOf],
  [/^Leave_(Update|Delete)\//, leaveOf],
  // No seeded company has any.
  [/^(Wage|Hour)Component.*\/Cost(Center|Unit)Id$/, () => 0],
  [/^TimeRegistration.*\/costCenterId$/i, () => 0],
  [/^LabourAgreements_Update/, agreementOf],
  [/^CostCenter_Update(Current)?\/.*CostCenter\/Id$/, newCostCenterOf],
  [/^(Wage|Hour)Component(_Update|_Delete|Fixed_Stop)\//, componentOf],
];

/** Where an operation wants an employee in a certain state, which is put in for it. */
const IN_STATE: readonly (readonly [path: RegExp, state: (employee: Employee) => Employee])[] = [
  [/^(Service_Insert2?|Employee_Transition)\//, applicant],
  [/^Service_StopCurrent\//, inService],
  [/^TimeRegistration_Delete(_Batch)?\//, timeRegistered],
  [/^TimeSchedule_DeleteByID\//, timeScheduled],
  [/^AbsenceNotification_Insert\//, absent],
  [/^LeaseCar_(Stop|Delete)\//, driver],
  [/^(Levensloop|Spaarloon)_(Stop|Delete)\//, saver],
];

/** Of what is put in for an operation: the number that a request has where it was told no other. */
const SAMPLE_ID = 1;

function timeRegistered(employee: Employee): Employee {
  const registration = {
    id: SAMPLE_ID,
    createdAt: '2026-11-16T00:00:00',
    start: '2026-11-16T09:00:00',
    end: '2026-11-16T17:00:00',
    codeId: 1,
    costCenterId: 0,
    description: null,
  };
  return { ...employee, timeRegistrations: [registration] };
}

function timeScheduled(employee: Employee): Employee {
  const created = { id: SAMPLE_ID, createdAt: '2026-11-16T00:00:00' };
  return { ...employee, timeSchedules: [{ ...created, startDate: '2026-11-16T00:00:00', slots: [] }] };
}

function applicant(employee: Employee): Employee {
  return { ...employee, type: 'applicant', employments: [] };
}

function inService(employee: Employee): Employee {
  return {
    ...employee,
    employments: employee.employments.map((employment) => ({ ...employment, endDate: null })),
  };
}

function employeeOf({ user, visibleId }: ArchetypeWorld, row = 0): Employee | undefined {
  return user.tenant.environment.employees.get(visibleId({ scope: 'employee', row }));
}

function putInState(world: ArchetypeWorld, { path, row }: IdentityHole): void {
  const state = IN_STATE.find(([wanted]) => wanted.test(path))?.[1];
  const employee = employeeOf(world, row);
  if (state && employee) world.user.tenant.environment.employees.put(state(employee));
}

/** A run of a period that is closed in the default world. */
function closedRunOf({ visibleId }: ArchetypeWorld): number {
  return runIdOf(visibleId({ scope: 'company', row: 0 }), { year: 2026, period: 1 });
}

function debtorOf({ user, visibleId }: ArchetypeWorld): Debtor | undefined {
  return user.tenant.environment.debtors.get(visibleId({ scope: 'debtor', row: 0 }));
}

/** What is filed of that run. */
function filedOf(filing: Filing, { visibleId }: ArchetypeWorld): number {
  const companyId = visibleId({ scope: 'company', row: 0 });
  return filingIdOf(filing, { companyId, period: { year: 2026, period: 10 } });
}

/** What is driven, or saved, since long. */
const RUNNING = {
  id: SAMPLE_ID,
  createdAt: '2026-01-01T00:00:00',
  from: { year: 2026, period: 1 },
  until: null,
  endDate: null,
} as const;

function driver(employee: Employee): Employee {
  const car: LeaseCar = {
    ...RUNNING,
    brand: null,
    model: null,
    licencePlate: null,
    additionPercentage: null,
    lease: {
      company: null,
      number: null,
      duration: 0,
      pricePerMonth: '0',
      maxMileage: 0,
      priceOfMoreMileage: '0',
      priceOfLessMileage: '0',
    },
    firstRegisteredOn: '2026-01-01T00:00:00',
    co2Emissions: 0,
    catalogueValue: '0',
    startDate: '2026-01-01T00:00:00',
    contribution: { reasonForNone: 0, privatePercentage: 0, privateUse: '0', notDeductible: '0' },
  };
  return { ...employee, leaseCars: [car] };
}

function saver(employee: Employee): Employee {
  const savings = [{ ...RUNNING, amount: '1.00' }] as const;
  return { ...employee, levensloop: savings, spaarloon: savings };
}

/** Another one for each row of a request, beside a cost unit with the code that requests have. */
function newCostCenterOf(world: ArchetypeWorld): number | undefined {
  const employee = employeeOf(world);
  const { environment } = world.user.tenant;
  const company = employee && environment.companies.get(employee.companyId);
  if (!company) return undefined;
  const id = environment.nextId();
  environment.companies.put({
    ...company,
    costCenters: [...company.costCenters, { id, code: `K${id}`, description: 'Kostenplaats' }],
    costUnits: [{ id, code: 'Test', description: 'Kostensoort' }],
  });
  return id;
}

function agreementOf(world: ArchetypeWorld): string | undefined {
  const debtor = debtorOf(world);
  return debtor && agreementsOf(world.user.tenant.environment, debtor.id)[0]?.guid;
}

/** No seeded debtor has one, so it is made when asked for. */
function webhookOf(world: ArchetypeWorld): number | undefined {
  const debtor = debtorOf(world);
  if (!debtor) return undefined;
  const { environment } = world.user.tenant;
  const webhook = {
    id: environment.nextId(),
    name: 'Hook',
    endpoint: 'https://example.nl',
    active: true,
    events: [],
  };
  environment.debtors.put({ ...debtor, webhooks: [webhook] });
  return webhook.id;
}

/** No seeded employee or company has one, so each gets one when asked for, all with the same id. */
function componentOf(world: ArchetypeWorld): number | undefined {
  const employee = employeeOf(world);
  const { environment } = world.user.tenant;
  const company = employee && environment.companies.get(employee.companyId);
  if (!employee || !company) return undefined;
  const component: Component = {
    id: environment.nextId(),
    createdAt: environment.now,
    kind: 'fixed',
    code: 1000,
    value: '1.00',
    from: environment.openPeriodOf(company),
    until: null,
    costCenterId: null,
    costUnitId: null,
    comment: null,
    attachment: null,
  };
  environment.employees.put({ ...employee, wageComponents: [component], hourComponents: [component] });
  environment.companies.put({ ...company, wageComponents: [component] });
  return component.id;
}

/** Somebody with an open case file; its number is the one that requests name. */
function absent(employee: Employee): Employee {
  const report = {
    id: employee.id * 100 + 99,
    percentage: 100,
    start: '2026-11-01T00:00:00',
    startReportedOn: '2026-11-01T00:00:00',
    end: null,
    endReportedOn: null,
    comment: null,
  };
  return { ...employee, absences: [{ number: 1, cause: absenceCauses[0], reports: [report] }] };
}

/** Not every seeded employee was absent, so they are when asked for. */
function absenceOf(world: ArchetypeWorld): number | undefined {
  const employee = employeeOf(world);
  if (!employee) return undefined;
  const ill = absent(employee);
  world.user.tenant.environment.employees.put(ill);
  return ill.absences[0]?.reports[0]?.id;
}

/** Not every seeded employee has leave, so it is booked when asked for. */
function leaveOf(world: ArchetypeWorld): number | undefined {
  const employee = employeeOf(world);
  if (!employee) return undefined;
  const { environment } = world.user.tenant;
  const leave = {
    id: environment.nextId(),
    description: null,
    hours: '8.00',
    usage: 'Withdrawal',
    start: '2026-07-06T00:00:00',
    end: '2026-07-06T00:00:00',
    startHours: '8.00',
    endHours: '0.00',
    type: 'Type1',
    status: 'Approved',
  } as const;
  environment.employees.put({ ...employee, leave: [leave] });
  return leave.id;
}

/** Who has no child gets one when asked for. */
function childOf(world: ArchetypeWorld): number | undefined {
  const employee = employeeOf(world);
  if (!employee || employee.children[0]) return employee?.children[0]?.id;
  const { environment } = world.user.tenant;
  const child = { ...RELATIVE, id: environment.nextId() };
  environment.employees.put({ ...employee, children: [child] });
  return child.id;
}

/** Who has no partner gets one when asked for. */
function partnerOf(world: ArchetypeWorld): number | undefined {
  const employee = employeeOf(world);
  if (!employee || employee.partner) return employee?.partner?.id;
  const { environment } = world.user.tenant;
  const partner = {
    ...RELATIVE,
    id: environment.nextId(),
    startDate: '2020-01-01T00:00:00',
    phone: null,
    email: null,
  } as const;
  environment.employees.put({ ...employee, partner });
  return partner.id;
}

const RELATIVE = {
  prefix: null,
  lastName: 'Zwart',
  firstName: 'Kim',
  initials: 'K.',
  gender: null,
  birthday: '2000-01-01T00:00:00',
} as const;

/** Fills a request with all that the login may name; `foreign` takes the place of one marked id. */
export function fillFor(world: ArchetypeWorld, foreign?: { readonly at: number; readonly id: number }): Fill {
  const { secrets, visibleId, hidden } = world;
  return (hole) => {
    switch (hole.kind) {
      case 'secret':
        return secrets[hole.name];
      case 'identity':
        if (foreign?.at === hole.at) return foreign.id;
        if (hole.scope === 'employee') putInState(world, hole);
        return visibleId(hole);
      case 'ignored':
        // It says nothing, so somebody else's must do no harm.
        return hidden.ids[hole.scope][0];
      case 'record':
      case 'guid':
        return OWN_RECORDS.find(([path]) => path.test(hole.path))?.[1](world);
    }
  };
}
