import { dayOf } from '../../fixtures/calendar.ts';
import { periodOf } from '../../fixtures/period.ts';
import type { DateTime, PeriodType, YearPeriod } from '../../fixtures/seed.ts';
import { NmbrsFault } from './nmbrs-fault.ts';

/** How a period type is named inside `yyyy-pp-type` (fact: period-text; mark: period-text-weeks). */
const PERIOD_TYPE_CODES: Readonly<Record<PeriodType, string>> = {
  month: 'M',
  fourWeeks: 'W4',
  week: 'W1',
};

/** A period as text: `yyyy-pp-type`. */
export function periodText({ year, period }: YearPeriod, type: PeriodType): string {
  return `${year}-${period}-${PERIOD_TYPE_CODES[type]}`;
}

/** How many periods a year has; every fifth or sixth year has a week 53 (mark: periods-of-year). */
export function periodsIn(year: number, type: PeriodType): number {
  if (type === 'month') return 12;
  return type === 'fourWeeks' ? 13 : weeksIn(year);
}

/** A year has 53 ISO weeks when it begins or ends on a Thursday. */
function weeksIn(year: number): number {
  const weekday = (month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return weekday(1, 1) === 4 || weekday(12, 31) === 4 ? 53 : 52;
}

/** Negative when `a` is earlier than `b`, positive when later, 0 when the same. */
export function comparePeriods(a: YearPeriod, b: YearPeriod): number {
  return a.year - b.year || a.period - b.period;
}

/** The period before another. */
export function periodBefore({ year, period }: YearPeriod, type: PeriodType): YearPeriod {
  return period > 1 ? { year, period: period - 1 } : { year: year - 1, period: periodsIn(year - 1, type) };
}

/** The period after another. */
export function periodAfter({ year, period }: YearPeriod, type: PeriodType): YearPeriod {
  return period < periodsIn(year, type) ? { year, period: period + 1 } : { year: year + 1, period: 1 };
}

/** Which years can be is a choice (mark: possible-years). */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** The period types as words. */
const PERIOD_TYPE_NAMES: Readonly<Record<PeriodType, string>> = {
  month: 'months',
  fourWeeks: 'four-week periods',
  week: 'weeks',
};

/** @throws NmbrsFault InvalidPeriod for a period the year does not have. */
export function requirePossible({ year, period }: YearPeriod, type: PeriodType): void {
  const possible = year >= FIRST_YEAR && year <= LAST_YEAR && period >= 1 && period <= periodsIn(year, type);
  if (!possible) throw new NmbrsFault('InvalidPeriod', whyImpossible(year, period, type));
}

function whyImpossible(year: number, period: number, type: PeriodType): string {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return `the year is ${year}, and must be from ${FIRST_YEAR} to ${LAST_YEAR}`;
  return `period ${period} does not exist in ${year}, whose periods are 1 to ${periodsIn(year, type)} (${PERIOD_TYPE_NAMES[type]})`;
}

/** @throws NmbrsFault InvalidPeriod for a year that cannot be. */
export function requirePossibleYear(year: number): void {
  requirePossible({ year, period: 1 }, 'month');
}

/** The period in which a date falls, `yyyy-MM-ddTHH:mm:ss`. */
export function periodOn(date: DateTime, type: PeriodType): YearPeriod {
  return periodOf(dayOf(date), type);
}

/**
 * Guards the past: what holds from before the open period needs the unprotected mode (fact: unprotected-mode), what
 * holds from after it does not (mark: future-needs-no-mode).
 * @throws NmbrsFault ProtectedMode.
 */
export function requireUnprotected(unprotected: boolean, from: YearPeriod, openPeriod: YearPeriod): void {
  if (unprotected || comparePeriods(from, openPeriod) >= 0) return;
  const [closed, open] = [from, openPeriod].map(({ year, period }) => `${year}-${period}`);
  throw new NmbrsFault(
    'ProtectedMode',
    `the period ${closed} lies before the open period ${open}, and the call is not in unprotected mode`,
  );
}
