import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { seededSchema, seedSchema } from '../seed/seed.ts';
import { clockChangeSchema, clockSchema } from './clock.ts';
import { settings, settingsToChange } from './settings.ts';
import { archetypeSchema, levelSchema, loginStateSchema } from './values.ts';
import { wantedLoginSchema } from './wanted-login.ts';

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
    seeded: seededSchema.nullable().describe('What came in by the seed that was asked for; null for none.'),
  })
  .meta({ id: 'TestEnvironment', description: 'An environment made for a test, with its logins.' });

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
    keep: z
      .boolean()
      .exactOptional()
      .describe(
        'Whether it stays until it is deleted, also beyond this process where the mock keeps its data; otherwise it is gone when it was not used for a while.',
      ),
    seed: seedSchema.exactOptional().describe('What is put into it besides; a reset leaves it there.'),
    ...settingsToChange,
  })
  .meta({ id: 'WantedEnvironment' });

/** An environment as it is now. */
export type EnvironmentState = DeepReadonly<z.output<typeof environmentSchema>>;
export type UsableLogin = DeepReadonly<z.output<typeof usableLoginSchema>>;
export type TestEnvironment = DeepReadonly<z.output<typeof testEnvironmentSchema>>;
/** An environment to ask for: a copy of another one, with logins of its own. */
export type WantedEnvironment = DeepReadonly<z.output<typeof wantedEnvironmentSchema>>;
