// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const SPECIAL = new RegExp(`[&<>\\r]|${FORBIDDEN.source}`);
const ALL_SPECIAL = new RegExp(SPECIAL, 'g');
const SPECIAL_IN_ATTRIBUTES = new RegExp(`["\\t\\n]|${SPECIAL.source}`, 'g');

/**
 * Text between tags: quotes stay, a carriage return and what XML 1.0 forbids become numeric references, so that they are
 * never written raw.
 */
export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, reference) : text;
}

/** Text between double quotes; white space other than blanks is a reference there, or it would be read as blanks. */
export function escapeAttribute(text: string): string {
  return text.replace(SPECIAL_IN_ATTRIBUTES, reference);
}

/** A text that XML 1.0 can hold: U+FFFD stands for what it forbids, which strict readers refuse as a reference too. */
export function replaceForbidden(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

/** Where the first character stands that XML 1.0 forbids; -1 for none. */
export function indexOfForbidden(text: string): number {
  return text.search(FORBIDDEN);
}

function reference(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default:
      return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  }
}
