import { isOnCalendar } from '../../base/calendar.ts';
import {
  addMonths,
  addYears,
  atMidnight,
  type DateTime,
  type Day,
  dateParts,
  day,
  dayOf,
  firstOfMonth,
} from '../../fixtures/calendar.ts';
import {
  type PeriodType,
  periodAfter,
  periodBefore,
  periodOf,
  type YearPeriod,
} from '../../fixtures/period.ts';
import { daysOf } from '../../fixtures/period-days.ts';
import { NmbrsFault } from '../world/nmbrs-fault.ts';
import { requirePossible } from '../world/periods.ts';

/** From where days are counted: the clock of the environment, and how often the company pays. */
export interface Reckoning {
  readonly today: DateTime;
  readonly periodType: PeriodType;
}

/** A day or period of a seed that cannot be. */
export class WrongDay extends Error {
  /** What is wrong with it, after its name: `is no day`. */
  readonly detail: string;
  readonly remedy: string;

  constructor(detail: string, remedy: string) {
    super(`${detail} ${remedy}`);
    this.name = 'WrongDay';
    this.detail = detail;
    this.remedy = remedy;
  }
}

const FORMS = 'Give a day such as 2026-11-01, today, -6 weeks, +1 month, start of period -2 or end of year.';

/** How many units days may be away from today: three centuries of days. */
const MOST_UNITS = 110_000;

/**
 * The moment that a text of a seed names: `2026-11-01`, `2026-11-01T09:00:00`, `today`, `-6 weeks`, `+1 month`, `start of
 * period -2`, `end of month`, `start of year +1`.
 * @throws WrongDay
 */
export function momentNamed(text: string, reckoning: Reckoning): DateTime {
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,7})?)?$/.test(text)) {
    if (!isOnCalendar(text)) throw new WrongDay('is on no calendar.', 'Give a day that there is.');
    within(dayOf(text));
    return text.length === 10 ? `${text}T00:00:00` : text;
  }
  return atMidnight(within(relativeDay(text, reckoning)));
}

function relativeDay(text: string, { today, periodType }: Reckoning): Day {
  const now = dayOf(today);
  if (text === 'today') return now;
  const [, sign, amount = '', unit = ''] = /^([+-]) ?(\d+) (day|week|month|year)s?$/.exec(text) ?? [];
  if (sign !== undefined) return moved(now, unit, counted(sign, amount));
  const [, edge = '', stretch = '', side = '+', away = '0'] =
    /^(start|end) of (period|month|year)(?: ([+-]) ?(\d+))?$/.exec(text) ?? [];
  if (edge === '') throw new WrongDay('is no day.', FORMS);
  const steps = counted(side, away);
  const first = firstOf(stretch, now, steps, periodType);
  return edge === 'start' ? first : firstOf(stretch, now, steps + 1, periodType) - 1;
}

function counted(sign: string, amount: string): number {
  const count = Number(amount);
  if (count > MOST_UNITS) throw new WrongDay('is too far away.', 'Give a day in the years 1900 to 2100.');
  return sign === '-' ? -count : count;
}

function moved(from: Day, unit: string, count: number): Day {
  switch (unit) {
    case 'day':
      return from + count;
    case 'week':
      return from + 7 * count;
    case 'month':
      return addMonths(from, count);
    default:
      return addYears(from, count);
  }
}

/** The first day of the period, month or year so many after the one in which a day falls. */
function firstOf(stretch: string, from: Day, steps: number, periodType: PeriodType): Day {
  if (stretch === 'month') return addMonths(firstOfMonth(from), steps);
  if (stretch === 'year') return day(dateParts(from).year + steps, 1, 1);
  return dayOf(daysOf(periodSteps(periodOf(from, periodType), steps, periodType), periodType).first);
}

function periodSteps(from: YearPeriod, steps: number, type: PeriodType): YearPeriod {
  let period = from;
  for (let step = 0; step < Math.min(Math.abs(steps), MOST_PERIODS); step++)
    period = steps < 0 ? periodBefore(period, type) : periodAfter(period, type);
  return period;
}

/** Two centuries of weeks. */
const MOST_PERIODS = 10_500;

/** As Nmbrs takes them (mark: possible-years). */
function within(date: Day): Day {
  if (date < day(1900, 1, 1) || date >= day(2101, 1, 1))
    throw new WrongDay('is too far away.', 'Give a day in the years 1900 to 2100.');
  return date;
}

/**
 * The period that a seed names: `{ year, period }`, `2026-11`, `period -2`, or any day in it.
 * @throws WrongDay
 */
export function periodNamed(said: YearPeriod | string, reckoning: Reckoning): YearPeriod {
  const { periodType, today } = reckoning;
  if (typeof said !== 'string') return possible(said, periodType);
  const [, year, period] = /^(\d{4})-(\d{1,2})$/.exec(said) ?? [];
  if (year !== undefined) return possible({ year: Number(year), period: Number(period) }, periodType);
  const [open, sign = '+', away = '0'] = /^period(?: ([+-]) ?(\d+))?$/.exec(said) ?? [];
  if (open !== undefined)
    return possible(
      periodSteps(periodOf(dayOf(today), periodType), counted(sign, away), periodType),
      periodType,
    );
  return periodOf(dayOf(momentNamed(said, reckoning)), periodType);
}

function possible(period: YearPeriod, type: PeriodType): YearPeriod {
  try {
    requirePossible(period, type);
  } catch (error) {
    if (error instanceof NmbrsFault)
      throw new WrongDay(`is no period: ${error.because}.`, 'Give one that there is.');
    throw error;
  }
  return period;
}
