import { z } from 'zod';
import { id, moment, period, text } from '../notation.ts';
import { tradeSchema } from '../words.ts';
import { codedSchema } from './common.ts';
import { firmFields } from './company.ts';

/** Somebody at a debtor who manages its employees: staff, not an employee. */
export const managerSchema = z.strictObject({
  number: z.int().min(1).max(2_147_483_647).describe('By which employees name their manager.'),
  firstName: text().nullable(),
  lastName: text().nullable(),
  department: text().nullable(),
  function: text().nullable(),
  phone: text().nullable(),
  mobile: text().nullable(),
  fax: text().nullable(),
  email: text().nullable(),
});

/** A debtor with all its records, its companies apart. */
export const debtorSchema = z.strictObject({
  id: id(),
  number: text(),
  trade: tradeSchema.nullable(),
  ...firmFields,
  tags: z.array(z.int()).describe('Numbers of tags of the environment.'),
  contactPerson: z.strictObject({ name: text(), email: text(), phone: text() }).nullable(),
  managers: z
    .array(managerSchema)
    .exactOptional()
    .describe('Its contact person alone where they are not said.'),
  serviceLevel: z.strictObject({ name: text(), from: period(), contractStartDate: moment() }).nullable(),
  departments: z.array(codedSchema),
  functions: z.array(codedSchema),
  titles: z.array(text()).describe('Personal titles to choose from.'),
  webhooks: z.array(
    z.strictObject({
      id: id(),
      name: text(),
      endpoint: text(),
      active: z.boolean(),
      events: z.array(z.strictObject({ eventId: z.int(), active: z.boolean() })),
    }),
  ),
});

const tagFields = {
  number: z.int().min(1).max(2_147_483_647),
  name: text(),
  color: z.int().min(0).max(0xff_ff_ff).describe('0xRRGGBB'),
};

/** A label on debtors. */
export const tagSchema = z.strictObject(tagFields);

/** A new one; black unless its colour is said. */
export const newTagSchema = z.strictObject({ ...tagFields, color: tagFields.color.exactOptional() });
