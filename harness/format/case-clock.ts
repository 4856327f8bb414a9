/** When cases play: the days, years and periods that stand in them are meant from here. */

/** Where the clock of a mock stands while a case runs, unless the case says otherwise. */
export const CASE_DATE_TIME = '2026-11-16T09:00:00';

/** The period that is open then, in a company that pays monthly; as `Company_GetCurrentPeriod` tells it. */
export const CASE_PERIOD = '2026-11-M';

/** Whether a day, or a moment that begins with one, is on the calendar: 2026-02-31 is not. */
export function isOnCalendar(dateTime: string): boolean {
  const [day = '', time = '00:00:00'] = dateTime.split('T');
  const date = new Date(`${day}T${time.slice(0, 8)}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
