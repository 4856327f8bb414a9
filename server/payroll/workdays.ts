import { atMidnight, type Day, dayOf, weekday } from '../../fixtures/calendar.ts';
import { daysOf } from '../../fixtures/period-days.ts';
import type { DateTime, Decimal, WeekHours, YearPeriod } from '../../fixtures/seed.ts';
import { holdingOn } from '../world/history.ts';
import type { Company, Employee, Schedule } from '../world/records.ts';

/** A day on which an employee in service works. */
export interface Workday {
  readonly date: DateTime;
  readonly hours: Decimal;
  /** Of a full-time week. */
  readonly partTimePercentage: Decimal;
}

/** The working days of an employee in a period. */
export interface Workdays {
  readonly inService: readonly Workday[];
  /** How many there would be in service from the first day of the period to the last. */
  readonly inPeriod: number;
}

/** How long a full-time week is when a company does not say: eight hours, Monday to Friday. */
export const STANDARD_WEEK: WeekHours = ['8.00', '8.00', '8.00', '8.00', '8.00', '0.00', '0.00'];

/** Whether an employee is in service on some day of a period. */
export function isInService({ employments }: Employee, { periodType }: Company, period: YearPeriod): boolean {
  const { first, last } = daysOf(period, periodType);
  return employments.some(
    ({ startDate, endDate }) => startDate <= last && (endDate === null || endDate >= first),
  );
}

/** The days on which the schedule has hours. Of a schedule without any, Monday to Friday count. */
export function workdaysOf(employee: Employee, company: Company, period: YearPeriod): Workdays {
  const days = scheduledDays(employee, company, period);
  const worked = days.filter(({ hours }) => Number(hours) > 0);
  const counted = worked.length > 0 ? worked : days.filter(({ date }) => weekday(dayOf(date)) <= 5);
  return {
    inService: counted.filter(({ date }) => isEmployedOn(employee, date)),
    inPeriod: counted.length,
  };
}

function isEmployedOn({ employments }: Employee, date: DateTime): boolean {
  return employments.some(
    ({ startDate, endDate }) => startDate <= date && (endDate === null || endDate >= date),
  );
}

/**
 * All days of the period. Before the first schedule that one holds too; an employee without one works as the company
 * does.
 */
function scheduledDays({ schedules }: Employee, company: Company, period: YearPeriod): Workday[] {
  // Most employees have one schedule, so that there is nothing to look up for each day.
  const [only] = schedules.length === 1 ? schedules : [];
  const { first, last } = daysOf(period, company.periodType);
  const firstDay = dayOf(first);
  const onlyStart = only && dayOf(only.startDate);
  return Array.from({ length: dayOf(last) - firstDay + 1 }, (_, at) => {
    const day = firstDay + at;
    const date = atMidnight(day);
    const schedule = only ?? holdingOn(schedules, date) ?? schedules[0];
    const week = schedule
      ? weekOn(day, schedule, onlyStart ?? dayOf(schedule.startDate))
      : (company.fullTimeWeek ?? STANDARD_WEEK);
    return {
      date,
      hours: week[weekday(day) - 1] ?? '0.00',
      partTimePercentage: schedule?.partTimePercentage ?? '100.00',
    };
  });
}

/** The two weeks of a schedule take turns, the first from the week in which it starts (mark: weeks-take-turns). */
function weekOn(day: Day, { week1, week2 }: Schedule, startDay: Day): WeekHours {
  const weeks = weekNumber(day) - weekNumber(startDay);
  return weeks % 2 === 0 ? week1 : week2;
}

/** Counts weeks that begin on Monday, from that of 1 January 1970, a Thursday. */
function weekNumber(day: Day): number {
  return Math.floor((day + 3) / 7);
}
