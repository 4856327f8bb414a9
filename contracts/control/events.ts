import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { callSchema } from './calls.ts';

/** What is told of a mock while it runs. */
export const mockEventSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('call'), call: callSchema }),
    z.strictObject({
      kind: z
        .literal('summary')
        .describe('In the place of calls, where more than 200 come in a second; of each environment one.'),
      environment: z.string().nullable().describe('Whose calls these are; null for those of strangers.'),
      from: z.int().describe('The number of the first of these calls.'),
      to: z.int().describe('The number of the last one.'),
      count: z.int(),
      byOutcome: z
        .record(z.string(), z.int())
        .describe('How many came to what: `ok`, `fault 1003`, `fault Server`, `status 503`.'),
    }),
    z.strictObject({
      kind: z.literal('lost'),
      upTo: z
        .int()
        .describe(
          'Some calls up to the one with this number are not remembered any more. Where the mock began to count anew, the ' +
            'calls that follow have smaller numbers.',
        ),
    }),
    z.strictObject({
      kind: z
        .literal('cleared')
        .describe('The calls of an environment until now were forgotten, because somebody wanted that.'),
      environment: z.string(),
    }),
    z.strictObject({
      kind: z.literal('changed').describe('Something was written to an environment, or all of it went back.'),
      environment: z.string(),
    }),
    z.strictObject({ kind: z.literal('environments').describe('An environment was made or deleted.') }),
    z.strictObject({ kind: z.literal('heartbeat').describe('Nothing else happened for 15 seconds.') }),
  ])
  .meta({ id: 'MockEvent', description: 'Something that happened in a mock.' });

export type MockEvent = DeepReadonly<z.output<typeof mockEventSchema>>;
