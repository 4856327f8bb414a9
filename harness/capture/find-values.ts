import { parseXml, XmlError } from '../../base/xml/read.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { fieldNamed, fieldsWithSubtypes } from '../../contracts/interface/fields.ts';
import type { Field, Operation, RecordType, ServiceContract, Type } from '../../contracts/interface/model.ts';
import { type DataKind, dataKindNamed, dataKindOf } from '../../contracts/interface/personal-data.ts';
import { isSecretName } from '../../server/journal/masking/secret-names.ts';
import { charsetNamed } from '../../server/soap/charset-names.ts';
import { isOfTheInterface } from './interface-names.ts';
import {
  attributesOf,
  contentOf,
  strayIn,
  type Token,
  tokensIn,
  type Writing,
  WrittenText,
} from './markup.ts';

/**
 * What a value is of: as the catalogue declares it, a value of a type that holds no text, the text of a fault, or unknown,
 * where the catalogue has no such element. A label is no value but the name of an element, attribute, prefix or namespace
 * that neither the interface nor the formats have.
 */
export type FoundKind = DataKind | 'typed' | 'fault' | 'unknown' | 'label';

/** A value of a message, in its place. */
export interface FoundValue {
  readonly from: number;
  readonly to: number;
  readonly written: WrittenText;
  readonly kind: FoundKind;
  /** Of the element or attribute. */
  readonly name: string;
  /** The type that the catalogue declares; null for none. */
  readonly type: Type | null;
  /** The elements from the operation's own down to the one that holds it; empty outside of the body. */
  readonly path: readonly string[];
  readonly operation: Operation | null;
  /** Of a document within the value; null where it is none. */
  readonly nested: readonly FoundValue[] | null;
}

/** Documents within documents within documents are looked into; deeper ones are replaced as texts. */
const MOST_NESTED = 3;

/** Elements at most this deep are told apart; a message that goes deeper is replaced as if it were flat from there. */
const MOST_LEVELS = 1_000;

/** The root of what describes a service. */
const DESCRIPTIONS = ['definitions', 'discovery'];

/**
 * Every value in a message, by what it is of: texts and attributes, comments, and what stands where no text should.
 * @param service the one that was called; null where that is not known.
 */
export function valuesIn(text: string, service: ServiceContract | null): FoundValue[] {
  return new ValueFinder(text, service, 0).found();
}

/** What an element is to those in it. */
interface Frame {
  readonly name: string;
  readonly role:
    | 'document'
    | 'envelope'
    | 'header'
    | 'body'
    | 'fault'
    | 'declared'
    | 'unknown'
    | 'description';
  /** The fields that elements in it may be of. */
  readonly fields: readonly Field[];
  /** In which these are declared. */
  readonly owner: RecordType | string;
  /** What its own text is of. */
  readonly kind: FoundKind;
  readonly type: Type | null;
  readonly operation: Operation | null;
  readonly path: readonly string[];
  /** Its texts, until it is known whether it holds elements. */
  readonly texts: Token[];
  hasChildren: boolean;
}

const NOTHING_DECLARED = { fields: [], owner: '', type: null, operation: null } as const;

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
        const opened = this.#opened(innermost, token.name);
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

  /** What an element is that stands in another one. */
  #opened(around: Frame, name: string): Frame {
    switch (around.role) {
      case 'document':
        if (name === 'Envelope') return frame(name, 'envelope', 'text');
        if (this.#depth === 0 && DESCRIPTIONS.includes(name)) return frame(name, 'description', 'harmless');
        return unknownFrame(around, name);
      case 'envelope':
        if (name === 'Header') return frame(name, 'header', 'text');
        return name === 'Body' ? frame(name, 'body', 'text') : unknownFrame(around, name);
      case 'header': {
        const header = headerNamed(name);
        if (!header) return unknownFrame(around, name);
        const { fields } = header;
        return { ...frame(name, 'declared', 'text'), fields, owner: header };
      }
      case 'body':
        return name === 'Fault' ? frame(name, 'fault', 'fault') : this.#operationFrame(around, name);
      case 'fault':
      case 'description':
        return { ...frame(name, around.role, around.kind), path: [...around.path, name] };
      default: {
        const field = fieldNamed(around.fields, name);
        return field ? declaredFrame(around, field) : unknownFrame(around, name);
      }
    }
  }

  #operationFrame(around: Frame, name: string): Frame {
    const asked = this.#operationNamed(name);
    const answered = asked ? undefined : this.#operationNamed(name.replace(/Response$/, ''));
    const operation = asked ?? answered;
    if (!operation) return unknownFrame(around, name);
    const fields = asked ? operation.request : operation.result ? [operation.result] : [];
    return { ...frame(name, 'declared', 'text'), fields, owner: operation.name, operation };
  }

  #operationNamed(name: string): Operation | undefined {
    const services = this.#service ? [this.#service] : catalogue.services;
    return services.map((service) => service.operation(name)).find((operation) => operation !== undefined);
  }
}

/** Attributes of SOAP and its schemas, and of descriptions. */
const OF_SOAP =
  /^(?:type|nil|schemaLocation|encodingStyle|mustUnderstand|actor|role|relay|lang|space|version|encoding)$/;

/** Kinds of values that may hold a whole document. */
const MAY_NEST: ReadonlySet<FoundKind> = new Set(['document', 'text', 'unknown', 'fault']);

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
function isDeclaration(instruction: string): boolean {
  const [, encoding] = DECLARATION.exec(instruction) ?? [];
  return encoding === undefined ? DECLARATION.test(instruction) : charsetNamed(encoding) !== null;
}

const DECLARATION =
  /^<\?xml(?:\s+version\s*=\s*["']1\.[01]["'])?(?:\s+encoding\s*=\s*["']([\w.:-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/;

function frame(name: string, role: Frame['role'], kind: FoundKind): Frame {
  return { ...NOTHING_DECLARED, name, role, kind, path: [], texts: [], hasChildren: false };
}

function unknownFrame({ operation, path }: Frame, name: string): Frame {
  const kind = isSecretName(name) ? 'secret' : (dataKindNamed(name) ?? 'unknown');
  return { ...frame(name, 'unknown', kind), operation, path: [...path, name] };
}

function declaredFrame({ owner, operation, path }: Frame, { name, type }: Field): Frame {
  const inside = { ...frame(name, 'declared', 'text'), operation, path: [...path, name] };
  if (type.kind === 'list') return { ...inside, fields: [type.item], owner };
  if (type.kind === 'record')
    return { ...inside, fields: fieldsWithSubtypes(type), owner: type.name === null ? owner : type };
  const declared = dataKindOf({ name, type }, owner) ?? 'text';
  const isOpen = type.kind === 'simple' && ['string', 'base64Binary', 'anyType'].includes(type.name);
  const kind = isSecretName(name) ? 'secret' : declared === 'harmless' && !isOpen ? 'typed' : declared;
  return { ...inside, kind, type };
}

let headers: ReadonlyMap<string, RecordType> | null = null;

function headerNamed(name: string): RecordType | undefined {
  headers ??= new Map(
    catalogue.services.flatMap(({ operations }) =>
      operations.flatMap(({ header }) => (header?.name ? [[header.name, header] as const] : [])),
    ),
  );
  return headers.get(name);
}
