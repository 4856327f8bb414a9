import { noSuch } from '../../base/no-such.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import { atOnce, type WaitingSteps } from '../../base/turns.ts';
import type { WantedEnvironment } from '../../contracts/control/environments.ts';
import type { Settings } from '../../contracts/control/settings.ts';
import type { WantedLogin } from '../../contracts/control/wanted-login.ts';
import { ARCHETYPES, type Archetype, type ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { chosenOf } from '../../fixtures/named-logins.ts';
import type { Environment } from '../world/environment.ts';
import { putArchetypeLogin } from './archetype-login.ts';
import { changeClock } from './clock-changes.ts';
import { debtorNumbered } from './debtor-numbered.ts';
import type { Login } from './login.ts';
import { drawnPassword, randomSecret } from './secrets.ts';
import type { Draft } from './state.ts';
import { tagNumber } from './tags.ts';
import type { Tenant } from './tenant.ts';
import type { Tenants } from './tenants.ts';

/** A login with everything needed to use it. */
export interface UsableLogin {
  readonly archetype: ArchetypeName;
  readonly login: Login;
  readonly tenant: Tenant;
  readonly username: string;
  /** What the archetype's user types, in force or not. */
  readonly token: string;
  readonly password: string;
}

/** Puts something into an environment that is being made, some a step. */
type Furnish = (tenant: Tenant) => WaitingSteps<unknown>;

/** What is put into an environment that is being made; null for nothing. */
export interface Furnishing {
  /** Before its logins. */
  readonly before: Furnish | null;
  /** After them. */
  readonly after: Furnish | null;
  /** Into it and each of its companions, last. */
  readonly last: Furnish | null;
}

export const NO_FURNISHING: Furnishing = { before: null, after: null, last: null };

/** A login that is asked for, with what it is called. */
type AskedLogin = WantedLogin & { readonly name: string; readonly username: string };

interface TestEnvironment {
  readonly tenant: Tenant;
  /** Environments made for logins that need another kind, e.g. one without subscription; gone with the first. */
  readonly companions: readonly Tenant[];
  /** By name. */
  readonly logins: ReadonlyMap<string, UsableLogin>;
}

/**
 * Makes an environment for a test, a login a step, from its origin as that stands at the first of them. It costs what was
 * written to the origin, whatever the size of the world.
 * @param furnishing puts in what it is to have besides.
 * @throws NotPossible when something asked for cannot be; nothing is made then.
 */
export function* testEnvironmentSteps(
  tenants: Tenants,
  options: WantedEnvironment = {},
  furnishing: Furnishing = NO_FURNISHING,
): WaitingSteps<TestEnvironment> {
  const { from, logins: wanted = [{ archetype: 'master' }] } = options;
  const origin = from === undefined ? tenants.default : originNamed(tenants, from);
  const subdomain = options.subdomain ?? `t${randomSecret().slice(0, 10)}`;
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(subdomain))
    throw new NotPossible(
      'invalid',
      'subdomain',
      `${quoted(subdomain)} is no subdomain.`,
      'Use letters, digits and dashes.',
    );

  const tenant = origin.fork(subdomain);
  tenant.change(settingsIn(options));
  const companions = new Map<string, Tenant>();
  const companion = (kind: string, base: Tenant, settings: Partial<Settings>) => {
    let made = companions.get(kind);
    if (!made) {
      made = base.fork(`${subdomain}-${kind}`);
      made.change(settings);
      companions.set(kind, made);
    }
    return made;
  };
  const homeOf = ({ needs }: Archetype): Tenant => {
    if (needs === 'no-subscription') return companion(needs, origin, { subscription: 'none' });
    if (needs === 'free-trial') return companion(needs, origin, { freeTrial: true });
    if (needs === 'business' && origin.environment.product !== 'Business')
      return companion(needs, firstBusiness(tenants), {});
    return tenant;
  };

  if (furnishing.before) yield* furnishing.before(tenant);
  const secondHome = () => companion('second', origin, {});
  // All of them now, so that they stand on one state of their origin, whatever is written to it meanwhile.
  for (const { archetype } of wanted) {
    homeOf(ARCHETYPES[archetype]);
    if (ARCHETYPES[archetype].twice) secondHome();
  }

  const logins = new Map<string, UsableLogin>();
  for (const login of wanted) {
    const archetype: Archetype = ARCHETYPES[login.archetype];
    const name = login.name ?? login.archetype;
    if (logins.has(name))
      throw new NotPossible(
        'invalid',
        'logins',
        `Two logins are called ${quoted(name)}.`,
        'Give each a name of its own with `name`.',
      );
    const home = homeOf(archetype);
    const username = login.username ?? `${name}@${subdomain}.example`;
    const asked = { ...login, name, username };
    const made = putLogin(home, archetype, asked);
    if (archetype.twice) putLogin(secondHome(), archetype, asked);
    logins.set(name, made);
    yield;
  }
  if (furnishing.after) yield* furnishing.after(tenant);
  for (const made of [tenant, ...companions.values()]) {
    if (options.clock) changeClock(made.environment.clock, options.clock);
    if (furnishing.last) yield* furnishing.last(made);
    made.settle();
  }
  yield* tenants.addForTest(tenant, [...companions.values()], !options.keep);
  return { tenant, companions: [...companions.values()], logins };
}

