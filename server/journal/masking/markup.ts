/** What begins with `<` in a text that should be XML, up to its `>`: a client may have sent anything. */
export interface Markup {
  readonly kind: 'start' | 'end' | 'empty' | 'other';
  /** Of the element, without its prefix; empty for what is no tag. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const MARKUP = /<[^<>]*>?/g;

/**
 * The markup of a text in its order, also within comments and CDATA sections, where secrets may stand too. No character is
 * looked at more than a few times, whatever stands there.
 */
export function* markupIn(text: string): Generator<Markup> {
  for (const { 0: markup, index: from } of text.matchAll(MARKUP)) {
    const to = from + markup.length;
    const isEnd = markup[1] === '/';
    const name = markup.endsWith('>') ? nameAt(markup, isEnd ? 2 : 1) : '';
    if (name === '') yield { kind: 'other', name, from, to };
    else yield { kind: isEnd ? 'end' : markup.endsWith('/>') ? 'empty' : 'start', name, from, to };
  }
}

const NAME = /[^\s<>/!?]+/y;

function nameAt(markup: string, at: number): string {
  NAME.lastIndex = at;
  const name = NAME.exec(markup)?.[0] ?? '';
  return localName(name);
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Where the value of an attribute stands, without its quotes. */
export interface AttributeValue {
  /** Of the attribute, without its prefix. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const ATTRIBUTE = /\s([^\s<>/="']+)\s*=\s*(["'])/g;

/**
 * What looks like the attribute of an element, in a tag or elsewhere.
 * @param isWanted by its name; what stands in the value of a wanted one is no other attribute.
 */
export function* attributesIn(text: string, isWanted: (name: string) => boolean): Generator<AttributeValue> {
  let end = 0;
  for (const { 0: start, 1: qualified = '', 2: quote = '"', index } of text.matchAll(ATTRIBUTE)) {
    const name = localName(qualified);
    if (index < end || !isWanted(name)) continue;
    const from = index + start.length;
    const to = closingQuote(text, quote, from);
    if (to < 0) continue;
    yield { name, from, to };
    end = to;
  }
}

const UP_TO = { '"': /[^"<]*"/y, "'": /[^'<]*'/y };

/** Where a value ends; -1 where markup begins before. */
function closingQuote(text: string, quote: string, from: number): number {
  const upTo = quote === "'" ? UP_TO["'"] : UP_TO['"'];
  upTo.lastIndex = from;
  return upTo.test(text) ? upTo.lastIndex - 1 : -1;
}
