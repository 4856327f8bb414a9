import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { versionSchema } from './values.ts';

/** The calls that are meant, as JSON and YAML say it: a CallPattern without what only a program can say. */
export const patternSchema = z
  .strictObject({
    operation: z.string().describe('`EmployeeService.Absence2_Insert`, or `Absence2_Insert`.'),
    version: versionSchema.exactOptional(),
    username: z.string().exactOptional().describe('Only calls of this login.'),
    with: z
      .record(z.string(), z.json())
      .exactOptional()
      .describe('As much of the arguments as matters; dates and decimals are compared by value.'),
    answer: z
      .union([z.literal('ok'), z.int()])
      .exactOptional()
      .describe('`ok`, or the number of the fault: `1003`.'),
  })
  .meta({ id: 'CallPattern', description: 'The calls that are meant.' });

/** How often they are to be made. */
export const timesSchema = z
  .union([
    z.int().min(0),
    z.strictObject({ atLeast: z.int().min(0).exactOptional(), atMost: z.int().min(0).exactOptional() }),
  ])
  .describe('How often: `2`, or bounds. At least once unless said otherwise.');

export const verdictSchema = z
  .strictObject({
    holds: z.boolean(),
    message: z.string().describe('Why, in words; where it does not hold, with the calls that come nearest.'),
    matching: z.array(z.int()).describe('The numbers of the calls that are meant.'),
    forgotten: z
      .int()
      .describe(
        'How many calls are no longer remembered that could turn the verdict, which does not hold then.',
      ),
  })
  .meta({ id: 'Verdict', description: 'What came of an expectation.' });

/** How bad a violation is, worst first. */
export const SEVERITIES = [
  'lost-data',
  'wrong-default',
  'deprecated',
  'retired-version',
  'guess',
  'forgotten',
] as const;

/**
 * What is wrong with a call that the service took without a word, or refused unread:
 * `lost-data` something that was sent was ignored or changed, or all of it refused unread; `wrong-default` something was
 * not sent, so a default was used; `deprecated` the operation is to go; `retired-version` version 2.1; `guess` nobody is
 * sure of the operation's interface, so that the mock may be wrong about it; `forgotten` calls are no longer remembered,
 * so that nobody knows what was wrong with them.
 */
export type Severity = (typeof SEVERITIES)[number];

export const violationSchema = z
  .strictObject({
    severity: z.enum(SEVERITIES),
    key: z.string().describe('The same for the same fault of an integration, whatever the values.'),
    message: z.string(),
    remedy: z.string(),
    call: z.int().describe('The number of the call.'),
    place: z
      .strictObject({ line: z.int(), column: z.int() })
      .nullable()
      .describe('In the request; null for what is no matter of a place in it.'),
  })
  .meta({
    id: 'Violation',
    description: 'What the real service would have swallowed without a word, or refused unread.',
  });

/** How often; at least once unless said otherwise. */
export type Times = DeepReadonly<z.output<typeof timesSchema>>;