/** The same at once. */
export function makeTestEnvironment(tenants: Tenants, options?: WantedEnvironment): TestEnvironment {
  return atOnce(testEnvironmentSteps(tenants, options));
}

function originNamed(tenants: Tenants, from: string): Tenant {
  const origin = tenants.find(from);
  if (origin) return origin;
  throw noSuch('environment', from, {
    among: [...tenants.all()].map(({ subdomain }) => subdomain),
    field: 'from',
  });
}

/** What a Business environment is copied from where the origin is none. */
function firstBusiness(tenants: Tenants): Tenant {
  const found = tenants
    .all()
    .find(
      ({ subdomain, environment }) => environment.product === 'Business' && !tenants.isForTest(subdomain),
    );
  if (found) return found;
  throw new NotPossible(
    'conflict',
    'logins',
    'A login of a Business environment was asked for, and the world has no such environment.',
    'Serve a world that has one: `product: Business` in its file.',
  );
}

/** Where a login is put. */
type Home = Pick<Draft, 'environment' | 'users'> & { readonly subdomain: string };

/** Puts a login into an environment that is there. @throws NotPossible for one that cannot be. */
export function putWantedLogin(home: Home, wanted: WantedLogin): Login {
  const name = wanted.name ?? wanted.archetype;
  const username = wanted.username ?? `${name}@${home.subdomain}.example`;
  return putLogin(home, ARCHETYPES[wanted.archetype], { ...wanted, name, username }).login;
}

function putLogin<Place extends Home>(tenant: Place, archetype: Archetype, wanted: AskedLogin) {
  const { name, username } = wanted;
  const { token = randomSecret(), password = drawnPassword() } = wanted;
  const login = putArchetypeLogin(tenant, {
    name,
    archetype: wanted.archetype,
    username,
    token,
    password,
    ...filterOf(tenant.environment, archetype, wanted),
  });
  return { archetype: wanted.archetype, login, tenant, username, token, password };
}

/** What the login sees: as asked for, else the least that shows what its archetype is about. */
function filterOf(environment: Environment, archetype: Archetype, wanted: WantedLogin) {
  if (archetype.level === 'master') {
    const field = (['debtor', 'debtorId', 'companies'] as const).find((name) => wanted[name] !== undefined);
    if (field !== undefined)
      throw new NotPossible(
        'invalid',
        field,
        `'${wanted.archetype}' is a login at master level, which lives under no debtor.`,
        "Ask for 'debtor' or 'debtor-company' instead.",
      );
    const asked = wanted.tags?.map((tag) => tagNumber(environment, tag));
    const [firstTag] = environment.tags.all();
    const filterTags = asked ?? (archetype.sees === 'part' && firstTag ? [firstTag.id] : null);
    return { filterTags, debtorId: null, companies: null };
  }
  if (wanted.tags)
    throw new NotPossible(
      'invalid',
      'tags',
      `'${wanted.archetype}' is a login at debtor level, which has no tag filter.`,
      "Ask for 'master-filtered' instead.",
    );
  const [firstDebtor] = environment.debtors.all();
  const { debtor } = wanted;
  const numbered = debtor === undefined ? undefined : debtorNumbered(environment, debtor);
  const debtorId = numbered ?? wanted.debtorId ?? firstDebtor?.id ?? null;
  const companies = debtorId === null ? [] : environment.companiesOf(debtorId);
  return { filterTags: null, debtorId, companies: wanted.companies ?? chosenOf(companies, archetype.sees) };
}

function settingsIn(options: WantedEnvironment): Partial<Settings> {
  const {
    from: _from,
    subdomain: _subdomain,
    logins: _logins,
    clock: _clock,
    seed: _seed,
    keep: _keep,
    ...settings
  } = options;
  return settings;
}
