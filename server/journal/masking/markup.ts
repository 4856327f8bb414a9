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

/** What looks like the start of an attribute, up to its value. */
export interface AttributeStart {
  /** Of the attribute, without its prefix. */
  readonly name: string;
  readonly start: number;
  /** Where the value begins, behind its quote. */
  readonly from: number;
  readonly quote: string;
}

const ATTRIBUTE = /\s([^\s<>/="']+)\s*=\s*(["'])/g;

/** What looks like an attribute of an element, in a tag or elsewhere, also in the value of another one. */
export function* attributesIn(text: string): Generator<AttributeStart> {
  for (const { 0: all, 1: qualified = '', 2: quote = '"', index: start } of text.matchAll(ATTRIBUTE))
    yield { name: localName(qualified), start, from: start + all.length, quote };
}

/** Where the value of an attribute stands, without its quotes; null where markup begins before it ends. */
export function attributeValue(
  text: string,
  { from, quote }: AttributeStart,
): { readonly from: number; readonly to: number } | null {
  const upTo = quote === "'" ? UP_TO["'"] : UP_TO['"'];
  upTo.lastIndex = from;
  return upTo.test(text) ? { from, to: upTo.lastIndex - 1 } : null;
}

const UP_TO = { '"': /[^"<]*"/y, "'": /[^'<]*'/y };
