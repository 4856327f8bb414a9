import { z } from 'zod';
import { id, moment, text } from '../notation.ts';
import { fromPeriod } from './common.ts';

/** What an office keeps about an employee in a field of its own. */
export const extraFieldSchema = z.strictObject({
  id: z.int().describe('Of the field: the same for all employees.'),
  name: text(),
  type: text().describe('Such as Text, Boolean or Number.'),
  value: text(),
  startDate: moment(),
});

const word = z.strictObject({ id: z.int(), name: text() });

export const performanceReviewSchema = z.strictObject({
  id: id(),
  date: moment(),
  type: word,
  appraisal: word,
  note: text(),
  nextDate: moment(),
});

/** Who manages an employee from a period on. */
export const managerAssignmentSchema = z.strictObject({
  ...fromPeriod,
  manager: z.int().describe('The number of a manager of the debtor.'),
});
