import { NotPossible } from './not-possible.ts';
import { quoted } from './quoted-text.ts';

/** A length of time: `500ms`, `5s`, `2m`, or a number of milliseconds. */
export type TimeSpan = number | `${number}ms` | `${number}s` | `${number}m`;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** @throws NotPossible for what is no length of time. @param field how the refusal calls it. */
export function milliseconds(timeSpan: TimeSpan, field: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?) ?(ms|s|m)$/.exec(String(timeSpan)) ?? [];
  const length = typeof timeSpan === 'number' ? timeSpan : Number(amount) * (UNITS[unit] ?? Number.NaN);
  if (Number.isFinite(length) && length >= 0) return length;
  const text = typeof timeSpan === 'string' ? quoted(timeSpan) : String(timeSpan);
  throw new NotPossible(
    'invalid',
    field,
    `${field} is ${text}, no length of time.`,
    'Write it like 500ms, 5s or 2m.',
    timeSpan,
  );
}
