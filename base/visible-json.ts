import { OBEYED } from './visible-text.ts';

/**
 * A value as JSON that a terminal shows as it is: what it would obey stands there as an escape of JSON, and so does the sign
 * of a command to GitHub, so that every reader of JSON, and of YAML, gets the value.
 * @param indent in blanks; 0 for one line.
 */
export function visibleJson(
  value: unknown,
  indent = 2,
  replacer?: (this: unknown, name: string, value: unknown) => unknown,
): string {
  return JSON.stringify(value, replacer, indent)
    .replace(OBEYED, escaped)
    .replaceAll('##[', `#${escaped('#')}[`);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
