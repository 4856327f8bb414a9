import { z } from 'zod';
import { inTurns, mapInSteps } from '../../../base/turns.ts';
import {
  environmentSchema,
  testEnvironmentSchema,
  type WantedEnvironment,
  wantedEnvironmentSchema,
} from '../../../contracts/control/environments.ts';
import { settingsChangeSchema } from '../../../contracts/control/settings.ts';
import type { Seed, Seeded } from '../../../contracts/seed/seed.ts';
import { expectationOf } from '../../access/expectation.ts';
import type { Tenant } from '../../access/tenant.ts';
import type { Tenants } from '../../access/tenants.ts';
import {
  type Furnishing,
  NO_FURNISHING,
  testEnvironmentSteps,
  type UsableLogin,
} from '../../access/test-environment.ts';
import { seedSteps } from '../../seeding/apply-seed.ts';
import { pageOf } from '../page.ts';
import { pagedRoute, type Route, route } from '../route.ts';
import type { ControlServices } from '../services.ts';
import { clockView } from './clock.ts';
import { changing, environmentInPath, environmentOf } from './common.ts';

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

/** @param onSeeded told of what came in with the seed. */
function furnishingOf(
  { seed }: WantedEnvironment,
  services: ControlServices,
  onSeeded: (seeded: Seeded) => void,
): Furnishing {
  const { everywhere } = services;
  return {
    ...(seed ? seedFurnishing(seed, services, onSeeded) : NO_FURNISHING),
    last: everywhere ? (tenant) => seedSteps(services, tenant, everywhere) : null,
  };
}

/** The rules of a seed may name logins, and these what else is in it. */
function seedFurnishing(
  seed: Seed,
  services: ControlServices,
  onSeeded: (seeded: Seeded) => void,
): Pick<Furnishing, 'before' | 'after'> {
  const { trouble = [], answers = [], ...records } = seed;
  const put = (tenant: Tenant, part: Seed) => seedSteps(services, tenant, part, ['seed']);
  return {
    *before(tenant) {
      onSeeded(yield* put(tenant, records));
    },
    after: trouble.length + answers.length > 0 ? (tenant) => put(tenant, { trouble, answers }) : null,
  };
}

export const environmentRoutes: readonly Route[] = [
  pagedRoute({
    path: '/environments',
    name: 'listEnvironments',
    group: 'Environments',
    summary: 'List the environments',
    gives: 'All environments of this server.',
    item: environmentSchema,
    handle: ({ query, services: { tenants } }) => {
      const all = tenants.numbered().map(([number, tenant]) => [number, [tenant]] as const);
      return pageOf(all, query, (tenant) => environmentView(tenants, tenant));
    },
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
    handle: async ({ body, services }) => {
      const { tenants } = services;
      let seeded: Seeded | null = null;
      const furnishing = furnishingOf(body, services, (made) => {
        seeded = made;
      });
      const { tenant, logins } = await inTurns(testEnvironmentSteps(tenants, body, furnishing));
      await inTurns(tenants.keep(tenant.subdomain));
      const shown = ([name, login]: [string, UsableLogin]) => [name, usableLoginView(login)] as const;
      const views = await inTurns(mapInSteps(logins, shown));
      return { ...environmentView(tenants, tenant), logins: Object.fromEntries(views), seeded };
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
    handle: async (input) => {
      await changing(input, (draft) => {
        draft.settings = { ...draft.settings, ...input.body };
      });
      return environmentView(input.services.tenants, environmentOf(input));
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
    handle: ({ path, query: { force }, services }) =>
      inTurns(services.tenants.delete(path.environment, force)),
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
    handle: async (input) => {
      const { tenants } = input.services;
      await inTurns(tenants.reset(input.path.environment));
      return environmentView(tenants, environmentOf(input));
    },
  }),
];
