import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { loginStepSchema } from '../control/logins.ts';
import { settingsSchema } from '../control/settings.ts';
import { templateSchema } from '../control/templates.ts';
import { archetypeSchema, chosenCompaniesSchema, levelSchema, loginStateSchema } from '../control/values.ts';
import { guid, id, moment, text } from './notation.ts';
import { companySchema } from './records/company.ts';
import { debtorSchema, tagSchema } from './records/debtor.ts';
import { employeeSchema } from './records/employee.ts';

/** The records of a kind that are not, or no longer, as the plan and the seed make them. */
function tableOf<Schema extends z.ZodType>(schema: Schema) {
  return z.strictObject({
    records: z.array(schema).describe('In the order in which they were first put in.'),
    deleted: z.array(id()).describe('Ids of those that the world began with and that are gone.'),
  });
}

const secret = z.string().max(1_000);

const loginSchema = z.strictObject({
  id: id(),
  username: text(),
  recipe: z
    .strictObject({
      name: z.string(),
      archetype: archetypeSchema.nullable(),
      token: secret,
      password: secret,
    })
    .nullable(),
  level: levelSchema,
  templateId: id(),
  state: loginStateSchema,
  password: secret.nullable(),
  filterTags: z.array(z.int()).nullable(),
  debtorId: id().nullable(),
  companies: chosenCompaniesSchema.nullable(),
  apiAccount: z.boolean(),
  tokens: z.array(z.strictObject({ value: secret, issuedAt: moment(), revokedAt: moment().nullable() })),
  history: z.array(loginStepSchema).exactOptional(),
});

const mailSchema = z.strictObject({
  id: id(),
  to: text(),
  loginId: id(),
  subject: text(),
  sentAt: moment(),
  expiresAt: moment(),
  code: secret,
  usedAt: moment().nullable(),
  replaced: z.boolean(),
});

const { level: _, ...templateFields } = templateSchema.shape;

const reportTaskSchema = z.strictObject({
  id: id(),
  guid: guid(),
  askedBy: id(),
  askedAt: moment(),
  content: z.array(z.string()).nullable(),
});

/** All that an environment has besides what its plan and its seed make. */
export const stateSchema = z
  .strictObject({
    clock: z.strictObject({ now: moment(), frozen: z.boolean() }),
    settings: settingsSchema,
    nextId: id().describe('The id that the next new record gets.'),
    guids: z
      .array(z.strictObject({ kind: z.enum(['debtor', 'company', 'employee']), id: id(), guid: guid() }))
      .describe('Those that were chosen.'),
    chosenIds: z.array(id()).describe('Of records of any kind, where they were chosen.'),
    tags: tableOf(tagSchema),
    debtors: tableOf(debtorSchema),
    companies: tableOf(companySchema),
    employees: tableOf(employeeSchema),
    reportTasks: tableOf(reportTaskSchema),
    templates: z.array(z.strictObject(templateFields)),
    logins: z.array(loginSchema),
    mails: z.array(mailSchema),
  })
  .meta({ id: 'State', description: 'All that an environment has besides what its plan and its seed make.' });

export type State = DeepReadonly<z.output<typeof stateSchema>>;
