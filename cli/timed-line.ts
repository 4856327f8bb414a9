import { cutOff } from '../base/quoted-text.ts';
import { currentDate } from '../base/real-time.ts';
import { visibleLine } from '../base/visible-text.ts';

/** A line about what happened at a time: the time of day in UTC, and the parts. @param time in ISO 8601. */
export function timedLine(parts: readonly string[], time: string = currentDate().toISOString()): string {
  return onOneLine([time.slice(11, 19), ...parts].join('  '));
}

/** What a client sent may hold line ends, the terminal's own codes and megabytes; none of that belongs in a line. */
export function onOneLine(text: string): string {
  return visibleLine(cutOff(text, LONGEST));
}

const LONGEST = 500;
