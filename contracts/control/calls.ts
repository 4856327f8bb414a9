import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { FINDING_KINDS, type Finding } from '../finding.ts';
import { CALL_MAKERS } from './call-maker.ts';
import { digitsSchema, secondsSchema, serviceSchema, versionSchema } from './values.ts';

const findingSchema: z.ZodType<Finding> = z
  .strictObject({
    kind: z.enum(FINDING_KINDS),
    path: z.string(),
    line: z.int(),
    column: z.int(),
    found: z.string(),
    expected: z.string().nullable(),
    nearest: z.string().nullable(),
    used: z.string(),
    message: z.string(),
  })
  .meta({
    id: 'Finding',
    description: 'What the real service ignores without a word, or why it refused a request unread.',
  });

export const callSchema = z
  .strictObject({
    number: z.int().describe('Counts the calls of a server from 1.'),
    ordinal: z
      .int()
      .describe(
        'Counts the calls of its environment from 1, those of the console apart; those before the oldest one were discarded.',
      ),
    time: z.string().describe("When it came in, by the clock of the server's machine, ISO 8601."),
    by: z
      .enum(CALL_MAKERS)
      .describe(
        'Who made it: a client, or the console, as `POST …/perform` does. Calls of the console are counted apart, and are in no ' +
          'list, verdict or archive unless they are asked for.',
      ),
    durationMs: z
      .number()
      .describe('Until the answer was made; what simulated trouble then holds up is not in it.'),
    service: serviceSchema,
    version: versionSchema,
    operation: z.string().nullable().describe('Null when the call could not be routed.'),
    soapVersion: z.enum(['1.1', '1.2']),
    environment: z
      .string()
      .nullable()
      .describe(
        'Of the login the call names, let in or not, also where the service could not read so much. Null for a ' +
          'stranger, and where the username is a login in several environments and nothing tells which is meant.',
      ),
    username: z.string().nullable(),
    arguments: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('As the service read them; bytes as base64. Null when the request could not be read.'),
    findings: z.array(findingSchema),
    marks: z
      .array(z.string())
      .describe('What its operation rests on and may be different at the real service, by id.'),
    status: z.int().describe('Of the HTTP answer; 0 when simulated trouble let none be made.'),
    fault: z
      .strictObject({
        code: z.string(),
        nmbrsCode: z
          .int()
          .nullable()
          .describe("The number of Nmbrs' own error; null for a fault of the framework."),
        text: z.string(),
      })
      .nullable()
      .describe('The fault in the answer; null for none, and for a bare status.'),
    reason: z
      .string()
      .nullable()
      .describe(
        "Why, in one clause, where the wire does not say: set for every error of Nmbrs' own and for a bare status; null for an answer and for a fault that says it itself.",
      ),
    trouble: z.string().nullable().describe('The simulated trouble it met, in one sentence a rule.'),
    chosenAnswer: z
      .strictObject({
        rule: z.int().describe('The id of the rule that answered.'),
        sentence: z.string().describe('The rule in one sentence.'),
        missed: z
          .array(z.string())
          .describe('The paths of changes that changed nothing, since nothing was there.'),
        mistake: z
          .strictObject({ message: z.string(), remedy: z.string() })
          .nullable()
          .describe('What is wrong with the answer of a function, in whose place a fault was answered.'),
      })
      .nullable()
      .describe('The answer that a rule chose for it; null for the own one.'),
    bytes: z.int().describe("Of the request's body."),
  })
  .meta({ id: 'Call', description: 'A SOAP call. Tokens and passwords are not in it.' });

const recordChangeSchema = z
  .strictObject({
    table: z.string().describe('The kind of record: `debtors`, `companies`, `employees`.'),
    key: z.int().describe('The id of the record.'),
    before: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe(
        'What it was; of a record that was changed only the fields that differ, and of lists in it the items that do. ' +
          'Null for one that was put in.',
      ),
    after: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What it is; null for one that was deleted.'),
  })
  .meta({ id: 'RecordChange', description: 'A record that a call put in, changed or deleted.' });

