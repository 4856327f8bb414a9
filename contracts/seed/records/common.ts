import { z } from 'zod';
import type { BankAccountType } from '../../interface/generated/v3/CompanyService.ts';
import { id, moment, period, text, wordOf } from '../notation.ts';

/** What every record of an employee has: its id, and when it was put into Nmbrs. */
export const recorded = { id: id(), createdAt: moment() };

/** What a record has that holds from a period on. */
export const fromPeriod = { ...recorded, from: period() };

/** What a record has that counts from a period on, until its last one. */
export const periodBound = { ...fromPeriod, until: period().nullable() };

const address = {
  id: id(),
  street: text().nullable(),
  houseNumber: text().nullable(),
  houseNumberAddition: text().nullable(),
  postalCode: text().nullable(),
  city: text().nullable(),
  province: text().nullable(),
  country: text().nullable().describe('ISO 3166 code.'),
};

export const addressFields = address;
export const addressSchema = z.strictObject(address);

export const bankAccountFields = {
  id: id(),
  number: text().nullable(),
  description: text().nullable(),
  iban: text().nullable(),
  bic: text().nullable(),
  city: text().nullable(),
  name: text().nullable().describe('The holder.'),
  type: wordOf<BankAccountType>('CompanyService', 'BankAccountType').exactOptional(),
};
export const bankAccountSchema = z.strictObject(bankAccountFields);

/** A record of a list in which things are known by a number. */
export const codedSchema = z.strictObject({ id: id(), code: z.int(), description: text() });

/** A record of a list in which things are known by a text. */
export const lettersCodedSchema = z.strictObject({ id: id(), code: text(), description: text() });

/** The same of a person: the prefix of a surname stands apart. */
export const surnameFields = { prefix: text().nullable(), lastName: text() };
