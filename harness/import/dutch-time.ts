const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A time on Dutch clocks, as Nmbrs writes it: `2026-11-16T09:00:00`. */
export function dutchTime(time: Date): string {
  return FORMAT.format(time).replace(' ', 'T');
}
