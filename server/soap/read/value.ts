import { isSpace } from '../xml/characters.ts';

/**
 * A value that does not parse; the message is .NET's inner text (fact: wire-unreadable-number, wire-unreadable-other).
 */
export class ValueError extends Error {}

/** Told of what a value lost although it parsed: `lost` says what, in words. */
export type NoteLoss = (lost: string) => void;

/** Turns the text of an element into a value as .NET's XmlConvert does. @throws ValueError */
export type ReadValue = (text: string, note: NoteLoss) => unknown;

/** The white space .NET trims around numbers, booleans, dates and guids (fact: wire-white-space). */
export function trimmed(text: string, note: NoteLoss): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end - start === text.length) return text;
  note('the white space around it was trimmed');
  return text.slice(start, end);
}
