import { z } from 'zod';
import { id, moment, period, text } from '../notation.ts';
import { addressTypeSchema, genderSchema, maritalStatusSchema, nameUseSchema } from '../words.ts';
import { addressFields, bankAccountFields, fromPeriod, recorded, surnameFields } from './common.ts';

/** A word that is none of ours, as it was sent. */
const otherWord = z.strictObject({ text: text() });

export const personalInfoSchema = z.strictObject({
  ...fromPeriod,
  bsn: text().nullable(),
  title: text().nullable(),
  firstName: text(),
  initials: text().nullable(),
  prefix: text().nullable(),
  lastName: text(),
  gender: genderSchema.nullable(),
  birthday: moment().nullable(),
  placeOfBirth: text().nullable(),
  countryOfBirth: text().nullable(),
  nationalityCode: z.int().nullable(),
  identification: z
    .strictObject({
      type: z.union([z.enum(['passport', 'identityCard']), z.int()]),
      number: text().nullable(),
    })
    .nullable(),
  maritalStatus: z.union([maritalStatusSchema, otherWord]).nullable(),
  nameUse: z.union([nameUseSchema, otherWord]).nullable(),
  partnerSurname: z.strictObject(surnameFields).nullable(),
  phonePrivate: text().nullable(),
  phoneWork: text().nullable(),
  mobilePrivate: text().nullable(),
  mobileWork: text().nullable(),
  emailPrivate: text().nullable(),
  emailWork: text().nullable(),
  emergencyContact: z
    .strictObject({ name: text().nullable(), phone: text().nullable(), relation: text().nullable() })
    .nullable(),
  deceasedOn: moment().nullable(),
  nickname: text().nullable().exactOptional(),
  titleAfter: text().nullable().exactOptional(),
  phoneOther: text().nullable().exactOptional(),
});

const relative = {
  id: id(),
  prefix: text().nullable(),
  lastName: text().nullable(),
  firstName: text().nullable(),
  initials: text().nullable(),
  gender: genderSchema.nullable(),
  birthday: moment(),
};

export const partnerSchema = z.strictObject({
  ...relative,
  startDate: moment().describe('Since when they are together.'),
  phone: text().nullable(),
  email: text().nullable(),
});

export const childSchema = z.strictObject(relative);

export const employeeAddressSchema = z.strictObject({
  ...addressFields,
  ...recorded,
  from: period(),
  type: addressTypeSchema,
  isDefault: z.boolean().exactOptional(),
});

const { type: _, ...account } = bankAccountFields;

const told = Object.fromEntries(
  Object.entries(account).map(([name]) => [name, name === 'id' ? id() : text()]),
) as { [Name in keyof typeof account]: Name extends 'id' ? ReturnType<typeof id> : ReturnType<typeof text> };

/** The account with which an employee began. */
export const firstBankAccountSchema = z.strictObject({ ...told, ...fromPeriod });

export const employeeBankAccountSchema = z.strictObject({
  ...bankAccountFields,
  ...fromPeriod,
  goneFrom: period().exactOptional().describe('The first period in which it is no longer there.'),
});
