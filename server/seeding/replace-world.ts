import { type DocumentMistake, DocumentMistakes, inOrder } from '../../base/document/mistakes.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { WaitingSteps } from '../../base/turns.ts';
import type { WantedLogin } from '../../contracts/control/wanted-login.ts';
import type { SteppedLogin } from '../../contracts/seed/login.ts';
import type { NamedLogin } from '../../fixtures/named-logins.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import type { Furnishing, WorldOfFiles } from '../../fixtures/world-file.ts';
import type { Login } from '../access/login.ts';
import type { Template } from '../access/template.ts';
import type { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import type { Users } from '../access/users.ts';
import { furnisherFor } from './furnisher.ts';
import { openTenant } from './open-tenants.ts';
import type { SeededServer } from './seeded-server.ts';
import { Successors } from './successors.ts';

/** What came of a world that took the place of another. */
export interface WorldChange {
  readonly replaced: readonly ReplacedEnvironment[];
  /** The subdomains of those that were not there before. */
  readonly added: readonly string[];
  readonly removed: readonly GoneEnvironment[];
}

/** An environment that is gone as it was. */
interface GoneEnvironment {
  readonly subdomain: string;
  /** How many records were put in, changed or deleted since it began, or since its last reset. */
  readonly writtenRecords: number;
}

/** An environment whose place another one of the same subdomain took. */
interface ReplacedEnvironment extends GoneEnvironment {
  /** The usernames of the logins that were added since it began, and stay. */
  readonly keptLogins: readonly string[];
  /** Of those that are gone, since the new one has logins of the same usernames. */
  readonly lostLogins: readonly string[];
}

/**
 * Puts a world in the place of another, an employee a step. All of it is made apart; in the last step each environment
 * becomes the new one of its subdomain, new ones are added, and those that the world does not have any more are deleted.
 * The environments of a world that is in both stay as they are.
 * @param logins the named ones of the next world.
 * @throws DocumentMistakes and NotPossible for what cannot be; nothing is done then.
 */
export function* replaceWorldSteps(
  server: SeededServer & { readonly tenants: Tenants },
  before: WorldOfFiles,
  next: WorldOfFiles,
  logins: readonly NamedLogin[],
): WaitingSteps<WorldChange> {
  const { tenants } = server;
  const former = subdomainsOf(before.worlds);
  const now = subdomainsOf(next.worlds);
  const begun = next.worlds.filter((world) => !before.worlds.includes(world));
  const added = now.filter((subdomain) => !former.includes(subdomain));
  requireFree(tenants, added);
  const staying = subdomainsOf(before.worlds.filter((world) => next.worlds.includes(world)));
  const successors = new Successors(
    tenants,
    former.filter((subdomain) => !staying.includes(subdomain)),
  );
  const furnisher = furnisherFor({ ...server, tenants: successors });
  const mistakes: DocumentMistake[] = [];
  for (const world of begun)
    for (const seed of world.environments) {
      const { subdomain } = seed;
      const furnishing = withFormerSecrets(next.furnishings.get(subdomain), tenants.find(subdomain));
      const own = logins.filter(({ environment }) => environment === subdomain);
      const made = openTenant(world, seed, own, tenants.capacity, furnisher.tenantOfState, furnishing);
      successors.add(made);
      mistakes.push(...(yield* furnisher.furnish(made, furnishing)));
      made.settle();
      yield;
    }
  if (mistakes.length > 0) throw new DocumentMistakes(inOrder(mistakes));
  // Others had their turn since.
  requireFree(tenants, added);
  const change = takePlaces(tenants, successors);
  const gone = former.filter((subdomain) => !now.includes(subdomain));
  const removed: GoneEnvironment[] = [];
  for (const subdomain of gone) removed.push(...(yield* removedFrom(tenants, subdomain)));
  const first = tenants.find(now[0] ?? '');
  if (first) tenants.makeDefault(first);
  return { ...change, removed };
}

function subdomainsOf(worlds: readonly WorldSeed[]): string[] {
  return worlds.flatMap(({ environments }) => environments.map(({ subdomain }) => subdomain));
}

/** @throws NotPossible where an environment that was made for a test has one of these subdomains. */
function requireFree(tenants: Tenants, subdomains: readonly string[]): void {
  const taken = subdomains.find((subdomain) => tenants.find(subdomain));
  if (taken === undefined) return;
  throw new NotPossible(
    'conflict',
    'subdomain',
    `There is an environment ${taken} already, which was made for a test.`,
    'Delete that one, or choose another subdomain.',
  );
}

/** What a file leaves to be drawn of the secrets of its logins is as it was drawn before, so that their users go on. */
function withFormerSecrets(
  furnishing: Furnishing | undefined,
  former: Tenant | undefined,
): Furnishing | undefined {
  const logins = furnishing?.seed.logins;
  if (!furnishing || !logins || !former) return furnishing;
  const drawn = logins.map((wanted) =>
    'archetype' in wanted
      ? { ...secretsOfExample(wanted, former), ...wanted }
      : { ...secretsOfStepped(wanted, former), ...wanted },
  );
  return { ...furnishing, seed: { ...furnishing.seed, logins: drawn } };
}

function secretsOfExample({ archetype, name = archetype }: WantedLogin, { initialLogins }: Tenant) {
  const recipe = initialLogins.find((login) => login.recipe?.name === name)?.recipe;
  return recipe?.archetype === archetype ? { token: recipe.token, password: recipe.password } : {};
}

/** Of one with the same template and as many steps behind it, so that it can have them. */
function secretsOfStepped(
  { username, template, state = 'active', apiAccount }: SteppedLogin,
  { initialLogins, users }: Tenant,
) {
  const login = initialLogins.find((one) => one.username === username && one.recipe?.archetype === null);
  if (!login?.recipe || login.state !== state || templateOf(login, users)?.name !== template) return {};
  const { token, password } = login.recipe;
  return {
    ...(password !== '' && { password }),
    ...(token !== '' && apiAccount !== false && { token }),
  };
}

function templateOf({ templateId }: Login, { templates }: Users): Template | undefined {
  return templates.all.find(({ id }) => id === templateId);
}

function takePlaces(tenants: Tenants, successors: Successors): Omit<WorldChange, 'removed'> {
  const replaced: ReplacedEnvironment[] = [];
  const added: string[] = [];
  for (const successor of successors.made) {
    const { subdomain } = successor;
    const former = tenants.find(subdomain);
    if (former) replaced.push(replacedBy(former, successor));
    else {
      tenants.add(successor);
      added.push(subdomain);
    }
  }
  return { replaced, added };
}

function replacedBy(former: Tenant, successor: Tenant): ReplacedEnvironment {
  const { subdomain, changeCount: writtenRecords, users } = former;
  const began = new Set(former.initialLogins.map(({ id }) => id));
  const keptLogins: string[] = [];
  const lostLogins: string[] = [];
  for (const login of users.logins) {
    if (began.has(login.id) || login.state === 'deleted') continue;
    const isKept = successor.users.takeOver(login, users);
    (isKept ? keptLogins : lostLogins).push(login.username);
  }
  former.become(successor);
  return { subdomain, writtenRecords, keptLogins, lostLogins };
}

function* removedFrom(tenants: Tenants, subdomain: string): WaitingSteps<GoneEnvironment[]> {
  const tenant = tenants.find(subdomain);
  if (!tenant) return [];
  yield* tenants.delete(subdomain, true);
  return [{ subdomain, writtenRecords: tenant.changeCount }];
}
