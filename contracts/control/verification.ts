import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { SEVERITIES } from '../severity.ts';
import { versionSchema } from './values.ts';

/** The calls that are meant, as JSON and YAML say it. */
export const patternSchema = z
  .strictObject({
    operation: z
      .string()
      .describe('`EmployeeService.Absence2_Insert`, or `Absence2_Insert` where no two services have it.'),
    version: versionSchema.exactOptional(),
    username: z.string().exactOptional().describe('Only calls of this login.'),
    with: z
      .record(z.string(), z.json())
      .exactOptional()
      .describe(
        'As much of the arguments as matters; dates and decimals are compared by value. In the place of a value, or of ' +
          'all of them, `{ "$test": "value > 50", "passes": [12, 14] }` stands for a test that the client has run on ' +
          'the calls there were: how it is written, and the numbers of the calls that pass.',
      ),
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

const upTo = z
  .int()
  .min(0)
  .exactOptional()
  .describe('Looks at the calls up to the one with this number: the last that a test was run on.');

export const verifySchema = z.strictObject({
  ...patternSchema.shape,
  times: timesSchema.exactOptional(),
  upTo,
});

export const verifyOrderSchema = z.strictObject({ calls: z.array(patternSchema), upTo });

export const verdictSchema = z
  .strictObject({
    holds: z.boolean(),
    message: z.string().describe('Why, in words; where it does not hold, with the calls that come nearest.'),
    matching: z.array(z.int()).describe('The numbers of the calls that are meant.'),
    discarded: z
      .int()
      .describe(
        'How many calls are no longer remembered that could turn the verdict, which does not hold then.',
      ),
    upTo: z.int().describe('The number of the last call that was looked at; 0 when there was none.'),
  })
  .meta({ id: 'Verdict', description: 'What came of an expectation.' });

export const violationSchema = z
  .strictObject({
    severity: z.enum(SEVERITIES),
    key: z.string().describe('The same for the same fault of an integration, whatever the values.'),
    message: z.string(),
    remedy: z.string(),
    call: z.int().describe('The number of the call.'),
    operation: z
      .string()
      .describe('What was called: `EmployeeService.Absence2_Insert`, with the version unless it is 3.'),
    place: z
      .strictObject({ line: z.int(), column: z.int() })
      .nullable()
      .describe('In the request; null for what is no matter of a place in it.'),
  })
  .meta({
    id: 'Violation',
    description: 'What the real service would have swallowed without a word, or refused unread.',
  });

/** Which violations matter; all unless said otherwise. */
export const verifyContractSchema = z.strictObject({
  known: z.array(z.string()).exactOptional().describe('The keys of violations that are known and accepted.'),
  exact: z
    .boolean()
    .exactOptional()
    .describe('Does not hold either when a known violation did not occur, so that its key is deleted.'),
  allow: z.array(z.enum(SEVERITIES)).exactOptional().describe('Kinds that do not matter.'),
});

export const contractVerdictSchema = z
  .strictObject({
    holds: z.boolean(),
    message: z.string().describe('Each violation with its place and remedy.'),
    violations: z.array(violationSchema).describe('Those that matter, in the order of the calls.'),
  })
  .meta({ id: 'ContractVerdict', description: 'Whether the contract was honoured.' });

/** The calls that are meant, as the control API takes them. */
export type PatternOfCalls = Readonly<z.output<typeof patternSchema>>;
/** What came of an expectation. */
export type Verdict = DeepReadonly<z.output<typeof verdictSchema>>;
/** What one call does that its contract does not foresee. */
export type Violation = DeepReadonly<z.output<typeof violationSchema>>;
export type ContractVerdict = DeepReadonly<z.output<typeof contractVerdictSchema>>;
/** How often; at least once unless said otherwise. */
export type Times = DeepReadonly<z.output<typeof timesSchema>>;
