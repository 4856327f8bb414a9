import type { ServiceContract, Type } from '../../contracts/interface/model.ts';
import { dataKindNamed } from '../../contracts/interface/personal-data.ts';
import { isSecretName } from '../../server/journal/masking/secret-names.ts';
import { elementIn, type Frame, frame } from './element-frames.ts';
import type { FoundKind, FoundValue } from './found-value.ts';
import { isOfTheInterface } from './interface-names.ts';
import {
  attributesOf,
  contentOf,
  isDeclaration,
  isMarkup,
  strayIn,
  type Token,
  tokensIn,
  type Writing,
  WrittenText,
} from './markup.ts';

/** Documents within documents within documents are looked into; deeper ones are replaced as texts. */
const MOST_NESTED = 3;

/** Elements at most this deep are told apart; a message that goes deeper is replaced as if it were flat from there. */
const MOST_LEVELS = 1_000;

/**
 * Every value in a message, by what it is of: texts and attributes, comments, and what stands where no text should.
 * @param service the one that was called; null where that is not known.
 */
export function valuesIn(text: string, service: ServiceContract | null): FoundValue[] {
  return new ValueFinder(text, service, 0).found();
}

class ValueFinder {
  readonly #text: string;
  readonly #service: ServiceContract | null;
  readonly #depth: number;
  readonly #found: FoundValue[] = [];
  readonly #open: Frame[];

  /** @param depth how many documents are around this one. */
  constructor(text: string, service: ServiceContract | null, depth: number) {
    this.#text = text;
    this.#service = service;
    this.#depth = depth;
    this.#open = [frame('', 'document', 'text')];
  }

  found(): FoundValue[] {
    for (const token of tokensIn(this.#text)) this.#read(token);
    while (this.#open.length > 0) this.#close();
    return this.#found.sort((one, other) => one.from - other.from);
  }

  #read(token: Token): void {
    const innermost = this.#innermost;
    switch (token.kind) {
      case 'start':
      case 'empty': {
        innermost.hasChildren = true;
        const opened = elementIn(innermost, token.name, {
          service: this.#service,
          isNested: this.#depth > 0,
        });
        for (const attribute of attributesOf(this.#text, token)) this.#attribute(attribute, opened);
        this.#tag(token, opened);
        if (token.kind === 'start' && this.#open.length <= MOST_LEVELS) this.#open.push(opened);
        return;
      }
      case 'end': {
        const at = this.#open.findLastIndex(({ name }, place) => place > 0 && name === token.name);
        this.#tag(token, this.#open[at] ?? innermost);
        while (at > 0 && this.#open.length > at) this.#close();
        return;
      }
      case 'other':
        if (!isDeclaration(this.#text.slice(token.from, token.to)))
          this.#add(contentOf(this.#text, token), 'section', innermost, 'text', '');
        return;
      case 'comment':
        this.#add(contentOf(this.#text, token), 'section', innermost, 'text', '');
        return;
      default:
        innermost.texts.push(token);
    }
  }

  get #innermost(): Frame {
    return this.#open.at(-1) as Frame;
  }

  /** What stands beside elements belongs nowhere, and may be anything. */
  #close(): void {
    const closed = this.#open.pop() as Frame;
    for (const token of closed.texts) {
      const range = contentOf(this.#text, token);
      if (this.#text.slice(...range).trim() === '') continue;
      const kind = closed.hasChildren && closed.role !== 'description' ? 'text' : closed.kind;
      const writing = token.kind === 'section' ? 'section' : 'text';
      this.#add(range, writing, closed, kind, closed.name, closed.hasChildren ? null : closed.type);
    }
  }

  /** The name in a tag, and what stands in it that is no attribute. */
  #tag(token: Token, around: Frame): void {
    const from = token.from + (token.kind === 'end' ? 2 : 1);
    this.#label(from, token.qualified, around);
    for (const range of strayIn(this.#text, token)) this.#add(range, 'attribute', around, 'text', token.name);
  }

  #label(from: number, label: string, around: Frame): void {
    if (!isOfTheInterface(label)) this.#add([from, from + label.length], 'attribute', around, 'label', label);
  }

  #attribute(attribute: ReturnType<typeof attributesOf>[number], of: Frame): void {
    const { role, path, operation } = of;
    const { name: qualified, start, from, to } = attribute;
    const name = qualified.slice(qualified.lastIndexOf(':') + 1);
    this.#label(start, qualified, of);
    if (from === to) return;
    if (role === 'description' || /^xmlns(?::|$)/.test(qualified)) {
      this.#label(from, this.#text.slice(from, to), of);
      return;
    }
    const kind = isSecretName(name)
      ? 'secret'
      : OF_SOAP.test(name)
        ? 'fault'
        : (dataKindNamed(name) ?? 'unknown');
    const around = { ...frame(name, 'unknown', kind), path, operation };
    this.#add([from, to], 'attribute', around, kind, name);
  }

  #add(
    [from, to]: readonly [number, number],
    writing: Writing,
    { path, operation }: Frame,
    kind: FoundKind,
    name: string,
    type: Type | null = null,
  ): void {
    if (from >= to) return;
    const written = new WrittenText(this.#text.slice(from, to), writing);
    const nested = MAY_NEST.has(kind) ? this.#nestedIn(written.text) : null;
    this.#found.push({ from, to, written, kind, name, type, path, operation, nested });
  }

  #nestedIn(text: string): readonly FoundValue[] | null {
    if (this.#depth >= MOST_NESTED || !isMarkup(text)) return null;
    return new ValueFinder(text, this.#service, this.#depth + 1).found();
  }
}

/** Attributes of SOAP and its schemas, and of descriptions. */
const OF_SOAP =
  /^(?:type|nil|schemaLocation|encodingStyle|mustUnderstand|actor|role|relay|lang|space|version|encoding)$/;

/** Kinds of values that may hold a whole document. */
const MAY_NEST: ReadonlySet<FoundKind> = new Set(['document', 'text', 'unknown', 'fault']);
