import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { clockChangeSchema } from '../control/clock.ts';
import { settingsToChange } from '../control/settings.ts';
import { wantedLoginSchema } from '../control/wanted-login.ts';
import { type Exact, exactOf } from './exact.ts';
import { guid, id, text } from './notation.ts';
import { companySchema } from './records/company.ts';
import { debtorSchema, newTagSchema } from './records/debtor.ts';
import { employeeSchema } from './records/employee.ts';
import { tradeSchema } from './words.ts';

const count = z.int().min(0);

/** A number that may be chosen: after the greatest one there is room for many more, which are numbered from there. */
const chosenNumber = z.int().min(1).max(1_000_000_000);

/** How many employees are made, and how many of them are not at work. */
const headcountFields = {
  inactiveShare: z
    .number()
    .min(0)
    .max(1)
    .describe('The part that is out of service, 0.15 unless said otherwise.'),
  newHires: count.describe('How many are hired, but start after today.'),
  applicants: count.describe('How many only applied.'),
};

/** As many employees as a company may have that are made and not said. */
const MOST_GENERATED = 100_000;

const headcount = {
  inactiveShare: headcountFields.inactiveShare.exactOptional(),
  newHires: headcountFields.newHires.exactOptional(),
  applicants: headcountFields.applicants.exactOptional(),
};

/** Employees who are made, whoever they may be. */
export const generatedSchema = z
  .strictObject({
    generate: count.max(MOST_GENERATED),
    trade: tradeSchema
      .exactOptional()
      .describe('That of the debtor, which it decides where nothing else does.'),
    ...headcount,
  })
  .meta({ id: 'GeneratedEmployees', description: 'So many employees, made from the seed of the world.' });

const { companyId: _company, ...ofEmployee } = employeeSchema.shape;

/** Its number is the next one of the company unless it is said. */
export const exactEmployeeSchema = exactOf(
  z.strictObject({
    guid: guid().exactOptional(),
    ...ofEmployee,
    number: chosenNumber.describe('Within the company.'),
  }),
).meta({
  id: 'ExactEmployee',
  description: 'An employee of whom some is said; all else is made so that it fits.',
});

/** The employees of a company: some exactly, some only counted. */
export const employeesSchema = z.union([
  count.max(MOST_GENERATED),
  z.array(z.union([generatedSchema, exactEmployeeSchema])),
]);

const { debtorId: _debtor, id: _companyId, ...ofCompany } = companySchema.shape;

export const companySeedSchema = z
  .strictObject({
    ...(exactOf(z.strictObject(ofCompany)) as unknown as z.ZodObject).shape,
    id: id().exactOptional(),
    guid: guid().exactOptional(),
    number: chosenNumber.exactOptional(),
    branch: text()
      .nullable()
      .exactOptional()
      .describe('What tells it from the other companies of its debtor.'),
    employees: employeesSchema.exactOptional(),
    ...headcount,
  })
  .meta({
    id: 'CompanySeed',
    description:
      'A company by its number, or one that is there by its id. What is said of one that is there is changed.',
  }) as unknown as z.ZodType<CompanySeed, CompanySeed>;

const { id: _debtorId, ...ofDebtor } = debtorSchema.shape;

export const debtorSeedSchema = z
  .strictObject({
    ...(exactOf(z.strictObject(ofDebtor)) as unknown as z.ZodObject).shape,
    id: id().exactOptional(),
    guid: guid().exactOptional(),
    number: text().min(1).exactOptional(),
    companies: z.array(companySeedSchema).exactOptional(),
  })
  .meta({
    id: 'DebtorSeed',
    description:
      'A debtor by its number, or one that is there by its id. What is said of one that is there is changed.',
  }) as unknown as z.ZodType<DebtorSeed, DebtorSeed>;

/** What is put into an environment, all of it or nothing. */
export const seedFields = {
  tags: z.array(newTagSchema).exactOptional().describe('New ones; those that are there are kept.'),
  debtors: z.array(debtorSeedSchema).exactOptional(),
  logins: z.array(wantedLoginSchema).exactOptional(),
  clock: clockChangeSchema.exactOptional().describe('Set before anything else: days are told from there.'),
  settings: z.strictObject(settingsToChange).exactOptional(),
};

export const seedSchema = z
  .strictObject(seedFields)
  .meta({ id: 'Seed', description: 'What is put into an environment, all of it or nothing.' });

/** What came in by a seed. */
export const seededSchema = z
  .strictObject({
    debtors: z.array(z.int()).describe('Ids of the debtors that were made.'),
    companies: z.array(z.int()).describe('Ids of the companies that were made.'),
    employees: z.array(z.int()).describe('Ids of the employees that were made, in the order of the seed.'),
  })
  .meta({ id: 'Seeded', description: 'What came in by a seed.' });

export type Seeded = DeepReadonly<z.output<typeof seededSchema>>;
export type GeneratedEmployees = DeepReadonly<z.output<typeof generatedSchema>>;

type RecordOf<Schema extends z.ZodType> = Exact<DeepReadonly<z.output<Schema>>>;

interface Named {
  readonly id?: number;
  /** The one it has in the REST API. */
  readonly guid?: string;
}

/** An employee of whom some is said; all else is made so that it fits. */
export type ExactEmployee = Omit<RecordOf<typeof employeeSchema>, 'companyId' | 'id'> & Named;

interface Headcount {
  readonly inactiveShare?: number;
  readonly newHires?: number;
  readonly applicants?: number;
}

/** A company by its number, or one that is there by its id. */
export type CompanySeed = Omit<RecordOf<typeof companySchema>, 'debtorId' | 'id'> &
  Named &
  Headcount & {
    /** What tells it from the other companies of its debtor. */
    readonly branch?: string | null;
    readonly employees?: number | readonly (ExactEmployee | WantedEmployees)[];
  };

/** So many employees, whoever they may be. */
export type WantedEmployees = DeepReadonly<z.input<typeof generatedSchema>>;

/** A debtor by its number, or one that is there by its id. */
export type DebtorSeed = Omit<RecordOf<typeof debtorSchema>, 'id'> &
  Named & { readonly companies?: readonly CompanySeed[] };

/** What is put into an environment, all of it or nothing, as it was read. */
export type Seed = DeepReadonly<z.output<typeof seedSchema>>;

/** The same, as it is asked for. */
export type WantedSeed = DeepReadonly<z.input<typeof seedSchema>>;
