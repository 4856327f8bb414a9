import { z } from 'zod';
import { id, moment, text } from '../notation.ts';
import { recorded } from './common.ts';

/** A week that repeats itself from a day on, hour by hour. */
export const timeScheduleSchema = z.strictObject({
  ...recorded,
  startDate: moment(),
  slots: z.array(
    z.strictObject({
      id: id(),
      dayOfWeek: z.int().describe('0 for Sunday to 6 for Saturday.'),
      start: moment(),
      end: moment(),
      worked: z.boolean().nullable(),
      registrationTypeId: z.int().nullable(),
    }),
  ),
});

/** What an employee did in a stretch of time. */
export const timeRegistrationSchema = z.strictObject({
  ...recorded,
  start: moment(),
  end: moment(),
  codeId: z.int(),
  costCenterId: z.int(),
  description: text().nullable(),
});
