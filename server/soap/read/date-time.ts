import { type NoteLoss, ValueError } from './value.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?$/;
const ZONE = /([Zz]|[+-]\d{2}:\d{2})$/;

/** What .NET's DateTime can hold, to the second. */
const FIRST = utc(1, 1, 1);
const LAST = utc(9999, 12, 31, 23, 59, 59);

/**
 * Reads a dateTime as the framework does: besides `yyyy-MM-ddTHH:mm:ss` it takes a bare date, a year and month, a year,
 * and a zone (fact: wire-zone). Other partial forms are not followed yet (fact: wire-date-forms). The service stores
 * wall-clock time without a zone, so `Z` is dropped and an offset is first converted to Dutch time, which can shift the
 * day (mark: wire-zone-dutch-time).
 * @param original the text before trimming, for the fault.
 * @throws ValueError with .NET's text.
 */
export function readDateTime(text: string, original: string, note: NoteLoss): string {
  const invalid = () => new ValueError(`The string '${original}' is not a valid AllXsd value.`);
  const zone = ZONE.exec(text.slice(4))?.[1] ?? '';
  const local = zone === '' ? text : text.slice(0, -zone.length);
  const [datePart = '', timePart = '00:00:00', ...more] = local.split('T', 3);
  const date = DATE.exec(completeDate(datePart, note));
  const time = TIME.exec(timePart);
  if (!date || !time || more.length > 0) throw invalid();

  const [year, month, day] = date.slice(1, 4).map(Number) as [number, number, number];
  const [hour, minute, second] = time.slice(1, 4).map(Number) as [number, number, number];
  const validDate = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!validDate || hour > 23 || minute > 59 || second > 59) throw invalid();

  const { ticks, carry } = roundToTicks(time[4] ?? '', note);
  const at = utc(year, month, day, hour, minute, second) + carry * 1000;
  if (at > LAST) throw invalid();
  const fraction = ticks.toString().padStart(7, '0').replace(/0+$/, '');
  const wall = new Date(wallClock(at, zone, note)).toISOString().slice(0, 19);
  return fraction === '' ? wall : `${wall}.${fraction}`;
}

/** .NET also takes `2024-03` and `2024` as their first day. */
function completeDate(date: string, note: NoteLoss): string {
  if (/^\d{4}$/.test(date)) {
    note('a year was read as its first day');
    return `${date}-01-01`;
  }
  if (/^\d{4}-\d{2}$/.test(date)) {
    note('a month was read as its first day');
    return `${date}-01`;
  }
  return date;
}

const TICKS_PER_SECOND = 10_000_000;

/** A .NET tick is the seventh digit; what is finer is rounded, half to even, which may make a second full. */
function roundToTicks(digits: string, note: NoteLoss): { ticks: number; carry: 0 | 1 } {
  const kept = Number(digits.slice(0, 7).padEnd(7, '0'));
  const rest = digits.slice(7);
  if (!/[1-9]/.test(rest)) return { ticks: kept, carry: 0 };
  note('the fraction of the second was rounded to 7 digits');
  const isHalf = /^50*$/.test(rest);
  const up = isHalf ? kept % 2 === 1 : rest >= '5';
  const ticks = kept + (up ? 1 : 0);
  return ticks === TICKS_PER_SECOND ? { ticks: 0, carry: 1 } : { ticks, carry: 0 };
}

/** What a Dutch clock shows, as if it were UTC, kept within what .NET's DateTime can hold. */
function wallClock(at: number, zone: string, note: NoteLoss): number {
  if (zone === '') return at;
  if (/z/i.test(zone)) {
    note('the time zone was dropped');
    return at;
  }
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  const instant = at - (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
  note('the offset was dropped after converting to Dutch time');
  return Math.min(Math.max(instant + dutchOffset(instant), FIRST), LAST);
}

const MINUTE = 60_000;

/**
 * The Netherlands' distance from UTC as Windows, where the service runs, knows it: today's rule for every year, an
 * hour, and two in summer (mark: wire-zone-windows).
 */
function dutchOffset(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  const isSummer = instant >= lastSunday(year, 3) && instant < lastSunday(year, 10);
  return (isSummer ? 120 : 60) * MINUTE;
}

/** One o'clock UTC on the last Sunday of a month of 31 days, when European clocks change. */
function lastSunday(year: number, month: number): number {
  const weekday = new Date(utc(year, month, 31)).getUTCDay();
  return utc(year, month, 31 - weekday, 1);
}

/** Unlike Date.UTC it takes the years before 100 for what they are. */
function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.setUTCHours(hour, minute, second);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
