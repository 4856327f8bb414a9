/** What a terminal obeys instead of showing it, and what turns the order of letters around; line ends and tabs are kept. */
export const OBEYED = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The same, and what ends a line. */
const OBEYED_IN_LINE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** A character as an escape that can be seen: `\n`, `\u{1b}`. */
export function escapeOf(character: string): string {
  return ESCAPES[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/**
 * A text that may hold anything, for a terminal: in it nothing but line ends and tabs does anything. Nor does it hold the
 * sign of a command that GitHub looks for anywhere in the output of a program.
 */
export function visibleText(text: string): string {
  return withoutCommands(text.replace(OBEYED, escapeOf));
}

/** Nothing in it is obeyed by anybody. Nearly every line is such, and that is seen in a fifth of the time. */
const HARMLESS_LINE = /^[ -"$-~]*$/;

/** The same on one line. */
export function visibleLine(text: string): string {
  if (HARMLESS_LINE.test(text)) return text;
  return withoutCommands(text.replace(OBEYED_IN_LINE, escapeOf));
}

/**
 * The same on several lines, of which each but the first is marked, so that none can be taken for a line of the program's
 * own, nor for a command to GitHub, which begins a line with `::`.
 */
export function visibleLines(text: string, indent: string): string {
  return visibleText(text).replaceAll('\n', `\n${indent}| `);
}

function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [');
}
