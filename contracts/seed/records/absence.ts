import { z } from 'zod';
import type { LeaveStatus, LeaveType, LeaveUsageType } from '../../interface/generated/v3/EmployeeService.ts';
import { decimal, id, moment, text, wordOf } from '../notation.ts';

/** What was reported about one illness: a report for each part of the work that was not done. */
export const absenceSchema = z.strictObject({
  number: id().describe('Of the case file.'),
  cause: z.strictObject({ id: z.int(), description: text() }),
  reports: z.array(
    z.strictObject({
      id: id(),
      percentage: z.int().min(0).max(100).describe('How much of the work is not done.'),
      start: moment(),
      startReportedOn: moment(),
      end: moment().nullable().describe('The last day; null while it goes on.'),
      endReportedOn: moment().nullable(),
      comment: text().nullable(),
    }),
  ),
});

/** Leave that an employee takes, saves up or loses. */
export const leaveSchema = z.strictObject({
  id: id(),
  description: text().nullable(),
  hours: decimal(),
  usage: wordOf<LeaveUsageType>('EmployeeService', 'LeaveUsageType'),
  start: moment(),
  end: moment().describe('The last day.'),
  startHours: decimal(),
  endHours: decimal(),
  type: wordOf<LeaveType>('EmployeeService', 'LeaveType'),
  status: wordOf<LeaveStatus>('EmployeeService', 'LeaveStatus'),
});
