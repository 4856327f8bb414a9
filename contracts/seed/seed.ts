import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { answerRuleSchema } from '../control/answers.ts';
import { clockChangeSchema } from '../control/clock.ts';
import { settingsToChange } from '../control/settings.ts';
import { troubleSchema } from '../control/trouble.ts';
import { type Exact, exactOf } from './exact.ts';
import { seedLoginSchema, templateSeedSchema } from './login.ts';
import { guid, id, text } from './notation.ts';
import { companySchema } from './records/company.ts';
import { debtorSchema, newTagSchema } from './records/debtor.ts';
import { employeeSchema } from './records/employee.ts';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios.ts';
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

export const scenarioSchema = z.enum(SCENARIO_NAMES).meta({
  id: 'Scenario',
  description: [
    'A situation that integrations meet, in a debtor of its own whose number is the name:',
    ...Object.entries(SCENARIOS).map(([name, sentence]) => `- \`${name}\`: ${sentence}`),
  ].join('\n'),
});

/** What is put into an environment, all of it or nothing. */
export const seedFields = {
  tags: z.array(newTagSchema).exactOptional().describe('New ones; those that are there are kept.'),
  debtors: z.array(debtorSeedSchema).exactOptional(),
  scenarios: z.array(scenarioSchema).exactOptional().describe('Situations that are ready to be put in.'),
  templates: z.array(templateSeedSchema).exactOptional(),
  logins: z
    .array(seedLoginSchema)
    .exactOptional()
    .describe('Logins by what they are examples of, or by the steps that they took.'),
  clock: clockChangeSchema.exactOptional().describe('Set before anything else: days are told from there.'),
  settings: z.strictObject(settingsToChange).exactOptional(),
  trouble: z
    .array(troubleSchema)
    .exactOptional()
    .describe('Rules of simulated trouble, which are there anew after each reset.'),
  answers: z
    .array(answerRuleSchema)
    .exactOptional()
    .describe('Rules that choose answers, which are there anew after each reset.'),
};

export const seedSchema = z
  .strictObject(seedFields)
  .meta({ id: 'Seed', description: 'What is put into an environment, all of it or nothing.' });

const madeRecords = {
  debtors: z.array(z.int()).describe('Ids of the debtors that were made.'),
  companies: z.array(z.int()).describe('Ids of the companies that were made.'),
  employees: z.array(z.int()).describe('Ids of the employees that were made, in the order of the seed.'),
};

const seededScenarioSchema = z
  .strictObject({
    employee: z
      .int()
      .describe('The id of the employee whom it is about; the first where it is about several.'),
    ...madeRecords,
  })
  .meta({ id: 'SeededScenario', description: 'What came in by a scenario.' });

/** What came in by a seed. */
export const seededSchema = z
  .strictObject({
    ...madeRecords,
    scenarios: z
      .partialRecord(scenarioSchema, seededScenarioSchema)
      .describe('By name, what came in by scenarios, which is among the others, too.'),
  })
  .meta({ id: 'Seeded', description: 'What came in by a seed.' });

/** The ids of what came in by a scenario. */
export type SeededScenario = DeepReadonly<z.output<typeof seededScenarioSchema>>;

/**
 * The ids of what came in by a seed.
 * @template Name the scenarios that were asked for.
 */
export type Seeded<Name extends ScenarioName = ScenarioName> = Omit<
  DeepReadonly<z.output<typeof seededSchema>>,
  'scenarios'
> & { readonly scenarios: ScenariosOf<Name> };

/** Where it is not known which ones were asked for, each may be missing. */
type ScenariosOf<Name extends ScenarioName> = ScenarioName extends Name
  ? { readonly [Each in Name]?: SeededScenario }
  : { readonly [Each in Name]: SeededScenario };

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
