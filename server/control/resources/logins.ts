import { z } from 'zod';
import { passwordSchema } from '../../../contracts/control/activation.ts';
import {
  apiAccountSchema,
  type LoginRecord,
  loginChangeSchema,
  loginSchema,
  loginStepSchema,
  newLoginSchema,
  signedInSchema,
  signInSchema,
} from '../../../contracts/control/logins.ts';
import { mailSchema } from '../../../contracts/control/outbox.ts';
import { PROFILES } from '../../../contracts/logins/profiles.ts';
import { expectationOf } from '../../access/expectation.ts';
import { currentToken, type Login, typedPassword, typedToken } from '../../access/login.ts';
import { historyOf } from '../../access/login-history.ts';
import { addLogin, changeLogin } from '../../access/logins-by-name.ts';
import { signIn } from '../../access/sign-in.ts';
import type { Draft } from '../../access/state.ts';
import { hasTokenTab } from '../../access/template.ts';
import type { Tenant } from '../../access/tenant.ts';
import type { TenantLogin, Tenants } from '../../access/tenants.ts';
import { pageOf } from '../page.ts';
import { pagedRoute, type Route, type RouteInput, route } from '../route.ts';
import { changing, environmentInPath, environmentOf, idInPath } from './common.ts';
import { mailView } from './outbox.ts';

const loginInPath = { ...environmentInPath, login: idInPath('The id of the login.') };

export function loginView(tenant: Tenant, login: Login): LoginRecord {
  const { users, subdomain } = tenant;
  const { id, username, recipe, level, state, templateId, filterTags, debtorId, companies, apiAccount } =
    login;
  const token = currentToken(login);
  return {
    id,
    name: recipe?.name ?? null,
    archetype: recipe?.archetype ?? null,
    username,
    domain: subdomain,
    level,
    template: {
      id: templateId,
      name: users.templates.all.find((one) => one.id === templateId)?.name ?? null,
    },
    state,
    tags: filterTags,
    debtorId,
    companies,
    apiAccount,
    token,
    tokenIssuedAt: token === null ? null : (login.tokens.at(-1)?.issuedAt ?? null),
    password: login.password,
    typed: { token: typedToken(login), password: typedPassword(login) },
    expect: expectationOf({ tenant, login }),
  };
}

/** All logins of a server, those of each environment made into a list when their turn comes. */
function* loginsByEnvironment(tenants: Tenants): Generator<readonly [number, TenantLogin[]]> {
  for (const [number, tenant] of tenants.numbered())
    yield [number, tenant.users.logins.map((login) => ({ tenant, login }))];
}

type GivenLogin<Body> = RouteInput<{ readonly environment: string; readonly login: number }, unknown, Body>;

