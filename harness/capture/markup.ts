import { escapeAttribute, escapeText } from '../../base/xml/escape.ts';
import { parseXml, XmlError } from '../../base/xml/read.ts';
import { charsetNamed } from '../../server/soap/charset-names.ts';

/** A piece of a document, in its place. Whatever the text is, the tokens are all of it. */
export interface Token {
  readonly kind: 'start' | 'end' | 'empty' | 'text' | 'section' | 'comment' | 'other';
  readonly from: number;
  readonly to: number;
  /** Of an element, without its prefix; empty for what is none. */
  readonly name: string;
  /** The same with its prefix. */
  readonly qualified: string;
}

/** A name as XML has them. What only looks like a tag, such as `<piet@example.nl>`, is a text. */
const NAME = /^[\p{L}_][\p{L}\p{M}\d._-]*(?::[\p{L}_][\p{L}\p{M}\d._-]*)?$/u;

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<\/?[^\s<>/"'!?][^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>|[^<]+|</g;

/** The tokens of a text that may be XML, well-formed or not, in their order. */
export function* tokensIn(text: string): Generator<Token> {
  for (const { 0: token, index: from } of text.matchAll(TOKEN)) {
    const to = from + token.length;
    const nameless = { from, to, name: '', qualified: '' };
    if (!token.startsWith('<') || token === '<') yield { kind: 'text', ...nameless };
    else if (token.startsWith('<!--')) yield { kind: 'comment', ...nameless };
    else if (token.startsWith('<![CDATA[')) yield { kind: 'section', ...nameless };
    else if (token.startsWith('<?')) yield { kind: 'other', ...nameless };
    else {
      const kind = token.startsWith('</') ? 'end' : token.endsWith('/>') ? 'empty' : 'start';
      const qualified = /^<\/?([^\s/>]+)/.exec(token)?.[1] ?? '';
      if (!NAME.test(qualified)) yield { kind: 'text', ...nameless };
      else yield { kind, from, to, name: qualified.slice(qualified.lastIndexOf(':') + 1), qualified };
    }
  }
}

/** What stands between the signs that begin and end a token which is no tag: the part that may be replaced. */
export function contentOf(text: string, { kind, from, to }: Token): readonly [from: number, to: number] {
  const [start, end] = SIGNS[kind] ?? ['', ''];
  const isEnded =
    end !== '' && text.startsWith(end, to - end.length) && to - from >= start.length + end.length;
  return [from + start.length, isEnded ? to - end.length : to];
}

const SIGNS: Readonly<Partial<Record<Token['kind'], readonly [start: string, end: string]>>> = {
  section: ['<![CDATA[', ']]>'],
  comment: ['<!--', '-->'],
  other: ['<?', '?>'],
};

/** An attribute in a tag. */
export interface AttributeToken {
  /** With its prefix. */
  readonly name: string;
  /** Where its name begins. */
  readonly start: number;
  /** Of its value, without the quotes. */
  readonly from: number;
  readonly to: number;
}

const ATTRIBUTE = /\s([^\s=<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

export function attributesOf(text: string, { from, to }: Token): AttributeToken[] {
  return [...text.slice(from, to).matchAll(ATTRIBUTE)].map((match) => {
    const value = match[2] ?? match[3] ?? '';
    const end = from + match.index + match[0].length - 1;
    return { name: match[1] ?? '', start: from + match.index + 1, from: end - value.length, to: end };
  });
}

/** What stands in a tag behind its name and is no attribute, such as one without quotes. */
export function strayIn(text: string, token: Token): (readonly [from: number, to: number])[] {
  const attributes = attributesOf(text, token);
  const starts = [...attributes.map(({ start }) => start), token.to - (token.kind === 'empty' ? 2 : 1)];
  const ends = [endOfName(token), ...attributes.map(({ to }) => to + 1)];
  return ends
    .map((end, at) => [end, starts[at] ?? end] as const)
    .filter(([from, to]) => /[\p{L}\d]/u.test(text.slice(from, to)));
}

function endOfName({ kind, from, qualified }: Token): number {
  return from + (kind === 'end' ? 2 : 1) + qualified.length;
}

/** How the text of a part of a document is written. */
export type Writing = 'text' | 'section' | 'attribute';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text as it is written in a document, and what it says. */
export class WrittenText {
  readonly text: string;
  readonly #writing: Writing;
  /** For each reference: where it ends in the text, and where in the document. */
  readonly #references: readonly (readonly [inText: number, inSource: number])[];

  constructor(source: string, writing: Writing) {
    const references: [number, number][] = [];
    let shift = 0;
    this.#writing = writing;
    this.text =
      writing === 'section'
        ? source
        : source.replace(REFERENCE, (all, decimal?: string, hex?: string, name?: string, from = 0) => {
            const said = name === undefined ? characterOf(decimal, hex) : (NAMED[name] ?? '');
            shift += all.length - said.length;
            references.push([from + all.length - shift, from + all.length]);
            return said;
          });
    this.#references = references;
  }

  /** Where a place of the text is in what is written. */
  placeOf(at: number): number {
    let [low, high] = [0, this.#references.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#references[middle]?.[0] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const [inText, inSource] = this.#references[low - 1] ?? [0, 0];
    return inSource + at - inText;
  }

  /** Another text in the same writing. */
  written(text: string): string {
    if (this.#writing === 'text') return escapeText(text);
    return this.#writing === 'attribute' ? escapeAttribute(text) : text.replaceAll(']]>', ']]&gt;');
  }
}

function characterOf(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** Whether a text is a well-formed document. What only begins like one is a text, whatever stands between its signs. */
export function isMarkup(text: string): boolean {
  if (!/^\ufeff?\s*<[?!\p{L}_][^<>]*>/u.test(text)) return false;
  try {
    parseXml(text);
    return true;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}

/** Whether an instruction is an XML declaration that says nothing else. */
export function isDeclaration(instruction: string): boolean {
  const [, encoding] = DECLARATION.exec(instruction) ?? [];
  return encoding === undefined ? DECLARATION.test(instruction) : charsetNamed(encoding) !== null;
}

const DECLARATION =
  /^<\?xml(?:\s+version\s*=\s*["']1\.[01]["'])?(?:\s+encoding\s*=\s*["']([\w.:-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/;
