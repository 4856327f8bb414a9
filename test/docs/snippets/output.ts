/** What is another one in each run, and what stands for it when outputs are compared. */
const VARIABLE: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/https?:\/\/(?:127\.0\.0\.1|localhost):\d+/g, '<address>'],
  [/\bt[0-9a-f]{10}\b/g, '<environment>'],
  [/\b(?!0{20})[0-9a-f]{32}\b/gi, '<token>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, '<moment>'],
  [/\b\d\d:\d\d:\d\d\b(?!\w)/g, '<time>'],
  [/\d+(?:\.\d+)? ?ms\b/g, '<duration>'],
  [/\d+(?:\.\d+)? s\b/g, '<duration>'],
  [/─+/g, '─'],
  [/[ \t]+/g, ' '],
];

/** Lines of an output that can be compared: without white space at their ends, and with words for what varies. */
function comparable(output: string): string[] {
  let text = output;
  for (const [pattern, word] of VARIABLE) text = text.replace(pattern, word);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * The first line of the output a page shows that was not printed, or null. The lines stand one after another; a line of
 * `...` stands for any number of them, and `...` within a line for any text.
 */
export function missingLine(shown: string, printed: string): string | null {
  const [part, whole] = [jsonIn(shown), jsonIn(printed)];
  if (part !== undefined && whole !== undefined) return holdsPart(whole, part) ? null : shown;
  const lines = comparable(printed);
  let at = 0;
  let mayLeaveOut = false;
  for (const line of comparable(shown)) {
    if (/^(?:\.\.\.|…)$/.test(line)) {
      mayLeaveOut = true;
      continue;
    }
    const isLike = pattern(line);
    const found = lines.slice(at).findIndex((candidate) => isLike.test(candidate));
    if (found < 0 || (found > 0 && !mayLeaveOut && at > 0)) return line;
    at += found + 1;
    mayLeaveOut = false;
  }
  return null;
}

function pattern(line: string): RegExp {
  const parts = line.split(/\.\.\.(?=[<\s]|$)|…/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value has everything that a page shows of it: of a record these fields, of a list these items. */
function holdsPart(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(part))
    return part.every((item) => (whole as readonly unknown[]).some((other) => holdsPart(other, item)));
  const fields: Readonly<Record<string, unknown>> = { ...whole };
  return Object.entries(part).every(([name, value]) => holdsPart(fields[name], value));
}
