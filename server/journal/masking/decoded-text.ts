import type { Range } from './secret-index.ts';

/**
 * References, and what may stand within a value and is no part of it; what has no end goes to the end of the text, so that
 * none takes long.
 */
const OF_XML =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);|<!\[CDATA\[|\]\]>|<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/gi;
const OF_URLS = /(?:%[\da-f]{2})+/gi;
const OF_JSON = /\\u[\da-f]{4}|\\["\\/]/gi;

/** The kinds of escapes, and whether a text may hold one; the declaration that most documents begin with is none. */
const KINDS: readonly (readonly [mayHold: (text: string) => boolean, kind: RegExp])[] = [
  [(text) => text.includes('&') || text.includes('<!') || text.includes('<?', 1), OF_XML],
  [(text) => text.includes('%'), OF_URLS],
  [(text) => text.includes('\\'), OF_JSON],
];

const OF_ALL = new RegExp(KINDS.map(([, { source }]) => source).join('|'), 'gi');

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Where an escape stands in the decoded text, and where in the text that it was decoded from. */
interface Escape {
  readonly decoded: Range;
  readonly source: Range;
}

/** A text without its escapes, and where in its source each part of it stands. */
export class DecodedText {
  readonly text: string;
  readonly #escapes: readonly Escape[];
  /** What the source was decoded from; null where that is the text as it came. */
  readonly #before: DecodedText | null;

  private constructor(text: string, escapes: readonly Escape[], before: DecodedText | null) {
    this.text = text;
    this.#escapes = escapes;
    this.#before = before;
  }

  /**
   * As each kind of escapes that a text has is read by itself, since a secret may hold what is an escape elsewhere, and as
   * all are together; and each of these once more, of what was escaped twice, in the same way or in two.
   */
  static all(source: string): DecodedText[] {
    const [first, ...others] = KINDS.filter(([mayHold]) => mayHold(source)).map(([, kind]) => kind);
    if (!first) return [];
    const ways =
      others.length === 0
        ? ([[first, first, OF_ALL]] as const)
        : [first, ...others, OF_ALL].map((kind) => [kind, kind] as const);
    return ways.flatMap(([kind, ...again]) => {
      const once = DecodedText.#of(source, kind, null);
      return once ? [once, ...again.flatMap((other) => DecodedText.#of(once.text, other, once) ?? [])] : [];
    });
  }

  static #of(source: string, kind: RegExp, before: DecodedText | null): DecodedText | null {
    const escapes: Escape[] = [];
    let text = '';
    let end = 0;
    for (const { 0: one, index } of source.matchAll(kind)) {
      text += source.slice(end, index);
      const from = text.length;
      text += decoded(one);
      end = index + one.length;
      escapes.push({ decoded: [from, text.length], source: [index, end] });
    }
    return escapes.length === 0 ? null : new DecodedText(text + source.slice(end), escapes, before);
  }

  /**
   * The same parts in the text as it came; an escape that is in one only in part is in it.
   * @param ranges in their order, apart from one another.
   */
  inSource(ranges: readonly Range[]): Range[] {
    let next = 0;
    let shift = 0;
    /** @param isEnd where a place within an escape is that behind it, and not that before. */
    const place = (at: number, isEnd: boolean): number => {
      for (let one = this.#escapes[next]; one; one = this.#escapes[++next]) {
        const { decoded: inText, source } = one;
        if (at < inText[0] || (isEnd && at === inText[0])) break;
        if (at < inText[1]) return isEnd ? source[1] : source[0];
        shift = source[1] - inText[1];
      }
      return at + shift;
    };
    const inSource = ranges.map(([from, to]): Range => [place(from, false), place(to, true)]);
    return this.#before ? this.#before.inSource(inSource) : inSource;
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
