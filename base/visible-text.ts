/** What a terminal obeys instead of showing it, and what turns the order of letters around; line ends and tabs are kept. */
const OBEYED = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The same, and what ends a line. */
const OBEYED_IN_LINE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** A character as an escape that can be seen: `\n`, `\u{1b}`. */
export function escapeOf(character: string): string {
  return ESCAPES[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** A text that may hold anything, for a terminal: in it nothing but line ends and tabs does anything. */
export function visibleText(text: string): string {
  return text.replace(OBEYED, escapeOf);
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return text.replace(OBEYED_IN_LINE, escapeOf);
}

/**
 * A text of several lines of which each but the first is marked, so that none can be taken for a line of the program's own,
 * nor for a command to the service that runs it: GitHub looks for `::` at the beginning of a line, and for `##[` anywhere.
 */
export function visibleLines(text: string, indent: string): string {
  return withoutCommands(visibleText(text)).replaceAll('\n', `\n${indent}| `);
}

/** A text without the commands that GitHub finds anywhere in a line. */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [');
}
