/** A length of time: `500ms`, `5s`, `2m`, or a number of milliseconds. */
export type Duration = number | `${number}ms` | `${number}s` | `${number}m`;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** @throws Error for what is no length of time. */
export function milliseconds(duration: Duration): number {
  if (typeof duration === 'number') return duration;
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(duration) ?? [];
  const factor = UNITS[unit];
  if (amount === undefined || factor === undefined)
    throw new Error(`'${duration}' is no length of time; write it like 500ms, 5s or 2m`);
  return Number(amount) * factor;
}
