import { type DocumentMistake, DocumentMistakes, inOrder } from '../../base/document/mistakes.ts';
import { atOnce } from '../../base/turns.ts';
import { type NamedLogin, namedLoginsOf } from '../../fixtures/named-logins.ts';
import type { EnvironmentSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import type { Furnishing, WorldOfFiles } from '../../fixtures/world-file.ts';
import { putArchetypeLogin } from '../access/archetype-login.ts';
import { defaultTemplates } from '../access/default-templates.ts';
import { Tenant } from '../access/tenant.ts';
import { Tenants } from '../access/tenants.ts';
import { Users } from '../access/users.ts';
import { Capacity } from '../capacity/capacity.ts';
import { Environment } from '../world/environment.ts';
import type { Furnisher } from './furnisher.ts';

/** A world as files describe it, in whatever way it was opened. */
export function worldOf(world: WorldSeed | WorldOfFiles): WorldOfFiles {
  return 'worlds' in world ? world : { worlds: [world], furnishings: new Map() };
}

/** The named logins of the environments whose files do not say which logins they have. */
export function namedLoginsIn({ worlds, furnishings }: WorldOfFiles): readonly NamedLogin[] {
  const all = worlds.flatMap(({ environments }) => environments);
  return namedLoginsOf({
    environments: all.filter(({ subdomain }) => !furnishings.get(subdomain)?.hasLogins),
  });
}

/** The environments of a world that is no file, with their templates and these logins. */
export function openTenants(
  world: WorldSeed,
  logins: readonly NamedLogin[],
  capacity = new Capacity(),
): Tenants {
  const tenants = new Tenants(capacity);
  addTenants(tenants, worldOf(world), logins, null);
  return tenants;
}

/**
 * Adds the environments of a world with their templates, these logins and what its files put into them.
 * @param furnisher needed where files say more than plans.
 * @throws DocumentMistakes for what cannot be put in.
 */
export function addTenants(
  tenants: Tenants,
  world: WorldOfFiles,
  logins: readonly NamedLogin[],
  furnisher: Furnisher | null,
): void {
  const { worlds, furnishings } = world;
  const mistakes: DocumentMistake[] = [];
  for (const one of worlds)
    for (const seed of one.environments) {
      const own = logins.filter(({ environment }) => environment === seed.subdomain);
      const furnishing = furnishings.get(seed.subdomain);
      const tenant = openTenant(one, seed, own, tenants.capacity, furnisher?.tenantOfState, furnishing);
      tenants.add(tenant);
      if (furnisher) mistakes.push(...atOnce(furnisher.furnish(tenant, furnishing)));
      tenant.settle();
    }
  if (mistakes.length > 0) throw new DocumentMistakes(inOrder(mistakes));
}

/** An environment as its plan and these logins have it. */
export function openTenant(
  world: WorldSeed,
  seed: EnvironmentSeed,
  logins: readonly NamedLogin[],
  capacity: Capacity,
  tenantOfState: Furnisher['tenantOfState'] | undefined,
  furnishing: Furnishing | undefined,
): Tenant {
  if (tenantOfState && furnishing?.state) return tenantOfState({ world, seed }, furnishing.state, capacity);
  const environment = Environment.open(world, seed, capacity);
  const users = Users.open(environment, { templates: defaultTemplates(environment) });
  const { subscription, freeTrial } = seed;
  const tenant = Tenant.open(environment, users, { subscription, freeTrial });
  for (const login of logins) putArchetypeLogin(tenant, { ...login, name: login.archetype });
  return tenant;
}
