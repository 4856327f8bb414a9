import type { NamedLogin } from '../../fixtures/named-logins.ts';
import type { EnvironmentSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { Capacity } from '../capacity/capacity.ts';
import { Environment } from '../world/environment.ts';
import { putArchetypeLogin } from './archetype-login.ts';
import { defaultTemplates } from './default-templates.ts';
import { Tenant } from './tenant.ts';
import { Tenants } from './tenants.ts';
import { Users } from './users.ts';

/** Opens the environments of a world with their templates, and these logins in them. */
export function openTenants(
  world: WorldSeed,
  logins: readonly NamedLogin[],
  capacity = new Capacity(),
): Tenants {
  const tenants = new Tenants(capacity);
  for (const seed of world.environments) {
    const own = logins.filter(({ environment }) => environment === seed.subdomain);
    tenants.add(openTenant(world, seed, own, capacity));
  }
  return tenants;
}

function openTenant(
  world: WorldSeed,
  seed: EnvironmentSeed,
  logins: readonly NamedLogin[],
  capacity: Capacity,
): Tenant {
  const environment = Environment.open(world, seed, capacity);
  const users = new Users(environment, { templates: defaultTemplates(environment) });
  const { subscription, freeTrial } = seed;
  const tenant = new Tenant(environment, users, { subscription, freeTrial });
  for (const login of logins) putArchetypeLogin(tenant, { ...login, name: login.archetype });
  tenant.settle();
  return tenant;
}
