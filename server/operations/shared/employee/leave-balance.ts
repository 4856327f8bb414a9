import type { LeaveRoundingMethod } from '../../../../contracts/interface/generated/v3/CompanyService.ts';
import { dayOf, yearOf } from '../../../../fixtures/calendar.ts';
import { fromHundredths, toHundredths } from '../../../../fixtures/decimal.ts';
import { labourAgreements } from '../../../../fixtures/labour-agreements.ts';
import {
  type LeaveEntitlement,
  type LeaveTypeGroup,
  leaveTypeGroupsOf,
} from '../../../../fixtures/leave-types.ts';
import type { DateTime, Decimal, YearPeriod } from '../../../../fixtures/seed.ts';
import { holdingIn, holdingOn } from '../../../world/history.ts';
import type { Leave } from '../../../world/records/leave.ts';
import type { Employee } from '../../../world/records.ts';

/** Hours of leave in the year of a day: what an employee began it with, and what is left with all that was booked. */
export interface LeaveHours {
  readonly opening: Decimal;
  readonly current: Decimal;
}

/**
 * The leave of an employee in the year of a day, of some kinds. A year begins with the full entitlement, whatever the
 * day of hiring, for the part-time percentage of the day asked for; nothing is carried over
 * (mark: leave-full-entitlement).
 */
export function leaveHoursOf(
  employee: Employee,
  groups: readonly LeaveTypeGroup[],
  today: DateTime,
): LeaveHours {
  const percentage = partTimePercentage(employee, today);
  const opening = sum(groups.flatMap(({ balances }) => balances.map((one) => entitled(one, percentage))));
  const booked = employee.leave.filter(
    (leave) => groups.some(({ type }) => type === leave.type) && startsInYear(leave, yearOf(dayOf(today))),
  );
  const current = opening + sum(booked.map(effectOf));
  return { opening: fromHundredths(opening), current: fromHundredths(current) };
}

/** Leave belongs to the year in which it starts (mark: leave-of-start-year). */
export function startsInYear({ start }: Leave, year: number): boolean {
  return yearOf(dayOf(start)) === year;
}

/** The kinds of leave of an employee's labour agreement in a period. */
export function leaveTypesOf(
  { labourAgreements: held }: Employee,
  period: YearPeriod,
): readonly LeaveTypeGroup[] {
  return leaveTypeGroupsOf(holdingIn(held, period)?.agreement ?? labourAgreements[0].number);
}

/**
 * Before the first schedule, as for a new hire, the first one counts; an employee without one has no leave
 * (mark: leave-by-first-schedule).
 */
function partTimePercentage({ schedules }: Employee, day: DateTime): Decimal {
  const schedule = holdingOn(schedules, day) ?? schedules[0];
  return schedule?.partTimePercentage ?? '0.00';
}

/** In hundredths of an hour. */
function entitled({ fullTimeHours, rounding }: LeaveEntitlement, percentage: Decimal): number {
  return ROUND[rounding]((toHundredths(fullTimeHours) * toHundredths(percentage)) / 10_000);
}

/**
 * The methods of rounding, in hundredths of an hour; what each does is read from its name (mark: leave-rounding-names).
 */
const ROUND: Readonly<Record<LeaveRoundingMethod, (hundredths: number) => number>> = {
  Normal: Math.round,
  WholeHalf: (hundredths) => Math.round(hundredths / 50) * 50,
  Whole: (hundredths) => Math.round(hundredths / 100) * 100,
  Whole_RoundUp: (hundredths) => Math.ceil(hundredths / 100) * 100,
};

/**
 * What leave does to a balance, in hundredths of an hour. All but what was rejected counts
 * (mark: leave-not-rejected-counts).
 */
function effectOf({ hours, usage, status }: Leave): number {
  if (status === 'Rejected') return 0;
  return usage === 'Store' ? toHundredths(hours) : -toHundredths(hours);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
