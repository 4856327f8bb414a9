import { isRecord } from '../base/is-record.ts';
import { typeTag } from '../base/type-tag.ts';

/** Nmbrs writes wall-clock time without a zone, and a Date for it is made so, too. */
export function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return String(date);
  const padded = (part: number, length = 2) => String(part).padStart(length, '0');
  const day = `${padded(date.getFullYear(), 4)}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`;
  const time = `${padded(date.getHours())}:${padded(date.getMinutes())}:${padded(date.getSeconds())}`;
  const fraction = `.${padded(date.getMilliseconds(), 3)}`.replace(/\.?0*$/, '');
  return `${day}T${time}${fraction}`;
}

/** As JSON tells bytes. */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** A date or bytes as JSON tells them; any other value as it is. */
export function leafJson(value: unknown): unknown {
  switch (typeTag(value)) {
    case 'Date':
      return dateText(value as Date);
    case 'Uint8Array':
      return base64(value as Uint8Array);
    default:
      return value;
  }
}

/** A value with all dates and bytes in it as JSON tells them. */
export function valueJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueJson);
  if (!isRecord<unknown>(value)) return leafJson(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, valueJson(part)]));
}
