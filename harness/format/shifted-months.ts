import type { DocumentEntry, DocumentNode } from '../../base/document/document-node.ts';
import { CASE_PERIOD } from './case-clock.ts';

/** Days and periods that stand in a case, moved from the month in which it is written to another one. */

const DAY = /^(20\d\d)-(\d\d)-(\d\d)((?:T.*)?)$/;
const YEAR = /^20\d\d$/;

/** How many months after the one in which cases play; null for a company that does not pay by the month. */
export function monthsTo(openPeriod: string): number | null {
  const [there, here] = [monthOf(openPeriod), monthOf(CASE_PERIOD)];
  return there === null || here === null ? null : there - here;
}

/** @param period `2026-11-M`. */
function monthOf(period: string): number | null {
  const [, year, month] = /^(\d{4})-(\d{1,2})-M$/.exec(period) ?? [];
  return year === undefined ? null : Number(year) * 12 + Number(month) - 1;
}

/** The same, so many months later. */
export function shiftedBy(months: number, node: DocumentNode): DocumentNode {
  switch (node.kind) {
    case 'scalar':
      return isDay(node.text) ? reworded(node, shiftedDay(node.text, months)) : node;
    case 'list':
      return { ...node, items: node.items.map((item) => shiftedBy(months, item)) };
    case 'map': {
      const entries = node.entries.map((entry) => shiftedEntry(entry, node.entries, months));
      return { ...node, entries };
    }
  }
}

function shiftedEntry(
  entry: DocumentEntry,
  siblings: readonly DocumentEntry[],
  months: number,
): DocumentEntry {
  const { key, value } = entry;
  const year = yearIn(entry, siblings);
  if (year === null) return { ...entry, value: shiftedBy(months, value) };
  const [shiftedYear, shiftedPeriod] = shiftedMonth(year, months);
  if (isYear(key)) return { ...entry, value: reworded(value, String(shiftedYear)) };
  return shiftedPeriod === null ? entry : { ...entry, value: reworded(value, String(shiftedPeriod)) };
}

/** A year, and which of its months; null for all of it. */
export interface YearMonth {
  readonly year: number;
  readonly month: number | null;
}

/** A year alone is moved as its November is: it goes with the year in which the case then plays. */
export function shiftedMonth({ year, month }: YearMonth, months: number): [number, number | null] {
  const shifted = year * 12 + (month ?? 11) - 1 + months;
  return [Math.floor(shifted / 12), month === null ? null : (shifted % 12) + 1];
}

/** What an entry says together with its sibling, `Year: 2026` with `Period: 11`; null for one that is of neither kind. */
export function yearIn(entry: DocumentEntry, siblings: readonly DocumentEntry[]): YearMonth | null {
  if (!isYear(entry.key) && !isPeriod(entry.key)) return null;
  const [year, period] = ['year', 'period'].map((word) => {
    const key = entry.key.toLowerCase().replace(/year|period/, word);
    return textIn(siblings.find((one) => one.key.toLowerCase() === key)?.value);
  });
  if (!YEAR.test(year ?? '')) return null;
  return { year: Number(year), month: isMonth(period ?? '') ? Number(period) : null };
}

/** The same day of another month, or its last one; the last day of a month stays one. */
function shiftedDay(text: string, months: number): string {
  const [, year = '', month = '', day = '', time = ''] = DAY.exec(text) ?? [];
  const [newYear, newMonth] = shiftedMonth({ year: Number(year), month: Number(month) }, months);
  const last = lastDay(newYear, newMonth ?? 1);
  const wasLast = Number(day) === lastDay(Number(year), Number(month));
  const newDay = wasLast ? last : Math.min(Number(day), last);
  return `${newYear}-${two(newMonth ?? 1)}-${two(newDay)}${time}`;
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

export function isDay(text: string): boolean {
  return DAY.test(text);
}

export function isYearText(text: string): boolean {
  return YEAR.test(text);
}

export function isMonth(text: string): boolean {
  return /^(?:[1-9]|1[0-2])$/.test(text);
}

function isYear(key: string): boolean {
  return /year/i.test(key);
}

/** Not one of those that only have the word in their name. */
export function isPeriod(key: string): boolean {
  return /period/i.test(key) && !/type|trial|payment/i.test(key);
}

export function textIn(node: DocumentNode | undefined): string {
  return node?.kind === 'scalar' ? node.text : '';
}

function reworded(node: DocumentNode, text: string): DocumentNode {
  if (node.kind !== 'scalar') return node;
  return { ...node, text, value: /^\d+$/.test(text) ? Number(text) : text };
}
