import type { Scope } from '../../../contracts/interface/model.ts';
import type { ArchetypeName } from '../../../fixtures/archetypes.ts';
import { type CompanyPlan, type DebtorPlan, defaultPlan, type WorldPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { makeTestEnvironment, type UsableLogin } from '../../../server/access/test-environment.ts';
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

/** Fills a request with all that the login may name; `foreign` takes the place of one marked id. */
export function fillFor(
  { secrets, visibleId, hidden }: ArchetypeWorld,
  foreign?: { readonly at: number; readonly id: number },
): Fill {
  return (hole) => {
    switch (hole.kind) {
      case 'secret':
        return secrets[hole.name];
      case 'identity':
        return foreign?.at === hole.at ? foreign.id : visibleId(hole);
      case 'ignored':
        // It says nothing, so somebody else's must do no harm.
        return hidden.ids[hole.scope][0];
      case 'record':
        return undefined;
    }
  };
}
