import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import {
  archetypeSchema,
  chosenCompaniesSchema,
  dateTimeSchema,
  levelSchema,
  loginStateSchema,
  tagsSchema,
} from './values.ts';

export const loginSchema = z
  .strictObject({
    id: z.int(),
    name: z
      .string()
      .nullable()
      .describe('What a test calls it: its name in the environment it was made with; null when added later.'),
    archetype: archetypeSchema.nullable().describe('Null for one that is no example of anything.'),
    username: z.string().describe('An e-mail address.'),
    domain: z.string().describe('What a call sends as `Domain`.'),
    level: levelSchema,
    template: z.strictObject({
      id: z.int(),
      name: z.string().nullable().describe('Null for a deleted one.'),
    }),
    state: loginStateSchema,
    tags: z
      .array(z.int())
      .nullable()
      .describe('At master level: numbers of the tags whose debtors it sees; null sees all.'),
    debtorId: z.int().nullable().describe('At debtor level: the debtor it lives under.'),
    companies: chosenCompaniesSchema
      .nullable()
      .describe(
        'At debtor level: the companies it chose, without which it sees nothing; null at master level.',
      ),
    apiAccount: z.boolean().describe('Whether its API account is switched on.'),
    token: z.string().nullable().describe('The token in force; null when it has none.'),
    tokenIssuedAt: dateTimeSchema.nullable(),
    password: z.string().nullable().describe('For single sign-on; null until the login was activated.'),
    typed: z
      .strictObject({ token: z.string(), password: z.string() })
      .describe('What its user types, whatever that is worth; empty for what the login never had.'),
    expect: z.string().describe('What happens to its user, as the login stands.'),
  })
  .meta({ id: 'Login', description: 'A login, at master level or under one debtor.' });

/** The steps that a login takes, or that are taken with it. */
export const LOGIN_STEPS = [
  'created',
  'invited',
  'activated',
  'api-account-on',
  'token-given',
  'token-reset',
  'api-account-off',
  'template-changed',
  'filter-changed',
  'deactivated',
  'reactivated',
  'deleted',
] as const;

export const loginStepSchema = z
  .strictObject({
    at: dateTimeSchema,
    step: z.enum(LOGIN_STEPS),
    detail: z.string().nullable().describe('What else is to be said of it, in a few words.'),
  })
  .meta({ id: 'LoginStep', description: 'A step of a login. No token or password is in it.' });

const filter = {
  tags: tagsSchema.nullable().exactOptional().describe('At master level; null sees all debtors.'),
  companies: chosenCompaniesSchema
    .exactOptional()
    .describe('At debtor level: the companies it chooses; one that chose none sees nothing.'),
};

const template = z.union([z.string(), z.int()]).describe('The name or the id of a user template.');

export const newLoginSchema = z
  .strictObject({
    username: z.string().describe('An e-mail address.'),
    template,
    debtorId: z.int().nullable().exactOptional().describe('Needed for, and only for, a client template.'),
    ...filter,
  })
  .meta({ id: 'NewLogin' });

export const loginChangeSchema = z
  .strictObject({ template: template.exactOptional(), ...filter })
  .meta({ id: 'LoginChange' });

export const apiAccountSchema = z.strictObject({ on: z.boolean() }).meta({ id: 'ApiAccount' });

export const signInSchema = z
  .strictObject({ username: z.string(), password: z.string() })
  .meta({ id: 'SignIn', description: 'What a user types to sign in to the product.' });

export const signedInSchema = z
  .strictObject({
    login: loginSchema,
    apiTokenTab: z
      .boolean()
      .describe(
        'Whether its user profile has the tab API Token, as its template allows; a login at debtor level is given its token ' +
          'at its debtor.',
      ),
  })
  .meta({ id: 'SignedIn', description: 'The login with which a user signed in.' });

/** A login as it is now: everything the server knows of it. */
export type LoginRecord = DeepReadonly<z.output<typeof loginSchema>>;
export type LoginState = LoginRecord['state'];
export type LoginStepName = (typeof LOGIN_STEPS)[number];
export type LoginStep = DeepReadonly<z.output<typeof loginStepSchema>>;
export type SignedIn = DeepReadonly<z.output<typeof signedInSchema>>;
export type NewLogin = DeepReadonly<z.output<typeof newLoginSchema>>;
export type LoginChange = DeepReadonly<z.output<typeof loginChangeSchema>>;
