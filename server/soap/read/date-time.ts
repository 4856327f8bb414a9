import { currentTime } from '../../../base/real-time.ts';
import { isUnicodeSpace, type NoteLoss, trimmed, ValueError } from './value.ts';

/** What .NET's DateTime can hold, to the second. */
const FIRST = utc(1, 1, 1);
const LAST = utc(9999, 12, 31, 23, 59, 59);

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** One of the forms that a date or time may have in XML Schema. */
interface Form {
  readonly pattern: RegExp;
  /** What stands for the parts that the form does not have; null for the form that has them all. */
  readonly filling: ((today: Day) => Day) | null;
  /** What was filled in, in words; null for the forms that say which day they mean. */
  readonly lost: string | null;
}

const TIME = /(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(?:\.(?<fraction>\d+))?/.source;

/**
 * The year in which .NET looks up how long a month is when no year was sent, a leap year; a month and day stay in it,
 * while a month or a day alone is put into this year.
 */
const LEAP_YEAR = 1904;

/** Every form of .NET's AllXsd (fact: wire-date-forms). */
const FORMS: readonly Form[] = [
  form(`(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:T${TIME})?`, null, null),
  form(TIME, 'a time was read as one of today', (today) => today),
  form('(?<year>\\d{4})-(?<month>\\d{2})', 'a month was read as its first day', (today) => ({
    ...today,
    day: 1,
  })),
  form('(?<year>\\d{4})', 'a year was read as its first day', ({ year }) => ({ year, month: 1, day: 1 })),
  form(
    '--(?<month>\\d{2})-(?<day>\\d{2})',
    `a day without a year was read as one of ${LEAP_YEAR}`,
    (today) => ({
      ...today,
      year: LEAP_YEAR,
    }),
  ),
  form(
    '--(?<month>\\d{2})(?:--)?',
    'a month without a year was read as its first day in this year',
    (today) => ({
      ...today,
      day: 1,
    }),
  ),
  form('---(?<day>\\d{2})', 'a day without a month was read as one of this January', (today) => ({
    ...today,
    month: 1,
  })),
];

function form(source: string, lost: string | null, filling: Form['filling']): Form {
  return { pattern: new RegExp(`^${source}(?<zone>[Zz]|[+-]\\d{2}:\\d{2})?$`), lost, filling };
}

/**
 * Reads a dateTime as the framework does: besides `yyyy-MM-ddTHH:mm:ss` it takes a bare date, a time and partial dates
 * (fact: wire-date-forms), each with a zone or without (fact: wire-zone). The service stores wall-clock time without a
 * zone, so `Z` is dropped and an offset is first converted to Dutch time, which can shift the day (mark:
 * wire-zone-dutch-time).
 * @throws ValueError with .NET's text.
 */
export function readDateTime(text: string, note: NoteLoss): string {
  const invalid = () => new ValueError(`The string '${text}' is not a valid AllXsd value.`);
  const bare = trimmed(text, note, isUnicodeSpace);
  const form = formOf(bare);
  if (!form) throw invalid();
  const { parts, filling, lost } = form;

  const part = (name: string, missing = 0) => (parts[name] === undefined ? missing : Number(parts[name]));
  const filled = filling?.(today());
  const [year, month, day] = [
    part('year', filled?.year),
    part('month', filled?.month),
    part('day', filled?.day),
  ];
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')];
  const isDay = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!isDay || hour > 23 || minute > 59 || second > 59) throw invalid();

  if (lost !== null) note(lost);
  const { ticks, carry } = roundToTicks(parts.fraction ?? '', note);
  const at = utc(year, month, day, hour, minute, second) + carry * 1000;
  if (at > LAST) throw invalid();
  const fraction = ticks.toString().padStart(7, '0').replace(/0+$/, '');
  const wall = new Date(wallClock(at, parts.zone ?? '', note)).toISOString().slice(0, 19);
  return fraction === '' ? wall : `${wall}.${fraction}`;
}

/** The form in which a text is, and its parts; null for a text in none. */
function formOf(text: string): (Form & { readonly parts: Readonly<Record<string, string>> }) | null {
  for (const form of FORMS) {
    const match = form.pattern.exec(text);
    if (match) return { ...form, parts: match.groups ?? {} };
  }
  return null;
}

/** The day in the Netherlands: the framework reads by the clock of its machine, not by that of an environment. */
function today(): Day {
  const now = currentTime();
  const date = new Date(now + dutchOffset(now));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
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
