import type { Steps } from '../../../base/turns.ts';
import { Replacement } from './replacement.ts';
import type { TextRange } from './secret-index.ts';

/**
 * References, and what may stand within a value and is no part of it; what has no end goes to the end of the text, so that
 * none takes long.
 */
const OF_XML =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);|<!\[CDATA\[|\]\]>|<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/gi;
/** A long row is read in parts, none of which ends within a character. */
const OF_URLS = /(?:%[\da-f]{2}){1,1000}(?:%[89ab][\da-f]){0,3}/gi;
const OF_JSON = /\\u[\da-f]{4}|\\["\\/]/gi;

/** The kinds of escapes, and whether a text may hold one; the declaration that most documents begin with is none. */
const KINDS: readonly (readonly [mayHold: (text: string) => boolean, kind: RegExp])[] = [
  [(text) => text.includes('&') || text.includes('<!') || text.includes('<?', 1), OF_XML],
  [(text) => text.includes('%'), OF_URLS],
  [(text) => text.includes('\\'), OF_JSON],
];

const OF_ALL = new RegExp(KINDS.map(([, { source }]) => source).join('|'), 'gi');

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Where something is found in a text without its escapes, in the text as it came: a list for each way in which it is read.
 * Each kind of escapes that a text has is read by itself, since a secret may hold what is an escape elsewhere, and all are
 * together; and each of these once more, of what was escaped twice, in the same way or in two.
 * @param find where it is found in a text, in order, apart from one another.
 */
export function* rangesBehindEscapes(
  text: string,
  find: (text: string) => Steps<TextRange[]>,
): Steps<readonly TextRange[][]> {
  const found: TextRange[][] = [];
  for (const [kind, ...again] of waysToRead(text)) {
    const once = yield* DecodedText.of(text, kind);
    if (!once) continue;
    found.push(yield* once.inSource(yield* find(once.text)));
    for (const other of again) {
      const twice = yield* DecodedText.of(once.text, other);
      if (twice) found.push(yield* once.inSource(yield* twice.inSource(yield* find(twice.text))));
    }
  }
  return found;
}

/** Whether a text may hold an escape. */
export function mayHoldEscapes(text: string): boolean {
  return KINDS.some(([mayHold]) => mayHold(text));
}

/** The kinds of escapes by which a text is read, each with those by which it is read then. */
function waysToRead(text: string): readonly (readonly [RegExp, ...RegExp[]])[] {
  const [first, ...others] = KINDS.filter(([mayHold]) => mayHold(text)).map(([, kind]) => kind);
  if (!first) return [];
  if (others.length === 0) return [[first, first, OF_ALL]];
  return [first, ...others, OF_ALL].map((kind) => [kind, kind]);
}

/** How many escapes are read in a step. */
const STEP = 1_024;

/** A text without its escapes. Where they stood is found out again when it is asked for, which seldom happens. */
class DecodedText {
  readonly text: string;
  readonly #source: string;
  readonly #kind: RegExp;

  private constructor(text: string, source: string, kind: RegExp) {
    this.text = text;
    this.#source = source;
    this.#kind = kind;
  }

  /** Null for a text that has no escapes of the kind. */
  static *of(source: string, kind: RegExp): Steps<DecodedText | null> {
    const decodedText = new Replacement(source);
    let escapes = 0;
    for (const { 0: one, index } of source.matchAll(kind)) {
      decodedText.replace(index, index + one.length, decoded(one));
      if (++escapes % STEP === 0) yield;
    }
    return escapes === 0 ? null : new DecodedText(decodedText.text, source, kind);
  }

  /**
   * The same parts in the source; an escape that is in one only in part is in it.
   * @param ranges in their order, apart from one another.
   */
  *inSource(ranges: readonly TextRange[]): Steps<TextRange[]> {
    const inSource: TextRange[] = [];
    const places = new PlacesInSource(this.#source, this.#kind);
    for (const [from, to] of ranges) {
      inSource.push([yield* places.of(from, false), yield* places.of(to, true)]);
      if (inSource.length % STEP === 0) yield;
    }
    return inSource;
  }
}

/** Where the places of a decoded text are in its source, from its beginning on. */
class PlacesInSource {
  readonly #escapes: Iterator<RegExpExecArray>;
  /** The escape that was read last, in the decoded text and in the source; null behind the last one. */
  #next: { readonly decoded: TextRange; readonly source: TextRange } | null = null;
  /** By how much the source is ahead of the decoded text in front of that escape. */
  #shift = 0;

  constructor(source: string, kind: RegExp) {
    this.#escapes = source.matchAll(kind);
    this.#read();
  }

  /**
   * @param at not before the place that was asked for last.
   * @param isEnd where a place within an escape is that behind it, and not that before.
   */
  *of(at: number, isEnd: boolean): Steps<number> {
    for (let escapes = 1; this.#next; escapes++) {
      const { decoded: inText, source } = this.#next;
      if (at < inText[0] || (isEnd && at === inText[0])) break;
      if (at < inText[1]) return isEnd ? source[1] : source[0];
      this.#read();
      if (escapes % STEP === 0) yield;
    }
    return at + this.#shift;
  }

  #read(): void {
    if (this.#next) this.#shift = this.#next.source[1] - this.#next.decoded[1];
    const { done, value } = this.#escapes.next();
    if (done) {
      this.#next = null;
      return;
    }
    const { 0: one, index } = value;
    const from = index - this.#shift;
    this.#next = { decoded: [from, from + decoded(one).length], source: [index, index + one.length] };
  }
}

function decoded(one: string): string {
  if (one.startsWith('<') || one === ']]>') return '';
  if (one.startsWith('%')) return Buffer.from(one.replaceAll('%', ''), 'hex').toString();
  if (one.startsWith('\\u')) return String.fromCharCode(Number.parseInt(one.slice(2), 16));
  if (one.startsWith('\\')) return one.slice(1);
  const name = one.slice(1, -1);
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? '';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
