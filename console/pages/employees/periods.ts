/** How often somebody is paid, as the third part of a period's text says it: `2026-11-M`. */
export type PeriodKind = 'M' | 'W4' | 'W1';

/** A stretch of days, as numbers of days since 1 January 1970, the last one not in it. */
export interface Stretch {
  readonly from: number;
  /** Null for one that goes on. */
  readonly until: number | null;
}

const MS_PER_DAY = 86_400_000;

/** The day on which a time by the clock of an environment falls. */
export function dayOf(time: string): number {
  return Math.floor(Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY);
}

/** Midnight at the beginning of a day, as the service writes it. */
export function timeOf(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 19);
}

/** The first day of a month, which is counted from 1 and may be 13 of a year. */
export function firstOfMonth(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / MS_PER_DAY;
}

/** How a text such as `2026-11-M` says that somebody is paid; by the month where it says nothing known. */
export function periodKindOf(text: string): PeriodKind {
  const kind = text.split('-')[2];
  return kind === 'W4' || kind === 'W1' ? kind : 'M';
}

/** How many periods a year has: those of four weeks are thirteen. */
export function periodsIn(year: number, kind: PeriodKind): number {
  if (kind === 'M') return 12;
  return kind === 'W4' ? 13 : Math.round((firstMonday(year + 1) - firstMonday(year)) / 7);
}

/** The days of a period. Four-week periods are four weeks of the calendar each, and stay within their year. */
export function stretchOf(year: number, period: number, kind: PeriodKind): Stretch {
  if (kind === 'M') return { from: firstOfMonth(year, period), until: firstOfMonth(year, period + 1) };
  const weeks = kind === 'W4' ? 4 : 1;
  const from = firstMonday(year) + (period - 1) * weeks * 7;
  if (kind === 'W1') return { from, until: from + 7 };
  return {
    from: period === 1 ? firstOfMonth(year, 1) : from,
    until: period === 13 ? firstOfMonth(year + 1, 1) : from + 28,
  };
}

/** The Monday of week 1, in which the first Thursday of the year is. */
function firstMonday(year: number): number {
  const fourth = firstOfMonth(year, 1) + 3;
  // 1 January 1970 was a Thursday.
  const daysSinceMonday = (fourth + 3) % 7;
  return fourth - daysSinceMonday;
}
