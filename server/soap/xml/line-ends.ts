/** How XML reads line ends: as line feeds in text, as spaces in attributes. */

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** How many units are translated at a time: what a text of megabytes takes besides is a part of it. */
const BLOCK = 1 << 20;

/** Up to here a pattern is as fast. */
const SHORT = 64;

/** A text with line feeds for line ends of every kind. */
export function withLineFeeds(text: string): string {
  if (!text.includes('\r')) return text;
  return text.length <= SHORT ? text.replace(/\r\n?/g, '\n') : translated(text, LINE_FEED, false);
}

/** The value of an attribute with a space for each line end and each tab. */
export function withSpaces(value: string): string {
  if (!/[\t\n\r]/.test(value)) return value;
  return value.length <= SHORT ? value.replace(/\r\n|[\t\n\r]/g, ' ') : translated(value, SPACE, true);
}

/**
 * Unit by unit: a text may be nothing but line ends, of which a pattern would make a piece of memory each.
 * @param forEnd stands in the place of a line end.
 * @param tabsToo whether tabs and single line feeds are replaced as well.
 */
function translated(text: string, forEnd: number, tabsToo: boolean): string {
  const units = new Uint16Array(Math.min(BLOCK, text.length));
  const parts: string[] = [];
  for (let start = 0; start < text.length; start += BLOCK)
    parts.push(translatedBlock(text, start, units, forEnd, tabsToo));
  return parts.join('');
}

function translatedBlock(
  text: string,
  start: number,
  units: Uint16Array<ArrayBuffer>,
  forEnd: number,
  tabsToo: boolean,
): string {
  const end = Math.min(start + BLOCK, text.length);
  let all = 0;
  let length = 0;
  let previous = text.charCodeAt(start - 1);
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    // A line feed behind a carriage return belongs to it.
    if (unit !== LINE_FEED || previous !== RETURN) {
      const isReplaced = unit === RETURN || (tabsToo && (unit === TAB || unit === LINE_FEED));
      units[length++] = isReplaced ? forEnd : unit;
      all |= unit;
    }
    previous = unit;
  }
  // Text of Latin-1 takes one byte a unit, as it did before.
  return all <= 0xff
    ? Buffer.from(units.subarray(0, length)).toString('latin1')
    : Buffer.from(units.buffer, 0, 2 * length).toString('utf16le');
}
