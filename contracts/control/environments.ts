import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { NMBRS_ERRORS } from '../interface/errors.ts';
import { PROFILE_NAMES } from '../logins/profiles.ts';
import { clockChangeSchema, clockSchema } from './clock.ts';
import {
  archetypeSchema,
  chosenCompaniesSchema,
  levelSchema,
  loginStateSchema,
  tagsSchema,
} from './values.ts';

const settings = {
  subscription: z
    .enum(['valid', 'none'])
    .describe(`\`none\` answers ${NMBRS_ERRORS.NoValidSubscription.code} to every login.`),
  freeTrial: z.boolean().describe(`On a free trial some calls answer ${NMBRS_ERRORS.NotOnFreeTrial.code}.`),
  sandboxCopy: z
    .boolean()
    .describe("Whether the sandbox host name serves last night's copy, to which today's tokens are unknown."),
  version21: z
    .enum(['served', 'not-found', 'gone', 'invalid-authentication'])
    .describe(
      `What becomes of calls of version 2.1, which Nmbrs meant to close in 2023: served, or answered with HTTP 404, HTTP 410 or ${NMBRS_ERRORS.InvalidAuthentication.code} (mark: version-21-answers).`,
    ),
  profile: z
    .enum(PROFILE_NAMES)
    .describe('What the facts leave open: codes of hidden ids, whether a call must name its domain.'),
};

/** Settings of which any may be left out. */
export const settingsToChange = {
  subscription: settings.subscription.exactOptional(),
  freeTrial: settings.freeTrial.exactOptional(),
  sandboxCopy: settings.sandboxCopy.exactOptional(),
  version21: settings.version21.exactOptional(),
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
  forTest: z.boolean().describe('Made for a test; gone when it was not used for a while.'),
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
    level: levelSchema,
    state: loginStateSchema,
    expect: z.string().describe('What happens to its user.'),
  })
  .meta({ id: 'UsableLogin', description: 'A login with everything needed to use it.' });

export const testEnvironmentSchema = z
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
    companies: chosenCompaniesSchema
      .exactOptional()
      .describe('At debtor level: the companies it chose; one that chose none sees nothing.'),
  })
  .meta({
    id: 'WantedLogin',
    description: 'A login to ask for. What is left out is chosen so that the archetype does what it says.',
  });

export const wantedEnvironmentSchema = z
  .strictObject({
    from: z
      .string()
      .exactOptional()
      .describe('The environment it begins as; the first of the world (`demo`) unless said otherwise.'),
    subdomain: z.string().exactOptional().describe('Its subdomain; one that is free unless said otherwise.'),
    logins: z.array(wantedLoginSchema).exactOptional().describe('One `master` unless said otherwise.'),
    clock: clockChangeSchema
      .exactOptional()
      .describe('Where its clock and those of its companions stand; as in the origin unless said otherwise.'),
    ...settingsToChange,
  })
  .meta({ id: 'WantedEnvironment' });

export const settingsChangeSchema = z.strictObject(settingsToChange).meta({ id: 'SettingsChange' });

/** An environment as it is now. */
export type EnvironmentState = DeepReadonly<z.output<typeof environmentSchema>>;
/** What holds for a whole environment. */
export type Settings = Pick<EnvironmentState, keyof typeof settings>;
export type SettingsChange = DeepReadonly<z.output<typeof settingsChangeSchema>>;
export type UsableLogin = DeepReadonly<z.output<typeof usableLoginSchema>>;
export type TestEnvironment = DeepReadonly<z.output<typeof testEnvironmentSchema>>;
/** A login to ask for. What is left out is chosen so that the archetype does what it says. */
export type WantedLogin = DeepReadonly<z.output<typeof wantedLoginSchema>>;
/** An environment to ask for: a copy of another one, with logins of its own. */
export type WantedEnvironment = DeepReadonly<z.output<typeof wantedEnvironmentSchema>>;
