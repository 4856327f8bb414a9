/**
 * The XML parser of the request's way: strict, namespaces resolved, in one pass over the text.
 *
 * Why one of our own: what ASMX refuses must be refused here, with the place and in .NET's words, and half of what a
 * small call costs was parsing. Of the parsers measured only saxes was strict enough; on the requests of `npm run bench`
 * it takes ten times as long as this one, which knows that it is given a whole document. saxes stays as the judge in our
 * tests: both read the same thousands of well-formed and broken documents and must agree on every event.
 */

import { XMLNS_NAMESPACE } from '../../../base/xml/names.ts';
import {
  endOfName,
  endOfPlainText,
  endOfPlainValue,
  endOfSpace,
  FORBIDDEN,
  isAllowed,
  isAllowedCodePoint,
  isSpace,
} from './characters.ts';
import type { Limits } from './limits.ts';
import { withLineFeeds, withSpaces } from './line-ends.ts';
import { Namespaces } from './namespaces.ts';
import { describeOffset, placeOf } from './place.ts';
import { SYNTAX, XmlSyntaxError } from './syntax-error.ts';
import { TextParts } from './text-parts.ts';

/** An element's start, namespaces resolved. Offsets count UTF-16 units from the beginning of the document. */
export interface StartTag {
  readonly namespace: string;
  readonly local: string;
  /** Of its `<`. */
  readonly offset: number;
  readonly attributes: readonly Attribute[];
}

