import { dateAt } from './real-time.ts';

/** Whether a date, alone or with a time, is one: 2026-02-31 is not, nor is 25:00:00. Fractions of a second do not matter. */
export function isOnCalendar(dateTime: string): boolean {
  const [date = '', time = '00:00:00'] = dateTime.split('T');
  const toTheSecond = `${date}T${time.slice(0, 8)}`;
  const read = new Date(`${toTheSecond}Z`);
  // Of a date that is none, JavaScript makes one in the next month.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(toTheSecond);
}

/** The day in UTC of a time: `2026-11-29`. @param milliseconds since 1970. */
export function dayOf(milliseconds: number): string {
  return dateAt(milliseconds).toISOString().slice(0, 10);
}

/** The day so many days before another one: `2027-02-28` of `2027-03-01` and 1. */
export function daysBefore(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date - days)).toISOString().slice(0, 10);
}
