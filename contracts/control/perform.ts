import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { callMessagesSchema, callSchema } from './calls.ts';
import { versionSchema } from './values.ts';

/** A call that is made in the place of a client. */
export const performSchema = z.strictObject({
  login: z
    .union([z.int(), z.string()])
    .describe('Who makes it: the id of a login, its username, or its name in the environment.'),
  operation: z
    .string()
    .describe('`CompanyService.List_GetByDebtor`, or the operation alone where no two services have it.'),
  version: versionSchema
    .exactOptional()
    .describe('3 unless said otherwise, or 2.1 where only that has the operation.'),
  arguments: z
    .record(z.string(), z.json())
    .exactOptional()
    .describe(
      'By name: days and times as texts, bytes as base64. What is left out is sent as a client generated from the WSDL sends it: ' +
        'a number as 0, a record not at all.',
    ),
  rules: z
    .boolean()
    .exactOptional()
    .describe(
      'Whether rules of trouble and of answers meet it, and count it; not unless said otherwise. What would hold its answer up, ' +
        'or break it off, is told and not done.',
    ),
});

const { status, durationMs, fault, reason, trouble, chosenAnswer, findings } = callSchema.shape;
const { request, response } = callMessagesSchema.shape;

export const performedSchema = z
  .strictObject({
    call: callSchema.shape.number.describe('Its number in the journal, where it is a call `by` the console.'),
    status,
    durationMs,
    result: z
      .unknown()
      .describe(
        'What the operation answered, its fields as the catalogue types them, bytes as base64; null for nothing, and beside a fault.',
      ),
    fault,
    reason,
    trouble,
    chosenAnswer,
    findings,
    request,
    response,
  })
  .meta({
    id: 'PerformedCall',
    description: 'A call that was made, and what came of it. Tokens and passwords are masked.',
  });

/** A call that was made, and what came of it. Tokens and passwords are masked. */
export type PerformedCall = DeepReadonly<z.output<typeof performedSchema>>;
