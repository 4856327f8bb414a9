import { isSpace } from '../xml/characters.ts';

/**
 * A value that does not parse; the message is .NET's inner text (fact: wire-unreadable-number, wire-unreadable-other).
 */
export class ValueError extends Error {}

/** Told of what a value lost although it parsed: `lost` says what, in words. */
export type NoteLoss = (lost: string) => void;

/** Turns the text of an element into a value as .NET's XmlConvert does. @throws ValueError */
export type ReadValue = (text: string, note: NoteLoss) => unknown;

/** White space of any kind is passed over by so many units at a time where there is so much of it. */
const BLOCK = 4_096;
const BLANK = /^[ \t\r\n]*$/;

/** The white space .NET trims around numbers, booleans, dates and guids (fact: wire-white-space). */
export function trimmed(text: string, note: NoteLoss, isWhite: (unit: number) => boolean = isSpace): string {
  let start = 0;
  let end = text.length;
  while (end - start > BLOCK && BLANK.test(text.slice(start, start + BLOCK))) start += BLOCK;
  while (end - start > BLOCK && BLANK.test(text.slice(end - BLOCK, end))) end -= BLOCK;
  while (start < end && isWhite(text.charCodeAt(start))) start++;
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  if (end - start === text.length) return text;
  note('the white space around it was trimmed');
  return text.slice(start, end);
}

const UNICODE_SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** What .NET's Char.IsWhiteSpace takes for white space, which dates and guids are trimmed by. */
export function isUnicodeSpace(unit: number): boolean {
  return isSpace(unit) || UNICODE_SPACE.test(String.fromCharCode(unit));
}
