import { escapeOf } from './visible-text.ts';

/** Longer texts are cut. */
const LONGEST = 60;

/** So much of what two texts share is left before the place where they part. */
const BEFORE = 20;

/** What cannot be seen, or would break the line; and the sign that escapes begin with. */
const UNSEEN = /\\|(?! )[\p{C}\p{Z}]/gu;

const NOT_ASCII = /\\|[^ -~]/gu;

/** A text on one line, in quotes, so that its blanks are seen: `'griep '`. */
export function quoted(text: string): string {
  return quotedFrom(text, 0, UNSEEN);
}

/** Two texts, quoted; long ones from shortly before the place where they part. */
export function quotedPair(one: string, other: string): readonly [string, string] {
  const parting = partingOf(one, other);
  const from = one === other || parting < LONGEST - BEFORE ? 0 : parting - BEFORE;
  // An é in one character looks like one in two.
  const looksSame = one !== other && one.normalize() === other.normalize();
  const escaped = looksSame ? NOT_ASCII : UNSEEN;
  return [quotedFrom(one, from, escaped), quotedFrom(other, from, escaped)];
}

/** Something of which the beginning is enough, on one line. @param longest in characters. */
export function shortened(text: string, longest = LONGEST): string {
  return cutOff(text.replaceAll(/\s+/g, ' ').trim(), longest);
}

/** The beginning of a long text, as it is. @param longest in characters. */
export function cutOff(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A date and time as the wire has it, midnight as the date alone: `2026-11-16`. */
export function dayOrDateTime(text: string): string {
  return text.replace(/T00:00:00$/, '');
}

function quotedFrom(text: string, from: number, escaped: RegExp): string {
  const until = from + LONGEST;
  const part = text.slice(from, until).replaceAll(escaped, escapeOf);
  return `${from > 0 ? '…' : ''}'${part}'${text.length > until ? '…' : ''}`;
}

function partingOf(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
