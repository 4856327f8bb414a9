const DATE_TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A time by the clock of an environment, which has no zone: 16 Nov 2026, 09:00. */
export function dateTimeText(time: string): string {
  return DATE_TIME.format(Date.parse(`${time.slice(0, 19)}Z`));
}

/** A text in which each such time is written so. */
export function withTimes(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, dateTimeText);
}

/** A day: 16 Nov 2026. */
export function dateText(day: string): string {
  return DATE.format(Date.parse(`${day.slice(0, 10)}T00:00:00Z`));
}

/** The time of day, by the clock of whoever looks, of a moment that the machine of the mock told: 17:12:51. */
export function timeOfDayText(moment: string): string {
  return TIME.format(Date.parse(moment));
}
