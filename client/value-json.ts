import { isRecord } from '../base/is-record.ts';
import type { Steps } from '../base/turns.ts';
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

/** As many as a function takes arguments everywhere. */
const BYTES_AT_ONCE = 8192;

/** As JSON tells bytes. */
export function base64(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE)
    characters += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE));
  return btoa(characters);
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

/**
 * What a function answers, with all dates in it as JSON tells them, an item of a list a step. Bytes stay bytes: nothing is
 * sent.
 */
export function* answerSteps(value: unknown): Steps<unknown> {
  if (typeTag(value) === 'Date') return dateText(value as Date);
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      items.push(yield* answerSteps(item));
      yield;
    }
    return items;
  }
  if (!isRecord<unknown>(value)) return value;
  const parts: [string, unknown][] = [];
  for (const [name, part] of Object.entries(value)) parts.push([name, yield* answerSteps(part)]);
  return Object.fromEntries(parts);
}
