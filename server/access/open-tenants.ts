import type { Settings } from '../../contracts/control/environments.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import type { EnvironmentSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { Environment } from '../world/environment.ts';
import { putArchetypeLogin } from './archetype-login.ts';
import { defaultTemplates } from './default-templates.ts';
import { Tenant } from './tenant.ts';
import { Tenants } from './tenants.ts';
import { Users } from './users.ts';

/** What is particular about environments of the default world. */
const SETTINGS: Readonly<Record<string, Partial<Settings>>> = {
  gestopt: { subscription: 'none' },
  proef: { freeTrial: true },
};

/** Opens the environments of a world with their templates and named logins. */
export function openTenants(world: WorldSeed): Tenants {
  const tenants = new Tenants();
  for (const seed of world.environments) tenants.add(openTenant(world, seed));
  return tenants;
}

function openTenant(world: WorldSeed, seed: EnvironmentSeed): Tenant {
  const environment = Environment.open(world, seed);
  const users = new Users(environment, { templates: defaultTemplates(environment) });
  const tenant = new Tenant(environment, users, SETTINGS[seed.subdomain]);
  for (const login of namedLogins)
    if (login.environment === seed.subdomain && isPossible(login.filterTags, environment))
      putArchetypeLogin(tenant, { ...login, name: login.archetype });
  tenant.settle();
  return tenant;
}

/** A world of another plan may lack the tags a named login is filtered by; that login is then not there. */
function isPossible(filterTags: readonly number[] | null, { tags }: Environment): boolean {
  return (filterTags ?? []).every((tag) => tags.get(tag) !== undefined);
}
