/** A place in a document as .NET counts it: lines and columns from 1, columns in UTF-16 units. */
interface Place {
  readonly line: number;
  readonly column: number;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Worked out only when a fault or finding needs it, so that reading a request counts no lines. */
export function placeOf(document: string, offset: number): Place {
  return placesOf(document, [offset])[0] as Place;
}

/** The places of many offsets, in their order, in one pass over the document. */
export function placesOf(document: string, offsets: readonly number[]): Place[] {
  const places: Place[] = new Array(offsets.length);
  const forward = [...offsets.keys()].sort((a, b) => (offsets[a] as number) - (offsets[b] as number));
  let line = 1;
  let lineStart = 0;
  let end = endOfLine(document, lineStart);
  for (const at of forward) {
    const offset = offsets[at] as number;
    while (end < offset) {
      line++;
      lineStart = end + 1;
      end = endOfLine(document, lineStart);
    }
    places[at] = { line, column: offset - lineStart + 1 };
  }
  return places;
}

/** The end of a longer line is looked for by a pattern, which is slow to begin and fast to go on. */
const LONG_LINE = 256;
const LINE_END = /\n|\r(?!\n)/g;

/**
 * Where the character stands that ends a line: a carriage return too, but for one with a line feed behind it, which does.
 * Infinity where none does.
 */
function endOfLine(document: string, start: number): number {
  for (let at = start; at < start + LONG_LINE; at++) {
    const unit = document.charCodeAt(at);
    if (unit === LINE_FEED || (unit === RETURN && document.charCodeAt(at + 1) !== LINE_FEED)) return at;
  }
  LINE_END.lastIndex = start + LONG_LINE;
  return LINE_END.test(document) ? LINE_END.lastIndex - 1 : Number.POSITIVE_INFINITY;
}

export function describeOffset(document: string, offset: number): string {
  const { line, column } = placeOf(document, offset);
  return `Line ${line}, position ${column}`;
}

/**
 * Where .NET's reader stands after it has read a value, which is the place an unreadable value is reported at
 * (fact: wire-unreadable): it has moved on to the next node, and a node's place is its name's (after `<`, `</` or the `&`
 * of an entity that nothing declares), a text's its first character.
 * @param end the offset just after the value's end tag.
 */
export function placeOfNextNode(document: string, end: number): Place {
  const markup = /<!--|<!\[CDATA\[|<\/|<\?|<|&(?!#|(?:lt|gt|amp|quot|apos);)/y;
  markup.lastIndex = end;
  const opening = markup.exec(document)?.[0] ?? '';
  return placeOf(document, end + opening.length);
}
