import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { CONFIDENCES } from '../rest/known.ts';
import { METHODS } from '../rest/rest-file.ts';

/** What an integration uses of SOAP, and what takes its place in REST: a report, as it goes over HTTP. */

const knownFact = z
  .strictObject({
    confidence: z.enum(CONFIDENCES),
    source: z.array(z.string()).describe('Where it comes from, in words.'),
    date: z.string().describe('The day on which it was so.'),
  })
  .meta({ id: 'KnownFact', description: 'How sure something is, from where, and since when.' });

/** How the value of an element differs where it goes. */
const changeSchema = z.strictObject({
  kind: z
    .enum(['renamed', 'guid', 'date', 'values', 'other'])
    .describe(
      'Another name, a GUID for a number, another way to write dates, other values, or what is said.',
    ),
  says: z.string(),
});

const elementSchema = z
  .strictObject({
    path: z.string().describe('In the request or answer of SOAP: `Absence/Comment`.'),
    fate: z
      .enum(['placed', 'picked', 'nowhere', 'unseen', 'gap'])
      .describe(
        'It has a field there; the caller picks by it out of what is answered; it has no place there; nobody saw what the ' +
          'endpoint takes or answers; or there is no endpoint.',
      ),
    field: z.string().nullable().describe('Where it goes: `salaries.value`.'),
    in: z.enum(['path', 'query', 'body', 'answer']).nullable(),
    endpoint: z.string().nullable().describe('Which endpoint has that field: `GET /api/companies`.'),
    changes: z.array(changeSchema),
    converter: z
      .string()
      .nullable()
      .describe('The operation of SOAP that gives the GUID of an id, with the entity to ask for.'),
    known: knownFact.nullable(),
  })
  .meta({ id: 'MigratedElement', description: 'What becomes of an element that is sent or read.' });

const endpointSchema = z
  .strictObject({
    method: z.enum(METHODS),
    path: z.string(),
    paging: z.enum(['pages', 'none']),
    scopes: z.array(z.strictObject({ name: z.string(), basis: z.enum(['known', 'inferred']) })),
    says: z.string().nullable(),
    known: knownFact,
  })
  .meta({ id: 'RestEndpoint', description: 'An endpoint of REST.' });

const operationSchema = z
  .strictObject({
    operation: z.string().describe('`EmployeeService.Absence2_Insert`, with the version unless it is 3.'),
    calls: z.int().nullable().describe('How often it was called; null where that is not known.'),
    verdict: z
      .enum(['successor', 'gap', 'needless'])
      .describe('Something takes its place, no successor is known, or nobody has a use for it any more.'),
    meanwhile: z
      .array(z.string())
      .describe(
        'Why it ends before SOAP does, and what to call until then: none for one that lasts to the end.',
      ),
    says: z.string().nullable(),
    endpoints: z.array(endpointSchema),
    needs: z.array(z.string()).describe('What the endpoints ask for and the calls do not send.'),
    sends: z.array(elementSchema),
    reads: z.array(elementSchema),
    readsAre: z
      .enum(['declared', 'answered'])
      .describe('What a consumer file declares to be read, or all that was answered, which is not counted.'),
    known: knownFact.nullable().describe('Null where nothing at all is known.'),
  })
  .meta({ id: 'MigratedOperation', description: 'What becomes of an operation that is used.' });

const shareSchema = z.strictObject({ covered: z.int(), of: z.int() });

const statementSchema = z.strictObject({ says: z.string(), known: knownFact });

const documentTextSchema = z
  .strictObject({
    file: z.string().min(1).describe('How messages and the report call it: `nmbrs-rest.yaml`.'),
    text: z.string().describe('All of it, as YAML or JSON.'),
  })
  .meta({ id: 'DocumentText', description: 'A document, as it stands in a file.' });

/** What a report takes in beside the calls: called as the options of `nmbrs-mock migrate` are. */
export const migrationDocumentsSchema = z.strictObject({
  consumer: documentTextSchema
    .exactOptional()
    .describe(
      'A consumer file, which says what the integration reads: that is counted then, not what was answered.',
    ),
  correct: z
    .array(documentTextSchema)
    .exactOptional()
    .describe(
      'What is known better: files as in contracts/rest, each of which has its way over those before it.',
    ),
  openapi: documentTextSchema
    .exactOptional()
    .describe('An OpenAPI document or a collection of Postman, which what is known is held against.'),
});

const documentCheckSchema = z
  .strictObject({
    document: z.string().describe('A file.'),
    confirmed: z.array(z.string()).describe('The facts that it confirms, a sentence each.'),
    overturned: z.array(z.string()).describe('Those that it contradicts.'),
  })
  .meta({ id: 'DocumentCheck', description: 'What a description of the API makes of what was known.' });

export const migrationSchema = z
  .strictObject({
    endOfSoap: z.string().describe('The day from which on SOAP is not supported: `2027-03-01`.'),
    operations: z.array(operationSchema).describe('Those without a successor first.'),
    covered: z.strictObject({
      operations: shareSchema,
      calls: shareSchema.nullable().describe('Null where it is not known how often operations are called.'),
      fields: shareSchema.describe('Of what is sent and declared to be read.'),
    }),
    scopes: z.array(
      z.strictObject({
        name: z.string(),
        basis: z.enum(['known', 'inferred']),
        operations: z
          .array(z.string())
          .describe('Which of them want it; none where every program asks for it.'),
      }),
    ),
    consent: z.strictObject({
      rules: z.array(z.strictObject({ ...statementSchema.shape, login: z.string().nullable() })),
      named: z
        .strictObject({
          debtors: z.array(z.int()),
          companies: z.array(z.int()),
          employees: z.int().describe('How many.'),
        })
        .describe('Whom the calls name by their ids; the debtors of them all have to consent.'),
    }),
    conventions: z.array(statementSchema).describe('What holds for all endpoints.'),
    checked: documentCheckSchema.nullable().describe('Null where no description of the API was given.'),
  })
  .meta({ id: 'Migration', description: 'What takes the place of what an integration uses.' });

export type Migration = DeepReadonly<z.output<typeof migrationSchema>>;
export type DocumentText = DeepReadonly<z.output<typeof documentTextSchema>>;
export type MigrationDocuments = DeepReadonly<z.output<typeof migrationDocumentsSchema>>;
export type MigratedOperation = Migration['operations'][number];
export type MigratedElement = MigratedOperation['sends'][number];
export type MigratedEndpoint = MigratedOperation['endpoints'][number];
export type ElementChange = MigratedElement['changes'][number];
export type KnownFact = MigratedEndpoint['known'];
export type DocumentCheck = NonNullable<Migration['checked']>;
