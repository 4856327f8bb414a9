import { z } from 'zod';
import { ARCHETYPE_NAMES, ARCHETYPES } from '../../../contracts/logins/archetypes.ts';
import { PROFILE_NAMES } from '../../../contracts/logins/profiles.ts';
import type { Tenant } from '../../access/tenant.ts';
import type { Tenants } from '../../access/tenants.ts';
import { makeTestEnvironment, type UsableLogin } from '../../access/test-environment.ts';
import { type Route, route } from '../route.ts';
import { clockSchema, clockView } from './clock.ts';
import { environmentInPath, environmentOf, tagsSchema } from './common.ts';

export const archetypeSchema = z
  .enum(ARCHETYPE_NAMES)
  .meta({ id: 'Archetype', description: 'A kind of login, by what it is an example of.' });

const settings = {
  subscription: z.enum(['valid', 'none']).describe('`none` answers 1004 to everybody.'),
  freeTrial: z.boolean().describe('On a free trial some calls answer 2013.'),
  sandboxCopy: z
    .boolean()
    .describe("Whether the sandbox host name serves last night's copy, to which today's tokens are unknown."),
  profile: z
    .enum(PROFILE_NAMES)
    .describe('What the facts leave open: codes of hidden ids, whether a call must name its domain.'),
};

const settingsToChange = {
  subscription: settings.subscription.exactOptional(),
  freeTrial: settings.freeTrial.exactOptional(),
  sandboxCopy: settings.sandboxCopy.exactOptional(),
  profile: settings.profile.exactOptional(),
};

const environmentFields = {
  subdomain: z.string(),
  domain: z.string().describe('What a call sends as `Domain`.'),
  name: z.string(),
  product: z.enum(['Accountant', 'Business']),
  ...settings,
  clock: clockSchema,
  companions: z
    .array(z.string())
    .describe('Subdomains of the environments made with it, which are reset and deleted with it.'),
  forTest: z.boolean().describe('Made for a test; gone when nobody has used it for a while.'),
};

export const environmentSchema = z
  .strictObject(environmentFields)
  .meta({ id: 'Environment', description: 'A tenant of Nmbrs, and what holds for all of it.' });

const usableLoginSchema = z
  .strictObject({
    archetype: archetypeSchema,
    id: z.int(),
    environment: z.string().describe('The subdomain of its environment, which may be a companion.'),
    domain: z.string().describe('What a call sends as `Domain`.'),
    username: z.string(),
    token: z.string().describe('What its user types as token, whatever that is worth.'),
    password: z.string().describe('For single sign-on.'),
    level: z.enum(['master', 'debtor']),
    state: z.enum(['created', 'invited', 'active', 'deactivated', 'deleted']),
    expect: z.string().describe('What happens to who uses it.'),
  })
  .meta({ id: 'UsableLogin', description: 'A login with everything needed to use it.' });

const madeSchema = z
  .strictObject({
    ...environmentFields,
    logins: z.record(z.string(), usableLoginSchema).describe('By name.'),
  })
  .meta({ id: 'TestEnvironment', description: 'An environment made for a test, with its logins.' });

const wantedLoginSchema = z
  .strictObject({
    archetype: archetypeSchema,
    name: z
      .string()
      .exactOptional()
      .describe('What to call it in the answer; its archetype unless said otherwise.'),
    username: z.string().exactOptional(),
    tags: tagsSchema.exactOptional(),
    debtorId: z.int().exactOptional().describe('At debtor level: the debtor it lives under.'),
    companyIds: z
      .array(z.int())
      .exactOptional()
      .describe('At debtor level: the companies it is confined to.'),
  })
  .meta({
    id: 'WantedLogin',
    description: 'A login to ask for. What is left out is chosen so that the archetype does what it says.',
  });

const wantedSchema = z
  .strictObject({
    from: z.string().exactOptional().describe('The environment it begins as; `demo` unless said otherwise.'),
    subdomain: z
      .string()
      .exactOptional()
      .describe('Its subdomain; one that nobody has unless said otherwise.'),
    logins: z.array(wantedLoginSchema).exactOptional().describe('One `master` unless said otherwise.'),
    ...settingsToChange,
  })
  .meta({ id: 'WantedEnvironment' });

const changeSchema = z.strictObject(settingsToChange).meta({ id: 'SettingsChange' });

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
    expect: ARCHETYPES[archetype].expect,
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
    body: wantedSchema,
    status: 201,
    gives: 'The environment, with logins that can be used at once.',
    answer: madeSchema,
    location: ({ subdomain }) => `/environments/${subdomain}`,
    conflict: 'The subdomain is taken.',
    handle: ({ body, services: { tenants } }) => {
      const { tenant, logins } = makeTestEnvironment(tenants, body);
      return {
        ...environmentView(tenants, tenant),
        logins: Object.fromEntries([...logins].map(([name, login]) => [name, usableLoginView(login)])),
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
    handle: (given) => environmentView(given.services.tenants, environmentOf(given)),
  }),
  route({
    method: 'patch',
    path: '/environments/{environment}',
    name: 'changeSettings',
    group: 'Environments',
    summary: 'Change what holds for a whole environment',
    parameters: environmentInPath,
    body: changeSchema,
    gives: 'The environment as it is now.',
    answer: environmentSchema,
    handle: (given) => {
      const tenant = environmentOf(given);
      tenant.change(given.body);
      return environmentView(given.services.tenants, tenant);
    },
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}',
    name: 'deleteEnvironment',
    group: 'Environments',
    summary: 'Delete an environment and its companions',
    parameters: environmentInPath,
    status: 204,
    gives: 'Gone, and every login, token and record with it.',
    handle: ({ path, services }) => services.tenants.delete(path.environment),
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
    handle: (given) => {
      const { tenants } = given.services;
      tenants.reset(given.path.environment);
      return environmentView(tenants, environmentOf(given));
    },
  }),
];
