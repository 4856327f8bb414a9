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

/** A text without its escapes, and where in it as it was written each part stands. */
export class DecodedText {
  readonly text: string;
  /** Where each escape stands in the decoded text, and where in the written one. */
  readonly #escapes: readonly { readonly decoded: Range; readonly written: Range }[];

  private constructor(
    text: string,
    escapes: readonly { readonly decoded: Range; readonly written: Range }[],
  ) {
    this.text = text;
    this.#escapes = escapes;
  }

  /**
   * As each kind of escapes that a text has is read by itself, since a secret may hold what is an escape elsewhere; and as all
   * are, of what was escaped twice.
   */
  static all(written: string): DecodedText[] {
    const kinds = KINDS.filter(([mayHold]) => mayHold(written)).map(([, kind]) => kind);
    return (kinds.length > 1 ? [...kinds, OF_ALL] : kinds).flatMap(
      (kind) => DecodedText.#of(written, kind) ?? [],
    );
  }

  static #of(written: string, kind: RegExp): DecodedText | null {
    const escapes: { decoded: Range; written: Range }[] = [];
    let text = '';
    let end = 0;
    for (const { 0: one, index } of written.matchAll(kind)) {
      text += written.slice(end, index);
      const from = text.length;
      text += decoded(one);
      end = index + one.length;
      escapes.push({ decoded: [from, text.length], written: [index, end] });
    }
    return escapes.length === 0 ? null : new DecodedText(text + written.slice(end), escapes);
  }

  /** The same parts in the text as it was written; an escape that is in one only in part is in it. */
  written(ranges: readonly Range[]): Range[] {
    let next = 0;
    let shift = 0;
    /** @param isEnd where a place within an escape is that behind it, and not that before. */
    const place = (at: number, isEnd: boolean): number => {
      for (let one = this.#escapes[next]; one; one = this.#escapes[++next]) {
        const { decoded: inText, written } = one;
        if (at < inText[0] || (isEnd && at === inText[0])) break;
        if (at < inText[1]) return isEnd ? written[1] : written[0];
        shift = written[1] - inText[1];
      }
      return at + shift;
    };
    return ranges.map(([from, to]) => [place(from, false), place(to, true)]);
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
