import { expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import { makeTestEnvironment } from '../../server/access/test-environment.ts';
import { openTenants } from '../../server/seeding/open-tenants.ts';
import { alone } from './support/users-of.ts';

it('a login has so many tokens, and no more', () => {
  const { tenant, logins } = makeTestEnvironment(openTenants(openWorld(), []));
  const { id } = logins.get('master')?.login ?? {};
  const reset = () => tenant.users.resetToken(id ?? 0);
  for (let tokens = 1; tokens < 1_000; tokens++) reset();
  expect(reset).toThrow('had 1000 tokens, all of which are remembered. Reset the environment');
  expect(tenant.users.login(id ?? 0).tokens).toHaveLength(1_000);
  alone(tenant.reset());
  expect(reset().tokens).toHaveLength(2);
});
