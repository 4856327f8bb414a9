import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { SCOPES, type Scope, SIMPLE_TYPE_NAMES, type SimpleTypeName } from '../interface/model.ts';
import { callSchema } from './calls.ts';
import { coverageSchema } from './mock.ts';

const { verified, ...covered } = coverageSchema.shape;

/** What is told of an operation wherever it is told of. */
const told = {
  ...covered,
  summary: z.string().describe('What it does, in one sentence.'),
  writes: z.boolean().describe('Whether it changes anything.'),
  deprecated: z.boolean().describe('Whether Nmbrs advises against it.'),
  successor: z
    .string()
    .nullable()
    .describe(
      'What to call instead of a deprecated one, as far as the names tell: `ReportService.Reports_X_Background`.',
    ),
  header: z
    .string()
    .nullable()
    .describe(
      'The element of the SOAP header that says who calls; null where the arguments do, for single sign-on.',
    ),
};

const listedErrorSchema = z
  .strictObject({
    code: z.int().describe('1000 for the one without a number.'),
    name: z.string().describe('What the mock calls it: `UnauthorizedId`.'),
    text: z.string().describe('What the fault says of it.'),
    when: z.string().describe('When it comes up.'),
  })
  .meta({ id: 'NmbrsError', description: "One of Nmbrs' own errors." });

export const operationListSchema = z
  .strictObject({
    operations: z.array(
      z.strictObject(told).meta({ id: 'ListedOperation', description: 'An operation, in short.' }),
    ),
    fields: z
      .record(z.string(), z.array(z.int()))
      .describe(
        'By the name of an argument or of a field of an answer: which operations have it, by their places in the list from 0.',
      ),
    errors: z.array(listedErrorSchema).describe('All that any of them can raise.'),
  })
  .meta({
    id: 'OperationList',
    description: 'All operations of all services, and what they can be found by.',
  });

/** An argument, a field of a record, or a result. */
export interface OperationField {
  readonly name: string;
  readonly type: SimpleTypeName | 'enum' | 'record';
  /** Of an enum or a record that has one; null for others. */
  readonly typeName: string | null;
  readonly list: boolean;
  readonly optional: boolean;
  readonly nillable: boolean;
  readonly id: Scope | null;
  readonly values: readonly string[] | null;
  readonly fields: readonly OperationField[] | null;
}

const fieldSchema: z.ZodType<OperationField> = z
  .strictObject({
    name: z.string(),
    type: z.enum([...SIMPLE_TYPE_NAMES, 'enum', 'record']).describe('Of a list that of its items.'),
    typeName: z
      .string()
      .nullable()
      .describe('What the WSDL calls an enum or a record; null for what has no name.'),
    list: z.boolean().describe('Whether there may be several.'),
    optional: z
      .boolean()
      .describe('Whether it can be left out; of a number or date that is, its zero is taken.'),
    nillable: z.boolean().describe('Whether it can be nil.'),
    id: z.enum(SCOPES).nullable().describe('Of what it is the id, where that decides who may make the call.'),
    values: z.array(z.string()).nullable().describe('Of an enum; null for others.'),
    fields: z
      .lazy(() => z.array(fieldSchema))
      .nullable()
      .describe('Of a record; null for others, and for a record within itself.'),
  })
  .meta({ id: 'OperationField', description: 'An argument, a field of a record, or a result.' });

export const operationSchema = z
  .strictObject({
    ...told,
    verified,
    soapAction: z.string(),
    evidence: z.array(z.string()).describe('Where its interface was seen.'),
    notes: z.array(z.string()),
    arguments: z.array(fieldSchema).describe('In the order of the WSDL.'),
    result: fieldSchema.nullable().describe('Null for an operation that answers nothing.'),
    ignores: z
      .array(
        z.strictObject({
          path: z.string().describe('Below the element of the operation: `timeSlots/TimeSlot/ID`.'),
          usedBy: z.string().nullable().describe('The operation that uses it; null where none does.'),
        }),
      )
      .describe('What it takes and does not use.'),
    errors: z
      .array(
        z
          .strictObject({
            ...listedErrorSchema.shape,
            causes: z.array(z.string()).describe('What was seen to bring it up, an example of each kind.'),
          })
          .meta({ id: 'RaisedError', description: 'An error that an operation can raise.' }),
      )
      .describe('Lowest number first.'),
    marks: z
      .array(
        z
          .strictObject({
            id: z.string(),
            says: z.string(),
            confidence: z.enum(['likely', 'guess']),
            source: z.string().describe('What speaks for it.'),
          })
          .meta({ id: 'Mark', description: 'What may be different at the real service.' }),
      )
      .describe('What it rests on.'),
    samples: z
      .array(
        z.strictObject({
          soapVersion: callSchema.shape.soapVersion,
          request: z.string(),
          response: z.string(),
        }),
      )
      .describe('Its messages, with the names of types for values.'),
    links: z
      .strictObject({ page: z.string(), service: z.string(), wsdl: z.string() })
      .describe('Where the mock tells of it, from its root.'),
  })
  .meta({ id: 'Operation', description: 'An operation, with all that is known of it.' });

/** All operations, and what they can be found by. */
export type OperationList = DeepReadonly<z.output<typeof operationListSchema>>;
/** An operation, in short. */
export type ListedOperation = OperationList['operations'][number];
/** An operation, with all that is known of it. */
export type DescribedOperation = DeepReadonly<z.output<typeof operationSchema>>;