const nearMissSchema = z
  .strictObject({
    kind: z.enum(['trouble', 'answers']),
    rule: z.int().min(1).describe('The id of the rule.'),
    sentence: z.string().describe('The rule in one sentence.'),
    differences: z.array(
      z.strictObject({
        what: z.string().describe('`login`, `version`, or the path of an argument: `Absence.Percentage`.'),
        wanted: z.string(),
        sent: z.string(),
      }),
    ),
  })
  .meta({
    id: 'NearMiss',
    description:
      'A rule that there is now of the operation of a call, and what keeps it from concerning that.',
  });

export const callMessagesSchema = z
  .strictObject({
    call: callSchema,
    request: z.string(),
    response: z.string(),
    curl: z
      .string()
      .describe(
        'A command line that makes the call again, with the secret in $NMBRS_TOKEN or $NMBRS_PASSWORD.',
      ),
    changes: z
      .array(recordChangeSchema)
      .nullable()
      .describe(
        'What it changed, as the mock holds it; none of a call that read, or was refused. Null where that is not ' +
          'remembered any more.',
      ),
    moreChanges: z.int().describe('How many more records it changed than are told.'),
    nearMisses: z.array(nearMissSchema).describe('Of the rules that nearly concern it those that do most.'),
  })
  .meta({ id: 'CallMessages', description: 'A call with its messages, tokens and passwords masked.' });

export const harSchema = z
  .strictObject({ log: z.looseObject({ version: z.string() }) })
  .meta({ id: 'Har', description: 'An HTTP archive 1.2.' });

/** The parameters of a query that say which calls are wanted; those left out do not matter. */
export const callFilter = {
  username: z.string().exactOptional().describe('Only calls of this login.'),
  operation: z
    .string()
    .exactOptional()
    .describe('Only calls of this operation: `List_GetAll`, `DebtorService.List_GetAll`.'),
  by: z
    .enum([...CALL_MAKERS, 'all'])
    .exactOptional()
    .describe('Whose calls: those of clients unless said otherwise.'),
  since: digitsSchema().exactOptional().describe('Only calls after the one with this number.'),
  last: digitsSchema(z.int().min(1)).exactOptional().describe('Only so many, the newest.'),
};

/** How long a request for calls may wait: no test waits longer, and no connection is held longer. */
const LONGEST_POLL_SECONDS = 60;

/** The parameters of a query that waits for calls. */
export const callWait = {
  count: digitsSchema(z.int().min(1))
    .exactOptional()
    .describe('Waits until there are so many such calls; the pages after the first one do not wait.'),
  within: secondsSchema(z.number().min(0).max(LONGEST_POLL_SECONDS))
    .exactOptional()
    .describe('How many seconds to wait at most; 5 unless said otherwise. Then fewer calls are answered.'),
};

/** What is remembered of one SOAP call. Tokens and passwords are not in it. */
export type RecordedCall = DeepReadonly<z.output<typeof callSchema>>;
export type RecordedAnswer = NonNullable<RecordedCall['chosenAnswer']>;
export type RecordedFault = NonNullable<RecordedCall['fault']>;
/** A call with its messages, tokens and passwords masked. */
export type CallMessages = DeepReadonly<z.output<typeof callMessagesSchema>>;
/** A record that a call put in, changed or deleted. */
export type RecordChange = DeepReadonly<z.output<typeof recordChangeSchema>>;
/** A rule that nearly concerns a call. */
export type NearMiss = DeepReadonly<z.output<typeof nearMissSchema>>;
/** What a call changed. */
export interface ToldChanges {
  readonly changes: readonly RecordChange[];
  /** How many more records it changed. */
  readonly moreChanges: number;
}
/** Which calls are wanted; what is left out does not matter. */
export type CallFilter = DeepReadonly<z.output<z.ZodObject<typeof callFilter>>>;
