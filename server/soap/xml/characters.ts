/** The characters of XML 1.0 and its names, by UTF-16 unit where a unit tells, by pattern where it takes two. */

/** Whether XML allows a character at all. The halves of a pair are taken on trust: decoders leave no half alone. */
export function isAllowed(unit: number): boolean {
  return unit >= 0x20 ? unit < 0xfffe : unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/** What it does not allow, in a text. */
export const FORBIDDEN = /[^\t\n\r -\ufffd]/;

/** The same for a whole code point, as a numeric reference may name any. */
export function isAllowedCodePoint(point: number): boolean {
  if (point >= 0x1_0000) return point <= 0x10_ffff;
  return isAllowed(point) && (point < 0xd800 || point > 0xdfff);
}

export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/** White space that is longer is looked through by a pattern, which is slow to begin and fast to go on. */
const LONG_SPACE = 256;
const NO_SPACE = /[^ \t\n\r]/g;

/** Where white space from `start` on ends. */
export function endOfSpace(text: string, start: number): number {
  const longest = start + LONG_SPACE;
  let at = start;
  while (isSpace(text.charCodeAt(at)) && at < longest) at++;
  if (at < longest) return at;
  NO_SPACE.lastIndex = at;
  return NO_SPACE.test(text) ? NO_SPACE.lastIndex - 1 : text.length;
}

/** By ASCII unit, what a parser can pass over without a thought: all that is allowed but these. */
function plainBut(special: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, unit) =>
    isAllowed(unit) && !special.includes(String.fromCharCode(unit)) ? 1 : 0,
  );
}

/** `>` may end a section that was never begun. */
const PLAIN_IN_TEXT = plainBut('<>&');
const PLAIN_IN_ATTRIBUTE = plainBut('<&"\'');

/** Where the plain characters of text from `start` on end, or the piece that is looked at. */
export function endOfPlainText(text: string, start: number, end: number): number {
  let at = start;
  let unit = text.charCodeAt(at);
  while (at < end && (unit < 128 ? PLAIN_IN_TEXT[unit] === 1 : unit < 0xfffe)) unit = text.charCodeAt(++at);
  return at;
}

/** The same of the value of an attribute, which either quote ends. */
export function endOfPlainValue(text: string, start: number, end: number): number {
  let at = start;
  let unit = text.charCodeAt(at);
  while (at < end && (unit < 128 ? PLAIN_IN_ATTRIBUTE[unit] === 1 : unit < 0xfffe))
    unit = text.charCodeAt(++at);
  return at;
}

const START =
  ':A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}-\u{200d}' +
  '\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}';

const NAME = new RegExp(`[${START}][${START}\\-.\\d\u{b7}\u{300}-\u{36f}\u{203f}-\u{2040}]*`, 'uy');

/** Names are nearly always ASCII, for which a table of its units is several times as fast as a pattern. */
const ASCII_NAME = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[\w:.-]/.test(String.fromCharCode(unit)) ? 1 : 0,
);

/** Names that are longer are looked through by a pattern, which is slow to begin and fast to go on. */
const LONG_NAME = 256;
const ASCII_NAME_GOES_ON = /[\w:.-]*/y;

/** Where a name that begins at `start` ends; `start` itself when none begins there. */
export function endOfName(text: string, start: number): number {
  let at = start;
  const longest = start + LONG_NAME;
  let unit = text.charCodeAt(at);
  while (unit < 128 && ASCII_NAME[unit] === 1 && at < longest) unit = text.charCodeAt(++at);
  if (at === longest) {
    ASCII_NAME_GOES_ON.lastIndex = at;
    ASCII_NAME_GOES_ON.test(text);
    at = ASCII_NAME_GOES_ON.lastIndex;
    unit = text.charCodeAt(at);
  }
  if (unit >= 128) {
    NAME.lastIndex = start;
    return NAME.test(text) ? NAME.lastIndex : start;
  }
  return at > start && isAsciiStart(text.charCodeAt(start)) ? at : start;
}

/** No digit, dash or point. */
function isAsciiStart(unit: number): boolean {
  return unit >= 0x3a;
}
