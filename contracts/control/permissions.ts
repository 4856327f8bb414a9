import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { serviceSchema, versionSchema } from './values.ts';

/** Why a call is refused for its caller. */
const refusal = {
  error: z.int().nullable().describe('The number of the error of Nmbrs; null for a bare HTTP status.'),
  because: z.string().describe('Why, in one clause, which the wire does not say.'),
};

export const loginAccessSchema = z
  .strictObject({
    login: z.int().describe('The id of the login.'),
    error: refusal.error.describe(
      'With which its user is kept out, whatever it calls; null where it is let in.',
    ),
    because: refusal.because.nullable(),
    debtors: z.int().describe('How many debtors it sees by its filter, let in or not.'),
    companies: z.int().describe('How many companies it sees, in the same way.'),
    callsOff: z.int().describe('How many calls its template has switched off.'),
  })
  .meta({ id: 'LoginAccess', description: 'What the calls of a login come to, as everything stands.' });

const answerSchema = z.union([z.literal('ok'), z.strictObject(refusal)]);

export const permissionsSchema = z
  .strictObject({
    logins: z.array(
      z.strictObject({
        id: z.int(),
        environment: z.string().describe('Its own one: a companion of the environment, or the environment.'),
        name: z.string().nullable().describe('What a test calls it.'),
        username: z.string(),
      }),
    ),
    operations: z.array(
      z.strictObject({
        service: serviceSchema,
        version: versionSchema,
        operation: z.string(),
        call: z.int().describe('The number of the last call of it, whose arguments are looked at.'),
        arguments: z.record(z.string(), z.unknown()),
        answers: z
          .array(answerSchema)
          .describe('What each login would be answered at the gate, in the order of `logins`.'),
      }),
    ),
  })
  .meta({
    id: 'Permissions',
    description: 'What every login of an environment would be answered to what was called there.',
  });

export type LoginAccess = DeepReadonly<z.output<typeof loginAccessSchema>>;
export type Permissions = DeepReadonly<z.output<typeof permissionsSchema>>;
