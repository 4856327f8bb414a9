import { comparePeriods } from '../../fixtures/period.ts';
import type { DateTime, YearPeriod } from '../../fixtures/seed.ts';

/** A record that holds from a period until the next one of its history (fact: holds-until-replaced). */
export interface FromPeriod {
  readonly id: number;
  readonly from: YearPeriod;
}

/** A record that holds from a day until the next one of its history. */
export interface FromDate {
  readonly id: number;
  readonly startDate: DateTime;
}

/** Of a history, what holds in a period: the last record from that period or before. */
export function holdingIn<T extends FromPeriod>(history: readonly T[], at: YearPeriod): T | undefined {
  return latest(
    history.filter(({ from }) => comparePeriods(from, at) <= 0),
    (a, b) => comparePeriods(a.from, b.from),
  );
}

/** Of a history by date, what holds on a day; `yyyy-MM-ddTHH:mm:ss` compares as text. */
export function holdingOn<T extends FromDate>(history: readonly T[], date: DateTime): T | undefined {
  return latest(
    history.filter(({ startDate }) => startDate <= date),
    byStart,
  );
}

/** Of a history by date, all that holds on some day of these, oldest first; the first and the last day count. */
export function holdingDuring<T extends FromDate>(
  history: readonly T[],
  { first, last }: { readonly first: DateTime; readonly last: DateTime },
): T[] {
  const atFirst = holdingOn(history, first);
  const later = history.filter(({ startDate }) => startDate > first && startDate <= last).sort(byStart);
  return atFirst ? [atFirst, ...later] : later;
}

/** The history with a record that takes the place of one from the same period. */
export function recordedFrom<T extends FromPeriod>(history: readonly T[], record: T): T[] {
  return allRecordedFrom(history, [record]);
}

/** The same with many, one after the other. */
export function allRecordedFrom<T extends FromPeriod>(history: readonly T[], records: readonly T[]): T[] {
  const last = new Map(records.map((record) => [`${record.from.year}/${record.from.period}`, record]));
  const others = history.filter(({ from }) => !last.has(`${from.year}/${from.period}`));
  return [...others, ...last.values()].sort((a, b) => comparePeriods(a.from, b.from));
}

/** The history with a record that takes the place of one from the same day. */
export function recordedOn<T extends FromDate>(history: readonly T[], record: T): T[] {
  const others = history.filter(({ startDate }) => startDate !== record.startDate);
  return [...others, record].sort(byStart);
}

/** Puts a history by date in order, oldest first. */
export function byStart(a: FromDate, b: FromDate): number {
  return a.startDate < b.startDate ? -1 : a.startDate > b.startDate ? 1 : 0;
}

/** Of equals the later in the list. */
function latest<T>(records: readonly T[], compare: (a: T, b: T) => number): T | undefined {
  return records.reduce<T | undefined>(
    (last, next) => (last && compare(next, last) < 0 ? last : next),
    undefined,
  );
}
