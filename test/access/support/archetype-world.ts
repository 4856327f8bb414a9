import type { Scope } from '../../../contracts/interface/model.ts';
import type { ArchetypeName } from '../../../fixtures/archetypes.ts';
import { type CompanyPlan, type DebtorPlan, defaultPlan, type WorldPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { makeTestEnvironment, type UsableLogin } from '../../../server/access/test-environment.ts';
import type { Debtor, Employee } from '../../../server/world/records.ts';
import { Mock } from './mock.ts';
import type { Fill, IdentityHole, Secrets } from './request-form.ts';
import { allIn, type Records, visibleTo, without } from './sight.ts';

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

/** The default world, with as many debtors in the Business environment as an accountant has. */
const plan: WorldPlan = {
  ...defaultPlan,
  environments: defaultPlan.environments.map((environment) =>
    environment.subdomain === 'bedrijf'
      ? {
          ...environment,
          debtors: [...environment.debtors, debtor('2', 'transport', 3), debtor('3', 'bakery', 4)],
        }
      : environment,
  ),
};

function debtor(number: string, trade: DebtorPlan['trade'], company: number): DebtorPlan {
  const companyPlan: CompanyPlan = {
    number: company,
    branch: null,
    periodType: 'month',
    employees: 4,
    inactiveShare: 0,
    newHires: 0,
    applicants: 0,
  };
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
  const employees = environment.employeesOf(company);
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

/** Where an operation wants a record that is there: one of those the marked ids of the request lead to. */
const OWN_RECORDS: readonly (readonly [path: RegExp, find: (world: ArchetypeWorld) => number | undefined])[] =
  [
    [/^Department_(Update|UpdateCurrent|Delete)\//, (world) => debtorOf(world)?.departments[0]?.id],
    [/^Function_(Update|UpdateCurrent|Delete)\//, (world) => debtorOf(world)?.functions[0]?.id],
    [/^WebhookSettings_Delete\//, webhookOf],
    [/^Address_(Update|Delete)\//, (world) => employeeOf(world)?.addresses[0]?.id],
    [/^BankAccount_DeleteCurrent\//, (world) => employeeOf(world)?.bankAccount?.id],
    [/^(Child_Delete|Children_Update)\//, childOf],
    [/^Partner_Delete\//, partnerOf],
    [/^Contract_(Update|Delete)\//, (world) => employeeOf(world)?.contracts[0]?.id],
  ];

/** Where an operation wants an employee in a certain state, which is put in for it. */
const IN_STATE: readonly (readonly [path: RegExp, state: (employee: Employee) => Employee])[] = [
  [/^(Service_Insert2?|Employee_Transition)\//, applicant],
  [/^Service_StopCurrent\//, inService],
];

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

function debtorOf({ user, visibleId }: ArchetypeWorld): Debtor | undefined {
  return user.tenant.environment.debtors.get(visibleId({ scope: 'debtor', row: 0 }));
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
        return OWN_RECORDS.find(([path]) => path.test(hole.path))?.[1](world);
    }
  };
}
