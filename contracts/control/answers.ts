import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { wording } from '../../base/schema/wording.ts';
import { conditions } from './rules.ts';

const path = z.string().min(1);

const changeSchema = z
  .strictObject({
    set: path.exactOptional().describe('The place that gets the value `to`.'),
    to: z.json().exactOptional(),
    remove: path.exactOptional().describe('The place that is left out of the answer.'),
    nil: path.exactOptional().describe('The place that is nil.'),
  })
  .meta({
    id: 'AnswerChange',
    description:
      'One change of the answer that would come: set, remove or nil. A place is a path in the result: `[0].Id`, `[*].Birthday`, `[Id=5003001].Absences[*].Percentage`.',
  });

/** HTTP has no body with them. */
const BODILESS: readonly number[] = [204, 205, 304];

const wordedFaultSchema = z
  .strictObject({
    code: z.int().min(1).exactOptional().describe("The number of Nmbrs' own error, or any other."),
    text: z
      .string()
      .min(1)
      .exactOptional()
      .describe('With a code what stands behind it; without one all that the fault says.'),
    side: z.enum(['Server', 'Client']).exactOptional().describe('`Server` unless said otherwise.'),
  })
  .meta({ id: 'AnswerFault', description: 'A SOAP fault with any code and text.' });

const bodySchema = z
  .strictObject({
    text: z.string(),
    contentType: z
      .string()
      .regex(/^[ -~]+$/)
      .register(wording, { wanted: 'a content type such as text/html' })
      .exactOptional()
      .describe('`text/xml; charset=utf-8` unless said otherwise.'),
    status: z
      .int()
      .min(200)
      .max(599)
      .refine((status) => !BODILESS.includes(status), {
        error: 'An answer with this status has no body.',
        params: { remedy: 'Give another status.' },
      })
      .exactOptional()
      .describe('200 unless said otherwise.'),
  })
  .meta({ id: 'AnswerBody', description: 'What is sent in the place of an answer, whatever it is.' });

/** A fault, by the number of one of Nmbrs' own errors or in words of its own. */
export const faultSchema = z.union([z.int().min(1), wordedFaultSchema]);

/** What answers a call: one of these. */
const answers = {
  result: z
    .json()
    .exactOptional()
    .describe('The result of the operation, held against the catalogue: a list, an object or a value.'),
  change: z
    .union([changeSchema, z.array(changeSchema).min(1)])
    .exactOptional()
    .describe('Changes of the answer that would come, one after the other.'),
  fault: faultSchema.exactOptional().describe('A fault: `1003`, or any other.'),
  body: z
    .union([z.string(), bodySchema])
    .exactOptional()
    .describe('Raw text, for answers that break the contract on purpose.'),
};

const answerSchema = z
  .strictObject(answers)
  .meta({ id: 'ChosenAnswer', description: 'What answers a call: a result, changes, a fault or a body.' });

const { operation: _, ...narrowing } = conditions;

/** A rule that chooses answers, as data; a world file can hold it as it is. */
export const answerRuleSchema = z
  .strictObject({
    operation: z
      .string()
      .describe('`EmployeeService.Absence2_Insert`, or `Absence2_Insert` where no two services have it.'),
    ...narrowing,
    priority: z
      .int()
      .exactOptional()
      .describe(
        'Of several rules for a call the one with the highest answers it, and the newest among these; 0 unless said otherwise.',
      ),
    optional: z
      .boolean()
      .exactOptional()
      .describe('Whether it may be that the rule answers no call: verification does not ask for it then.'),
    ...answers,
    sequence: z
      .array(answerSchema)
      .min(1)
      .exactOptional()
      .describe(
        'Answers that are given one after the other, each once; with `times` they begin again until so many are given.',
      ),
  })
  .meta({
    id: 'AnswerRule',
    description:
      'Which calls of an operation get which answer. It has one of result, change, fault, body and sequence.',
  });

export const answerReportSchema = z
  .strictObject({
    id: z.int().min(1).describe('Counts the rules of an environment from 1, those that are gone among them.'),
    definition: answerRuleSchema.describe('Without an answer where a function gives it.'),
    sentence: z.string().describe('The definition in one sentence.'),
    calls: z.int().min(0).describe('How many calls it concerned since it was made.'),
    applied: z
      .int()
      .min(0)
      .describe(
        'How many of them it answered; a change that found none of its places, or whose call was refused, answered nothing.',
      ),
  })
  .meta({ id: 'AnswerReport', description: 'A rule at work.' });

export const answersVerdictSchema = z
  .strictObject({
    holds: z.boolean(),
    message: z.string().describe('Each rule that answered no call, or not with all of its answers, and why.'),
    rules: z.array(z.int()).describe('The ids of these rules.'),
  })
  .meta({
    id: 'AnswersVerdict',
    description: 'Whether every rule answered a call, and gave all answers of its sequence.',
  });

/** What answers a call: a result, changes, a fault or a body. */
export type AnswerDefinition = DeepReadonly<z.output<typeof answerSchema>>;
export type AnswerChange = DeepReadonly<z.output<typeof changeSchema>>;
export type AnswerFault = DeepReadonly<z.output<typeof wordedFaultSchema>>;
export type AnswerBody = DeepReadonly<z.output<typeof bodySchema>>;
/** Which calls of an operation get which answer. */
export type AnswerRule = DeepReadonly<z.output<typeof answerRuleSchema>>;
/** A rule at work, and how often it answered. */
export type AnswerReport = DeepReadonly<z.output<typeof answerReportSchema>>;
export type AnswersVerdict = DeepReadonly<z.output<typeof answersVerdictSchema>>;

/** The ways to answer a call, as a rule names them. */
export const ANSWER_KINDS = Object.keys(answers) as readonly (keyof typeof answers)[];