/** A step a login can take. */
function step<Body extends z.ZodType = z.ZodUndefined>(definition: {
  readonly method: 'post' | 'put' | 'patch';
  /** Behind the path of the login. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly body?: Body;
  readonly conflict: string;
  readonly take: (draft: Draft, login: number, body: z.output<Body>) => Login;
}): Route {
  const { take, path, ...rest } = definition;
  return route({
    ...rest,
    path: `/environments/{environment}/logins/{login}${path}`,
    group: 'Logins',
    parameters: loginInPath,
    gives: 'The login as it is now.',
    answer: loginSchema,
    handle: async (input: GivenLogin<z.output<Body>>) => {
      const login = await changing(input, (draft) => take(draft, input.path.login, input.body));
      return loginView(environmentOf(input), login);
    },
  });
}

export const loginRoutes: readonly Route[] = [
  pagedRoute({
    path: '/logins',
    name: 'listAllLogins',
    group: 'Logins',
    summary: 'List the logins of all environments',
    gives:
      'All logins there are, as they stand: those of the world first, then those of environments for tests.',
    item: loginSchema,
    handle: ({ query, services: { tenants } }) =>
      pageOf(loginsByEnvironment(tenants), query, ({ tenant, login }) => loginView(tenant, login)),
  }),
  pagedRoute({
    path: '/environments/{environment}/logins',
    name: 'listLogins',
    group: 'Logins',
    summary: 'List the logins of an environment',
    parameters: environmentInPath,
    gives: 'Its logins, deleted ones included.',
    item: loginSchema,
    handle: (input) => {
      const tenant = environmentOf(input);
      return pageOf([[0, tenant.users.logins]], input.query, (login) => loginView(tenant, login));
    },
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/logins',
    name: 'addLogin',
    group: 'Logins',
    summary: 'Add a login, without an invitation',
    parameters: environmentInPath,
    body: newLoginSchema,
    status: 201,
    gives: 'The login.',
    answer: loginSchema,
    location: ({ id }, { environment }) => `/environments/${environment}/logins/${id}`,
    conflict: 'The address is a login already.',
    handle: async (input) => {
      const login = await changing(input, (draft) => addLogin(draft, input.body));
      return loginView(environmentOf(input), login);
    },
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/sign-in',
    name: 'signIn',
    group: 'Logins',
    summary: 'Sign in as a login, as its user does in the product',
    parameters: environmentInPath,
    body: signInSchema,
    gives: 'The login, and whether its user profile has the tab API Token; nothing is changed.',
    answer: signedInSchema,
    conflict: 'The login is not active.',
    handle: (input) => {
      const tenant = environmentOf(input);
      const login = signIn(tenant.users, input.body.username, input.body.password);
      const template = tenant.users.templates.get(login.templateId);
      return { login: loginView(tenant, login), apiTokenTab: hasTokenTab(template) };
    },
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/logins/{login}',
    name: 'readLogin',
    group: 'Logins',
    summary: 'Read a login',
    parameters: loginInPath,
    gives: 'The login.',
    answer: loginSchema,
    handle: (input) => {
      const tenant = environmentOf(input);
      return loginView(tenant, tenant.users.login(input.path.login));
    },
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/logins/{login}/history',
    name: 'readLoginHistory',
    group: 'Logins',
    summary: 'List the steps that a login took',
    parameters: loginInPath,
    gives: 'Its steps by the clock of its environment, oldest first; the last 200 of them.',
    answer: z.array(loginStepSchema),
    handle: (input) => [...historyOf(environmentOf(input).users.login(input.path.login))],
  }),
  step({
    method: 'patch',
    path: '',
    name: 'changeLogin',
    summary: 'Change the filter or the template of a login, in force at once',
    body: loginChangeSchema,
    conflict: 'The login is deleted.',
    take: changeLogin,
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/logins/{login}',
    name: 'deleteLogin',
    group: 'Logins',
    summary: 'Delete a login; its token is dead, its address free',
    parameters: loginInPath,
    status: 204,
    gives: 'Deleted.',
    conflict: 'The login is deleted already.',
    handle: async (input) => {
      await changing(input, ({ users }) => users.deleteLogin(input.path.login));
    },
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/logins/{login}/invite',
    name: 'inviteLogin',
    group: 'Logins',
    summary: 'Send the activation mail, also again; earlier links stop working',
    parameters: loginInPath,
    status: 201,
    gives: 'The mail, which is in the outbox too.',
    answer: mailSchema,
    location: ({ id }, { environment }) => `/environments/${environment}/outbox/${id}`,
    conflict: 'The login was activated before.',
    handle: async (input) => {
      const mail = await changing(input, ({ users }) => users.invite(input.path.login));
      return mailView(environmentOf(input), mail, input.origin);
    },
  }),
  step({
    method: 'post',
    path: '/activate',
    name: 'activateByMail',
    summary: 'Follow the link in the newest activation mail of a login, and set its password',
    body: passwordSchema,
    conflict: 'The login was sent no mail, or the link is used or too old.',
    take: ({ users, settings }, login, { password }) =>
      users.activateByMail(login, password, PROFILES[settings.profile].passwords),
  }),
  step({
    method: 'post',
    path: '/deactivate',
    name: 'deactivateLogin',
    summary: 'Deactivate a login',
    conflict: 'The login is not active.',
    take: ({ users }, login) => users.deactivate(login),
  }),
  step({
    method: 'post',
    path: '/reactivate',
    name: 'reactivateLogin',
    summary: 'Activate a deactivated login again, with the password and token it had',
    conflict: 'The login is not deactivated.',
    take: ({ users }, login) => users.reactivate(login),
  }),
  step({
    method: 'put',
    path: '/api-account',
    name: 'switchApiAccount',
    summary: 'Switch the API account on, which gives a token when there is none, or off',
    body: apiAccountSchema,
    conflict: 'The login is not active, or its template allows no token.',
    take: ({ users }, login, { on }) => users.switchApiAccount(login, on),
  }),
  step({
    method: 'post',
    path: '/reset-token',
    name: 'resetToken',
    summary: 'Give a login a new token; the old one is dead at once',
    conflict: 'The login has no token, is not active, or had a thousand tokens.',
    take: ({ users }, login) => users.resetToken(login),
  }),
];
