import { type NoteLoss, ValueError } from './value.ts';

/** Where the service runs, as far as an offset in a date is concerned (likely: the product is Dutch). */
const SERVICE_TIME_ZONE = 'Europe/Amsterdam';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?$/;
const ZONE = /(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a dateTime as the framework does: besides `yyyy-MM-ddTHH:mm:ss` it takes a bare date, a year and month, a year,
 * and a zone. The service stores wall-clock time without a zone, so `Z` is dropped and an offset is first converted to
 * Dutch time, which can shift the day (likely; asmx.md only says that both are accepted).
 * @param given the text before trimming, for the fault.
 * @throws ValueError with .NET's text.
 */
export function readDateTime(text: string, given: string, note: NoteLoss): string {
  const invalid = () => new ValueError(`The string '${given}' is not a valid AllXsd value.`);
  const zone = ZONE.exec(text.slice(4))?.[1] ?? '';
  const local = zone === '' ? text : text.slice(0, -zone.length);
  const [datePart = '', timePart = '00:00:00', ...more] = local.split('T');
  const date = DATE.exec(completeDate(datePart, note));
  const time = TIME.exec(timePart);
  if (!date || !time || more.length > 0) throw invalid();

  const [year, month, day] = date.slice(1, 4).map(Number) as [number, number, number];
  const [hour, minute, second] = time.slice(1, 4).map(Number) as [number, number, number];
  const midnightAtEnd = hour === 24 && minute === 0 && second === 0;
  const validDate = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!validDate || (hour > 23 && !midnightAtEnd) || minute > 59 || second > 59) throw invalid();

  const fraction = sevenDigits(time[4] ?? '', note);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second);
  return `${wallClock(at, zone, note, invalid)}${fraction}`;
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

/** A .NET tick is the seventh digit; further ones are cut. Trailing zeros are not written back. */
function sevenDigits(digits: string, note: NoteLoss): string {
  if (digits.length > 7 && /[1-9]/.test(digits.slice(7)))
    note('the fraction of the second was cut to 7 digits');
  const kept = digits.slice(0, 7).replace(/0+$/, '');
  return kept && `.${kept}`;
}

function wallClock(at: Date, zone: string, note: NoteLoss, invalid: () => ValueError): string {
  if (zone === '') return format(at);
  if (zone === 'Z') {
    note('the time zone was dropped');
    return format(at);
  }
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  if (Math.abs(offset) > 14 * 60 || Number(minutes) > 59) throw invalid();
  const dutch = format(new Date(inServiceZone(at.getTime() - offset * 60_000)));
  note('the offset was dropped after converting to Dutch time');
  return dutch;
}

/** The instant's Dutch wall-clock time, as if it were UTC. */
function inServiceZone(instant: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: SERVICE_TIME_ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value);
  const wall = new Date(0);
  wall.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  wall.setUTCHours(part('hour'), part('minute'), part('second'));
  return wall.getTime();
}

function format(at: Date): string {
  return at.toISOString().slice(0, 19);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
