import { atMidnight, type Day, day, dayOf, weekday } from '../../fixtures/calendar.ts';
import type { DateTime, PeriodType, YearPeriod } from '../../fixtures/seed.ts';
import { periodAfter } from './periods.ts';

/** The days of a period: its first and its last, both at midnight. */
export interface PeriodDays {
  readonly first: DateTime;
  readonly last: DateTime;
}

/** How many weeks a period counts for. */
export const WEEKS_PER_PERIOD: Readonly<Record<PeriodType, number>> = {
  month: 52 / 12,
  fourWeeks: 4,
  week: 1,
};

/** The days that fall in a period; the inverse of `periodOn`. */
export function daysOf(period: YearPeriod, type: PeriodType): PeriodDays {
  return {
    first: atMidnight(firstDay(period, type)),
    last: atMidnight(firstDay(periodAfter(period, type), type) - 1),
  };
}

function firstDay({ year, period }: YearPeriod, type: PeriodType): Day {
  if (type === 'month') return day(year, period, 1);
  if (type === 'week') return mondayOfWeek(year, period);
  // Four-week periods never leave their calendar year.
  return period === 1 ? day(year, 1, 1) : mondayOfWeek(year, (period - 1) * 4 + 1);
}

/** The Monday of an ISO week: week 1 is the one that holds 4 January. */
function mondayOfWeek(year: number, week: number): Day {
  const fourth = day(year, 1, 4);
  return fourth - weekday(fourth) + 1 + (week - 1) * 7;
}

/** The day of a moment, at midnight; what is kept by day has no time. */
export function midnightOf(dateTime: DateTime): DateTime {
  return atMidnight(dayOf(dateTime));
}

/** So many days later, at midnight. */
export function daysAfter(moment: DateTime, days: number): DateTime {
  return atMidnight(dayOf(moment) + days);
}
