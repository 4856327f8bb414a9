import { z } from 'zod';
import { inTurns, type Steps } from '../../../base/turns.ts';
import {
  environmentSchema,
  testEnvironmentSchema,
  wantedEnvironmentSchema,
} from '../../../contracts/control/environments.ts';
import { settingsChangeSchema } from '../../../contracts/control/settings.ts';
import type { Seeded } from '../../../contracts/seed/seed.ts';
import { expectationOf } from '../../access/expectation.ts';
import type { Tenant } from '../../access/tenant.ts';
import type { Tenants } from '../../access/tenants.ts';
import { testEnvironmentSteps, type UsableLogin } from '../../access/test-environment.ts';
import { seedSteps } from '../../seeding/apply-seed.ts';
import { type Route, route } from '../route.ts';
import { clockView } from './clock.ts';
import { environmentInPath, environmentOf } from './common.ts';

export function environmentView(tenants: Tenants, { subdomain, environment, settings }: Tenant) {
  const { name, product, clock } = environment;
  return {
    subdomain,
    domain: subdomain,
    name,
    product,
    ...settings,
    clock: clockView(clock),
    companions: tenants.companionsOf(subdomain).map((companion) => companion.subdomain),
    forTest: tenants.isForTest(subdomain),
  };
}

function usableLoginView({ archetype, login, tenant, username, token, password }: UsableLogin) {
  const { id, level, state } = login;
  const { subdomain } = tenant;
  return {
    archetype,
    id,
    environment: subdomain,
    domain: subdomain,
    username,
    token,
    password,
    level,
    state,
    expect: expectationOf({ tenant, login }),
  };
}

export const environmentRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments',
    name: 'listEnvironments',
    group: 'Environments',
    summary: 'List the environments',
    gives: 'All environments of this server.',
    answer: z.array(environmentSchema),
    handle: ({ services: { tenants } }) => tenants.all().map((tenant) => environmentView(tenants, tenant)),
  }),
  route({
    method: 'post',
    path: '/environments',
    name: 'makeEnvironment',
    group: 'Environments',
    summary: 'Make an environment for a test',
    body: wantedEnvironmentSchema,
    status: 201,
    gives: 'The environment, with logins that can be used at once.',
    answer: testEnvironmentSchema,
    location: ({ subdomain }) => `/environments/${subdomain}`,
    conflict: 'The subdomain is taken.',
    handle: async ({ body, services: { tenants } }) => {
      const { seed } = body;
      let seeded: Seeded | null = null;
      const furnish =
        seed &&
        function* (tenant: Tenant): Steps<void> {
          seeded = yield* seedSteps(tenants, tenant, seed, ['seed']);
        };
      const { tenant, logins } = await inTurns(testEnvironmentSteps(tenants, body, furnish ?? null));
      return {
        ...environmentView(tenants, tenant),
        logins: Object.fromEntries([...logins].map(([name, login]) => [name, usableLoginView(login)])),
        seeded,
      };
    },
  }),
  route({
    method: 'get',
    path: '/environments/{environment}',
    name: 'readEnvironment',
    group: 'Environments',
    summary: 'Read an environment',
    parameters: environmentInPath,
    gives: 'The environment.',
    answer: environmentSchema,
    handle: (input) => environmentView(input.services.tenants, environmentOf(input)),
  }),
  route({
    method: 'patch',
    path: '/environments/{environment}',
    name: 'changeSettings',
    group: 'Environments',
    summary: 'Change what holds for a whole environment',
    parameters: environmentInPath,
    body: settingsChangeSchema,
    gives: 'The environment as it is now.',
    answer: environmentSchema,
    handle: (input) => {
      const tenant = environmentOf(input);
      tenant.change(input.body);
      return environmentView(input.services.tenants, tenant);
    },
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}',
    name: 'deleteEnvironment',
    group: 'Environments',
    summary: 'Delete an environment and its companions',
    parameters: environmentInPath,
    query: {
      force: z
        .stringbool({ truthy: ['true', ''], falsy: ['false'] })
        .default(false)
        .describe('Needed for the first environment of the world, which others are copied from.'),
    },
    status: 204,
    gives: 'Gone, and every login, token and record with it.',
    conflict: 'Others are copied from it, and `force` was not given.',
    handle: ({ path, query: { force }, services }) => services.tenants.delete(path.environment, force),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/reset',
    name: 'resetEnvironment',
    group: 'State',
    summary: 'Put everything of an environment and its companions back as it was made',
    parameters: environmentInPath,
    gives: 'The environment as it is now.',
    answer: environmentSchema,
    handle: (input) => {
      const { tenants } = input.services;
      tenants.reset(input.path.environment);
      return environmentView(tenants, environmentOf(input));
    },
  }),
];
