import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { ERROR_CODES } from '../interface/errors.ts';
import { conditions } from './rules.ts';
import { LONGEST_DELAY_MS } from './trouble-defaults.ts';
import { dateTimeSchema } from './values.ts';

const milliseconds = z.int().min(0).max(LONGEST_DELAY_MS);
const count = z.int().min(1);

/** What a rule does to a call. */
export const effectSchema = z
  .discriminatedUnion('kind', [
    // The answer comes late. What the call does is done at once.
    z.strictObject({ kind: z.literal('latency'), ms: milliseconds }),
    z.strictObject({ kind: z.literal('uniform-latency'), from: milliseconds, to: milliseconds }),
    z.strictObject({
      kind: z.literal('log-normal-latency'),
      median: milliseconds,
      sigma: z.number().min(0).max(10).describe('Of the logarithm: 0.5 is lively, 1 is wild.'),
    }),
    z.strictObject({
      kind: z.literal('slow-drip'),
      ms: milliseconds,
      pieces: z.int().min(2).max(1_000).exactOptional().describe('10 unless said otherwise.'),
    }),
    z.strictObject({
      kind: z.literal('rate-limit'),
      calls: count.max(100_000).exactOptional().describe("A second; the product's 150 by default."),
      ms: milliseconds
        .exactOptional()
        .describe("How long each above it waits; the product's 500 by default."),
    }),

    // Something else answers, and nothing is done. A 1006 comes up in no other way (fact: sign-on-1006).
    z.strictObject({ kind: z.literal('fault'), code: z.literal(ERROR_CODES) }),
    z.strictObject({ kind: z.literal('http-error'), status: z.literal([410, 500, 502, 503]) }),
    // A page in the place of the service, with the status of an answer: maintenance, or a notice that it has moved.
    z.strictObject({ kind: z.literal('html-page') }),
    z.strictObject({ kind: z.literal('reset-before') }),

    // The call is carried out, and its answer comes to grief.
    z.strictObject({ kind: z.literal('reset-after') }),
    z.strictObject({
      kind: z.literal('cut-off'),
      announced: z
        .enum(['length', 'chunks'])
        .exactOptional()
        .describe(
          'A Content-Length that promises more (the default), or chunks of which the last never comes.',
        ),
    }),
    z.strictObject({ kind: z.literal('malformed-xml') }),

    // Something happens to the login before it is let in; named as the situation it is in from then on.
    z.strictObject({ kind: z.literal('token-reset') }),
    z.strictObject({ kind: z.literal('api-account-off') }),
    z.strictObject({ kind: z.literal('login-deactivated') }),
    z.strictObject({ kind: z.literal('login-deleted') }),
    z.strictObject({
      kind: z.literal('call-off'),
      call: z
        .string()
        .exactOptional()
        .describe('`EmployeeService.Absence2_Insert`; the call that meets the rule unless said otherwise.'),
    }),
  ])
  .meta({ id: 'TroubleEffect', description: 'What a rule does to a call.' });

/** When a rule is in force, by the clock of the environment, which it can be told. */
const duringSchema = z
  .strictObject({
    from: dateTimeSchema.exactOptional().describe('From this moment on.'),
    until: dateTimeSchema.exactOptional().describe('Until just before this moment.'),
  })
  .meta({ id: 'During', description: 'When a rule is in force, by the clock of the environment.' });

/** A rule as data. */
export const troubleSchema = z
  .strictObject({
    ...conditions,
    during: duringSchema.exactOptional(),
    effect: effectSchema,
  })
  .meta({ id: 'TroubleDefinition', description: 'A rule. What is left out narrows nothing.' });

export const troubleReportSchema = z
  .strictObject({
    id: z.int().min(1).describe('Counts the rules of an environment from 1, those that are gone among them.'),
    definition: troubleSchema,
    sentence: z.string().describe('The definition in one sentence.'),
    calls: z.int().min(0).describe('How many calls it concerned since it was made.'),
    applied: z.int().min(0).describe('How many of them it did something to.'),
  })
  .meta({ id: 'Trouble', description: 'A rule at work.' });

export const TROUBLE_KINDS = effectSchema.options.map(({ shape }) => shape.kind.value);

/** When a rule is in force. */
export type During = DeepReadonly<z.output<typeof duringSchema>>;
export type Effect = DeepReadonly<z.output<typeof effectSchema>>;
export type EffectKind = Effect['kind'];
export type EffectOf<K extends EffectKind> = Extract<Effect, { readonly kind: K }>;
export type TroubleDefinition = DeepReadonly<z.output<typeof troubleSchema>>;
/** A rule at work, and how often it was applied. */
export type TroubleReport = DeepReadonly<z.output<typeof troubleReportSchema>>;
