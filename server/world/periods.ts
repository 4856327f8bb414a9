import { dayOf } from '../../fixtures/calendar.ts';
import { comparePeriods, periodOf, periodsIn } from '../../fixtures/period.ts';
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

/** What `periodText` wrote; null for any other text. */
export function periodIn(text: string): (YearPeriod & { readonly type: PeriodType }) | null {
  const [, year, period, code] = /^(\d{4})-(\d{1,2})-(\w+)$/.exec(text) ?? [];
  const types = Object.keys(PERIOD_TYPE_CODES) as PeriodType[];
  const type = types.find((one) => PERIOD_TYPE_CODES[one] === code);
  return type ? { year: Number(year), period: Number(period), type } : null;
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
