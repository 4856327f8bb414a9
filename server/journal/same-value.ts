import { isOnCalendar } from '../../base/calendar.ts';
import { withoutTrailing } from '../../base/without-trailing.ts';
import type { SimpleTypeName } from '../../contracts/interface/model.ts';

/** The one text of all texts and values that are the same value of a type; null for what is no value of it. */
export const CANONICAL: Readonly<Record<SimpleTypeName, (value: unknown) => string | null>> = {
  int: (value) => (/^-?\d+$/.test(String(value)) ? String(Number(value)) : null),
  decimal: (value) => decimal(String(value)),
  boolean: (value) => (typeof value === 'boolean' ? String(value) : null),
  dateTime: (value) => dateTime(String(value)),
  guid: (value) => (typeof value === 'string' ? value.toLowerCase() : null),
  string: (value) => (typeof value === 'string' ? value : null),
  anyType: (value) => (value === null || typeof value === 'object' ? null : String(value)),
  base64Binary: (value) =>
    value instanceof Uint8Array
      ? Buffer.from(value).toString('base64')
      : typeof value === 'string'
        ? value
        : null,
};

/** What a value of a type is called. */
export const VALUE_NAMES: Readonly<Record<SimpleTypeName, string>> = {
  int: 'a whole number',
  decimal: 'a number',
  boolean: 'true or false',
  dateTime: "a day ('2026-11-16'), a moment ('2026-11-16T09:00:00') or a Date",
  guid: 'a guid',
  string: 'a text',
  anyType: 'a value',
  base64Binary: 'bytes, or their base64',
};

/** The digits that count and the power of ten they stand for: `50`, `50.00` and `5e1` are `5e1`. */
function decimal(text: string): string | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim()) ?? [];
  if (whole === '' && fraction === '') return null;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const counting = withoutTrailing(digits, '0');
  if (counting === '') return '0';
  const power = Number(exponent) - fraction.length + digits.length - counting.length;
  return `${sign === '-' ? '-' : ''}${counting}e${power}`;
}

function dateTime(text: string): string | null {
  const [, day, time = '00:00:00', fraction = ''] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(\.\d+)?)?$/.exec(text) ?? [];
  if (day === undefined || !isOnCalendar(`${day}T${time}`)) return null;
  return `${day}T${time}${withoutZeros(fraction)}`;
}

function withoutZeros(fraction: string): string {
  return withoutTrailing(withoutTrailing(fraction, '0'), '.');
}
