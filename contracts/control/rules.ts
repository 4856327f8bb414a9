import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { serviceSchema, versionSchema } from './values.ts';

/** What every rule says of the calls it is for, whatever it does to them. */

const count = z.int().min(1);

/** Which of the calls it concerns a rule is for, counted from 1 since the rule was made. */
const whenSchema = z
  .strictObject({
    call: count.exactOptional().describe('Only this one.'),
    fromCall: count.exactOptional().describe('This one and those after it.'),
    every: count.exactOptional().describe('The 3rd, 6th ... for 3; with `fromCall` 5 the 5th, 8th ...'),
  })
  .meta({
    id: 'When',
    description: 'Which of the calls it concerns a rule is for, counted from 1 since the rule was made.',
  });

/** Which calls a rule is for. What is left out narrows nothing. */
export const conditions = {
  login: z
    .string()
    .exactOptional()
    .describe('Only calls of this login: its username, or its name in the environment.'),
  service: serviceSchema.exactOptional(),
  operation: z
    .string()
    .exactOptional()
    .describe('`EmployeeService.Absence2_Insert`, or `Absence2_Insert` where no two services have it.'),
  version: versionSchema.exactOptional(),
  with: z
    .record(z.string(), z.json())
    .exactOptional()
    .describe(
      'Only calls of the operation with these arguments: as much of them as matters; dates and decimals are compared by value.',
    ),
  when: whenSchema.exactOptional(),
  probability: z
    .number()
    .gt(0)
    .max(1)
    .exactOptional()
    .describe('Of each call that `when` picks; 1 unless said otherwise.'),
  seed: z.int().exactOptional().describe("Of the rule's own generator; the rule's id unless said otherwise."),
  times: count.exactOptional().describe('How often at most: `2` for the next two calls.'),
};

export type When = DeepReadonly<z.output<typeof whenSchema>>;
/** Which calls a rule is for. */
export type Conditions = DeepReadonly<z.output<z.ZodObject<typeof conditions>>>;