export interface Attribute {
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

/**
 * A comment, an instruction, or a reference to an entity that nothing declares. A reference is an error only where
 * somebody asks what it stands for (fact: wire-entity-unread), so a handler that takes no asides is not spared it.
 */
export interface Aside {
  readonly kind: 'comment' | 'instruction' | 'entity';
  /** Of the entity or instruction; empty for a comment. */
  readonly name: string;
  readonly offset: number;
}

/** What is told of a document, in its order. A handler ends the reading by throwing. */
export interface XmlHandler {
  open(tag: StartTag): void;
  /**
   * Character data and CDATA of the innermost open element; may come in pieces.
   * @param goesOn whether it is a further piece of a text that is told in several.
   */
  text(text: string, goesOn: boolean): void;
  /** @param end the offset just after the end tag. */
  close(end: number): void;
  /** What else stands among the content of the innermost open element, or outside of the root. */
  aside?(aside: Aside): void;
  /**
   * Knows what each prefix is bound to in the innermost open element; given before the first call. No function of each
   * parser: the engine ties objects together in which it meets ever new functions, and clears up whole calls late.
   */
  namespaces?: Namespaces | null;
}

/**
 * Parses a document to the end of its root and one node further, as the service does (fact: wire-malformed,
 * wire-behind-envelope).
 * @returns how far it was read.
 * @throws XmlSyntaxError when it is not well-formed or holds a DTD.
 * @throws SoapFault when it goes over one of the limits.
 */
export function parseXml(document: string, handler: XmlHandler, limits: Limits): number {
  const parser = new XmlParser(document, handler, limits);
  for (;;) {
    const end = parser.proceed();
    if (end !== null) return end;
  }
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const HASH = 0x23;
const AMPERSAND = 0x26;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BANG = 0x21;
const QUESTION = 0x3f;
const SMALL_X = 0x78;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

const XML_DECLARATION =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.0\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/y;
const ENTITY = /[A-Za-z_][\w.-]*;/y;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A number that names no character any more. */
const BEYOND = 0x11_0000;

/** Longer text is told in pieces of about so many units, so that other requests are read in between. */
const PIECE = 128 * 1024;

/** How many nodes are read in a step, unless they are long. */
const NODES_AT_ONCE = 64;

const NO_ATTRIBUTES: readonly Attribute[] = [];

/** An element whose end tag is still to come. */
interface OpenElement {
  readonly name: string;
  readonly offset: number;
  /** Where the bindings of its own namespaces begin. */
  readonly mark: number;
}

/** An attribute as it stands in the tag, its namespace not yet known. */
interface RawAttribute {
  readonly name: string;
  readonly value: string;
  readonly offset: number;
}

/** A value of an attribute, of which more is to come. */
interface UnfinishedValue {
  /** Of the attribute. */
  readonly name: string;
  readonly offset: number;
  /** By which it ends. */
  readonly quote: number;
  /** What was read of it. */
  readonly parts: TextParts;
}

/** A start tag within one of whose values the parser stopped. */
interface UnfinishedTag extends OpenElement {
  /** Those before that one. */
  readonly attributes: RawAttribute[] | null;
}

/** The same a stretch of time after the other. */
export class XmlParser {
  readonly #text: string;
  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #namespaces = new Namespaces();
  readonly #open: OpenElement[] = [];
  #at = 0;
  #elements = 0;
  /** Whether a piece of the text was told that goes on here. */
  #isInText = false;
  /** Where the parser stopped within a start tag: the value, and the tag round it. */
  #value: UnfinishedValue | null = null;
  /** Where the CDATA section ends within which the parser stopped. */
  #sectionEnd: number | null = null;
  #tag: UnfinishedTag | null = null;

  constructor(text: string, handler: XmlHandler, limits: Limits) {
    this.#text = text;
    this.#handler = handler;
    this.#limits = limits;
    handler.namespaces = this.#namespaces;
  }

  /**
   * Parses some nodes, or a piece of a long one.
   * @returns as `parseXml`; null when there is more to parse.
   * @throws as `parseXml`.
   */
  proceed(): number | null {
    const { length } = this.#text;
    if (this.#at === 0) this.#skipDeclaration();
    const begin = this.#at;
    for (let nodes = 1; this.#at < length && !this.#isBehindRoot(); nodes++) {
      this.#node();
      if (nodes === NODES_AT_ONCE || this.#at - begin >= PIECE) return null;
    }
    if (this.#at < length) this.#node();
    if (this.#open.length > 0) this.#fail(SYNTAX.unclosed(this.#open.map(({ name }) => name).reverse()));
    if (this.#elements === 0) this.#fail(SYNTAX.missingRoot);
    return this.#at;
  }

  #skipDeclaration(): void {
    XML_DECLARATION.lastIndex = 0;
    if (XML_DECLARATION.test(this.#text)) this.#at = XML_DECLARATION.lastIndex;
  }

  #isBehindRoot(): boolean {
    return this.#open.length === 0 && this.#elements > 0;
  }

  #node(): void {
    if (this.#value !== null) {
      this.#goOnInTag(this.#value);
      return;
    }
    if (this.#sectionEnd !== null) {
      this.#tellSection(this.#at, this.#sectionEnd, true);
      return;
    }
    if (this.#unit(this.#at) !== LESS) {
      this.#characters();
      return;
    }
    this.#isInText = false;
    switch (this.#unit(this.#at + 1)) {
      case SLASH:
        this.#endTag();
        break;
      case BANG:
        this.#commentOrCdata();
        break;
      case QUESTION:
        this.#instruction();
        break;
      default:
        this.#startTag();
    }
  }

  #startTag(): void {
    const offset = this.#at++;
    if (this.#isBehindRoot()) this.#fail(SYNTAX.secondRoot, offset);
    const name = this.#name();
    const { mark } = this.#namespaces;
    const attributes = this.#attributes(null);
    if (this.#value === null) this.#endOfStartTag(name, offset, mark, attributes);
    else this.#tag = { name, offset, mark, attributes };
  }

  #goOnInTag({ name, offset, quote, parts }: UnfinishedValue): void {
    this.#value = null;
    const tag = this.#tag as UnfinishedTag;
    const value = this.#restOfValue(name, offset, quote, parts);
    if (value === null) return;
    const before = this.#withAttribute(tag.attributes, { name, value, offset });
    const attributes = this.#attributes(before);
    if (this.#value === null) {
      this.#tag = null;
      this.#endOfStartTag(tag.name, tag.offset, tag.mark, attributes);
    } else this.#tag = { ...tag, attributes };
  }

  /** @param mark where the bindings of its own namespaces begin. */
  #endOfStartTag(name: string, offset: number, mark: number, raw: RawAttribute[] | null): void {
    const attributes = raw === null ? NO_ATTRIBUTES : this.#resolve(raw);
    const namespace = this.#namespaceOf(name, offset + 1);
    const isEmpty = this.#unit(this.#at) === SLASH;
    if (isEmpty) this.#at++;
    this.#expect(GREATER, '>');

    if (this.#open.length >= this.#limits.depth) this.#limits.refuse('depth', this.#place());
    if (++this.#elements > this.#limits.elements) this.#limits.refuse('elements', this.#place());
    this.#handler.open({ namespace, local: localOf(name), offset, attributes });
    if (isEmpty) {
      this.#handler.close(this.#at);
      this.#namespaces.returnTo(mark);
    } else {
      this.#open.push({ name, offset, mark });
    }
  }

  #endTag(): void {
    const start = this.#at + 2;
    const element = this.#open.pop();
    if (!element) this.#fail(SYNTAX.endTag);
    const { name, mark } = element;
    this.#at = start + name.length;
    const after = this.#unit(this.#at);
    if (!this.#text.startsWith(name, start) || (after !== GREATER && !isSpace(after))) {
      this.#at = start;
      const { line, column } = placeOf(this.#text, element.offset + 1);
      this.#fail(SYNTAX.mismatch(name, line, column, this.#name()), start);
    }
    this.#skipSpace();
    this.#expect(GREATER, '>');
    this.#handler.close(this.#at);
    this.#namespaces.returnTo(mark);
  }

  /**
   * The attributes up to `>` or `/`, or up to a value that is long; null for none.
   * @param before those of the same tag that were read.
   */
  #attributes(before: RawAttribute[] | null): RawAttribute[] | null {
    let attributes = before;
    for (;;) {
      const spaced = this.#skipSpace();
      const offset = this.#at;
      const unit = this.#unit(offset);
      if (unit === GREATER || unit === SLASH) return attributes;
      if (!spaced) this.#unexpected('>');
      const name = this.#name();
      this.#skipSpace();
      this.#expect(EQUALS, '=');
      this.#skipSpace();
      const value = this.#attributeValue(name, offset);
      if (value === null) return attributes;
      attributes = this.#withAttribute(attributes, { name, value, offset });
    }
  }

  /** A namespace declaration takes effect. */
  #withAttribute(before: RawAttribute[] | null, attribute: RawAttribute): RawAttribute[] {
    const attributes = before ?? [];
    attributes.push(attribute);
    if (attributes.length > this.#limits.attributes) this.#limits.refuse('attributes', this.#place());
    const { name, value, offset } = attribute;
    if (name.startsWith('xmlns') && (name.length === 5 || name.charAt(5) === ':')) {
      const refusal = this.#namespaces.bind(name.slice(6), value);
      if (refusal !== null) this.#fail(refusal, offset);
    }
    return attributes;
  }

  /** Attributes without a prefix are in no namespace; no two of a tag may be the same. */
  #resolve(raw: readonly RawAttribute[]): readonly Attribute[] {
    const seen = raw.length > 1 ? new Set<string>() : null;
    return raw.map(({ name, value, offset }) => {
      const local = localOf(name);
      const namespace =
        name === 'xmlns' || name.startsWith('xmlns:')
          ? XMLNS_NAMESPACE
          : local === name
            ? ''
            : this.#namespaceOf(name, offset);
      if (seen) {
        const key = `${namespace} ${local}`;
        if (seen.has(key)) this.#fail(SYNTAX.duplicateAttribute(name), offset);
        seen.add(key);
      }
      return { namespace, local, value };
    });
  }

  #namespaceOf(name: string, offset: number): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const namespace = this.#namespaces.resolve(prefix);
    if (namespace === undefined) this.#fail(SYNTAX.undeclaredPrefix(prefix), offset);
    return namespace;
  }

  /** Null where it is so long that it goes on in another step. @param name of the attribute. */
  #attributeValue(name: string, offset: number): string | null {
    const quote = this.#unit(this.#at);
    if (quote !== QUOTE && quote !== APOSTROPHE) this.#unexpected('"');
    this.#at++;
    return this.#restOfValue(name, offset, quote, null);
  }

  #restOfValue(name: string, offset: number, quote: number, read: TextParts | null): string | null {
    let before = read;
    let start = this.#at;
    const end = start + PIECE;
    for (;;) {
      this.#at = endOfPlainValue(this.#text, this.#at, end);
      if (this.#at >= end && this.#at < this.#text.length) {
        // No line end is parted.
        if (this.#unit(this.#at - 1) === RETURN && this.#unit(this.#at) === LINE_FEED) this.#at++;
        const parts = before ?? new TextParts();
        parts.add(withSpaces(this.#text.slice(start, this.#at)));
        this.#value = { name, offset, quote, parts };
        return null;
      }
      const unit = this.#unit(this.#at);
      if (unit === quote) {
        const rest = withSpaces(this.#text.slice(start, this.#at++));
        before?.add(rest);
        return before?.text() ?? rest;
      }
      if (unit === AMPERSAND) {
        before ??= new TextParts();
        before.add(withSpaces(this.#text.slice(start, this.#at)));
        before.add(this.#declaredReference());
        start = this.#at;
      } else if (unit === LESS) {
        this.#fail(SYNTAX.attributeCharacter(LESS));
      } else {
        this.#requireAllowed(unit);
        this.#at++;
      }
    }
  }

  /** Character data up to the next tag, or a piece of it; line ends become line feeds. */
  #characters(): void {
    const inside = this.#open.length > 0;
    let before: TextParts | null = null;
    let start = this.#at;
    const end = this.#endOfPiece(start);
    for (;;) {
      if (inside) this.#at = endOfPlainText(this.#text, this.#at, end);
      const unit = this.#unit(this.#at);
      if (unit === LESS || Number.isNaN(unit) || this.#at >= end) break;
      if (!inside && !isSpace(unit)) this.#fail(SYNTAX.rootData);
      if (unit === AMPERSAND) {
        const offset = this.#at;
        before ??= new TextParts();
        before.add(withLineFeeds(this.#text.slice(start, offset)));
        const reference = this.#reference();
        start = this.#at;
        if (typeof reference === 'string') before.add(reference);
        else {
          this.#tellText(before.text());
          before = null;
          this.#tellEntity(reference.undeclared, offset);
        }
      } else {
        if (unit === GREATER && this.#text.startsWith(']]', this.#at - 2)) this.#fail(SYNTAX.cdataEnd);
        this.#requireAllowed(unit);
        this.#at++;
      }
    }
    if (!inside) return;
    const rest = withLineFeeds(this.#text.slice(start, this.#at));
    before?.add(rest);
    this.#handler.text(before?.text() ?? rest, this.#isInText);
    this.#isInText = this.#at >= end;
  }

  /** Where a piece of text ends that begins here: no line end is parted. */
  #endOfPiece(start: number): number {
    const end = start + PIECE;
    if (end >= this.#text.length) return end;
    const isInLineEnd = this.#unit(end - 1) === RETURN && this.#unit(end) === LINE_FEED;
    return isInLineEnd ? end + 1 : end;
  }

  #tellText(text: string): void {
    if (text === '') return;
    this.#handler.text(text, this.#isInText);
    this.#isInText = true;
  }

  #tellEntity(name: string, offset: number): void {
    if (!this.#handler.aside) this.#fail(SYNTAX.undeclaredEntity(name), offset + 1);
    this.#handler.aside({ kind: 'entity', name, offset });
  }

  #declaredReference(): string {
    const offset = this.#at;
    const reference = this.#reference();
    if (typeof reference !== 'string') this.#fail(SYNTAX.undeclaredEntity(reference.undeclared), offset + 1);
    return reference;
  }

  /** What `&` begins: one of the five entities, a character's number, or an entity that nothing declares. */
  #reference(): string | { readonly undeclared: string } {
    const offset = this.#at;
    if (this.#unit(offset + 1) === HASH) return this.#character();
    ENTITY.lastIndex = offset + 1;
    if (!ENTITY.test(this.#text)) this.#fail(SYNTAX.entity, offset + 1);
    this.#at = ENTITY.lastIndex;
    const name = this.#text.slice(offset + 1, this.#at - 1);
    return ENTITIES.get(name) ?? { undeclared: name };
  }

  /** What `&#` begins. */
  #character(): string {
    const offset = this.#at + 2;
    const base = this.#unit(offset) === SMALL_X ? 16 : 10;
    const start = base === 16 ? offset + 1 : offset;
    let point = 0;
    this.#at = start;
    for (let digit = this.#digit(base); digit < base; digit = this.#digit(base)) {
      point = Math.min(point * base + digit, BEYOND);
      this.#at++;
    }
    if (this.#at === start || this.#unit(this.#at) !== SEMICOLON) this.#fail(SYNTAX.entity, offset - 1);
    this.#at++;
    if (!isAllowedCodePoint(point))
      this.#fail(point === BEYOND ? SYNTAX.entity : SYNTAX.character(point), offset);
    return String.fromCodePoint(point);
  }

  /** The digit that stands here; NaN for none. */
  #digit(base: number): number {
    const unit = this.#unit(this.#at);
    if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
    const letter = unit | 0x20;
    return base === 16 && letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
  }

  #commentOrCdata(): void {
    if (this.#text.startsWith('<!--', this.#at)) {
      const offset = this.#at;
      const end = this.#endOf('--', offset + 4);
      if (this.#unit(end) !== GREATER) this.#fail(SYNTAX.comment, end - 2);
      this.#at = end + 1;
      this.#handler.aside?.({ kind: 'comment', name: '', offset });
    } else if (this.#text.startsWith('<![CDATA[', this.#at) && this.#open.length > 0) {
      const start = this.#at + 9;
      this.#tellSection(start, this.#endOf(']]>', start) - 3, false);
    } else if (this.#text.startsWith('<!DOCTYPE', this.#at)) {
      this.#fail(SYNTAX.dtd, this.#at + 2);
    } else {
      this.#fail(SYNTAX.unexpected('<!', '<!--'));
    }
  }

  /** Tells of a CDATA section, of a long one a piece. @param end where `]]>` begins. */
  #tellSection(start: number, end: number, goesOn: boolean): void {
    const endOfPiece = Math.min(this.#endOfPiece(start), end);
    this.#handler.text(withLineFeeds(this.#text.slice(start, endOfPiece)), goesOn);
    this.#sectionEnd = endOfPiece < end ? end : null;
    this.#at = endOfPiece < end ? endOfPiece : end + 3;
  }

  #instruction(): void {
    const start = this.#at + 2;
    this.#at = start;
    const name = this.#name();
    if (name === 'xml') this.#fail(start === 2 ? SYNTAX.declaration : SYNTAX.declarationPlace, start);
    if (name.toLowerCase() === 'xml' || name.includes(':')) this.#fail(SYNTAX.instructionName(name), start);
    if (!this.#text.startsWith('?>', this.#at) && !isSpace(this.#unit(this.#at))) this.#unexpected('?>');
    this.#at = this.#endOf('?>', this.#at);
    this.#handler.aside?.({ kind: 'instruction', name, offset: start - 2 });
  }

  /** A name of which at most one colon divides a prefix from the rest. */
  #name(): string {
    const start = this.#at;
    this.#at = endOfName(this.#text, start);
    if (this.#at === start) {
      const point = this.#text.codePointAt(start);
      this.#fail(point === undefined ? SYNTAX.endOfFile : SYNTAX.nameStart(point));
    }
    const name = this.#text.slice(start, this.#at);
    const colon = name.indexOf(':');
    if (colon < 0) return name;
    const rest = name.slice(colon + 1);
    const isQualified = colon > 0 && rest !== '' && endOfName(rest, 0) === rest.length && !rest.includes(':');
    if (!isQualified) this.#fail(SYNTAX.nameStart(':'.charCodeAt(0)), start + colon);
    return name;
  }

  /** The offset after the next `mark`, between which and `start` every character must be one that XML allows. */
  #endOf(mark: string, start: number): number {
    const found = this.#text.indexOf(mark, start);
    const end = found < 0 ? this.#text.length : found;
    const forbidden = this.#text.slice(start, end).search(FORBIDDEN);
    if (forbidden >= 0) this.#requireAllowed(this.#unit(start + forbidden), start + forbidden);
    if (found < 0) this.#fail(SYNTAX.endOfFile, end);
    return found + mark.length;
  }

  #requireAllowed(unit: number, at = this.#at): void {
    if (isAllowed(unit)) return;
    this.#fail(Number.isNaN(unit) ? SYNTAX.endOfFile : SYNTAX.character(unit), at);
  }

  /** Says whether there was any. */
  #skipSpace(): boolean {
    const start = this.#at;
    this.#at = endOfSpace(this.#text, start);
    return this.#at > start;
  }

  #expect(unit: number, token: string): void {
    if (this.#unit(this.#at) !== unit) this.#unexpected(token);
    this.#at++;
  }

  #unexpected(expected: string): never {
    const point = this.#text.codePointAt(this.#at);
    if (point === undefined) this.#fail(SYNTAX.endOfFile);
    const found = String.fromCodePoint(point);
    this.#fail(isAllowed(point) ? SYNTAX.unexpected(found, expected) : SYNTAX.character(point));
  }

  /** NaN past the end, which compares with nothing. */
  #unit(at: number): number {
    return this.#text.charCodeAt(at);
  }

  #place(): string {
    return describeOffset(this.#text, this.#at);
  }

  #fail(reason: string, offset = this.#at): never {
    throw new XmlSyntaxError(reason, this.#text, offset);
  }
}

function localOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
