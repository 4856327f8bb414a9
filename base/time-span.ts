import { NotPossible } from './not-possible.ts';
import { valueText } from './value-text.ts';

/** A length of time: `500ms`, `5s`, `2m`, or a number of milliseconds. */
export type TimeSpan = number | `${number}ms` | `${number}s` | `${number}m`;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** @throws NotPossible for what is no length of time. @param field how the refusal calls it. */
export function milliseconds(timeSpan: TimeSpan, field: string): number {
  const text = typeof timeSpan === 'string' ? timeSpan : '';
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?) ?(ms|s|m)$/.exec(text) ?? [];
  const length = typeof timeSpan === 'number' ? timeSpan : Number(amount) * (UNITS[unit] ?? Number.NaN);
  if (Number.isFinite(length) && length >= 0) return length;
  throw new NotPossible(
    'invalid',
    field,
    `${field} is ${valueText(timeSpan)}, no length of time.`,
    'Write it like 500ms, 5s or 2m.',
    timeSpan,
  );
}
