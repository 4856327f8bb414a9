import { z } from 'zod';
import { decimal, moment, text } from '../notation.ts';
import { salaryTypeSchema } from '../words.ts';
import { codedSchema, fromPeriod, recorded } from './common.ts';

export const employmentSchema = z.strictObject({
  ...recorded,
  startDate: moment(),
  endDate: moment().nullable().describe('The last day.'),
  endReason: z.strictObject({ id: z.int(), description: text() }).nullable(),
  initialStartDate: moment(),
  seniorityDate: moment(),
});

export const contractSchema = z.strictObject({
  ...recorded,
  startDate: moment(),
  endDate: moment().nullable().describe('The last day.'),
  indefinite: z.boolean(),
  trialPeriodEnd: moment().nullable(),
  hoursPerWeek: decimal().nullable(),
  written: z.boolean().nullable(),
  employmentType: z.int().describe('Kind of employment of the wage tax return.'),
  phaseClassification: z.int().nullable(),
  taxSequenceNumber: z.int(),
});

export const salarySchema = z.strictObject({
  ...recorded,
  startDate: moment(),
  type: salaryTypeSchema,
  value: decimal().describe('In euros.'),
  place: z
    .strictObject({ scale: text(), step: text().nullable() })
    .nullable()
    .describe('Where in the salary table it came from.'),
});

const weekSchema = z.tuple([decimal(), decimal(), decimal(), decimal(), decimal(), decimal(), decimal()]);

export const scheduleSchema = z.strictObject({
  ...recorded,
  startDate: moment(),
  week1: weekSchema.describe('Hours from Monday to Sunday.'),
  week2: weekSchema.describe('The same of the other week.'),
  partTimePercentage: decimal(),
});

export const departmentAssignmentSchema = z.strictObject({ ...fromPeriod, department: codedSchema });

export const functionAssignmentSchema = z.strictObject({ ...fromPeriod, function: codedSchema });

export const labourAgreementSchema = z.strictObject({ ...fromPeriod, agreement: z.int() });
