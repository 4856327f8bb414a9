import { z } from 'zod';
import { decimal, id, int, moment, period, text } from '../notation.ts';
import { periodTypeSchema } from '../words.ts';
import { addressSchema, bankAccountSchema, lettersCodedSchema } from './common.ts';
import { companyFileSchema } from './files.ts';
import { componentSchema } from './pay.ts';
import { companyInsuranceSchema } from './taxes.ts';

/** What a debtor and a company have in common: both are firms. */
export const firmFields = {
  name: text(),
  kvkNumber: text().nullable(),
  wageTaxNumber: text().nullable(),
  phone: text().nullable(),
  email: text().nullable(),
  website: text().nullable(),
  address: addressSchema.nullable(),
  bankAccount: bankAccountSchema.nullable(),
};

/** A company with all its records, its employees apart. */
export const companySchema = z.strictObject({
  id: id(),
  debtorId: id(),
  number: int(),
  ...firmFields,
  periodType: periodTypeSchema,
  firstYear: z.int().describe('The first year in the administration: nothing holds from an earlier period.'),
  fullTimeWeek: z
    .tuple([decimal(), decimal(), decimal(), decimal(), decimal(), decimal(), decimal()])
    .nullable()
    .describe('Hours from Monday to Sunday.'),
  costCenters: z.array(lettersCodedSchema),
  costUnits: z.array(lettersCodedSchema),
  workCosts: z.array(z.strictObject({ id: id(), period: period(), value: decimal() })),
  files: z.array(companyFileSchema),
  runRequests: z.array(z.strictObject({ period: period(), requestedAt: moment() })),
  sentReturns: z.array(z.strictObject({ returnId: id(), sentAt: moment() })),
  wageComponents: z.array(componentSchema),
  socialInsurances: z.array(companyInsuranceSchema),
});
