import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MOST_LEVELS } from '../most-levels.ts';
import { quoted, shortened } from '../quoted-text.ts';
import { indexOfForbidden } from './escape.ts';
import { qualified } from './names.ts';

/** An element of a document that was read, with all below it. Comments and processing instructions are left out. */
export interface ParsedElement {
  /** Without its prefix. */
  readonly name: string;
  /** Empty for none. */
  readonly namespace: string;
  /** By `qualified` name; declarations of namespaces are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The namespaces that are declared here or further out, by prefix; the default one by the empty text. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly children: readonly ParsedElement[];
  /** Its own text, children's left out. */
  readonly text: string;
}

/** A text is no XML, or none that is read here; the message says why, and where it is known. */
export class XmlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlError';
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  // Numeric character references, too.
  htmlEntities: true,
  maxNestedTags: MOST_LEVELS,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** What the parser gives with `preserveOrder`: the element's name is its one key beside `:@` and `#text`. */
type Raw = Readonly<Record<string, unknown>>;

const BYTE_ORDER_MARK = /^\ufeff/;

/** The parser tells of names and ways down as long as they are. */
const LONGEST_REASON = 200;

/**
 * The root of a document.
 * @throws XmlError when it is not well-formed, or declares entities that are not worth the danger.
 */
export function parseXml(text: string): ParsedElement {
  const document = text.replace(BYTE_ORDER_MARK, '');
  refuseForbidden(document);
  refuseEntities(document);
  refuseDepth(document);
  const valid = XMLValidator.validate(document);
  if (valid !== true) {
    // An empty document has no column.
    const { line, col = 1, msg } = valid.err;
    throw new XmlError(`line ${line}, column ${col}: this is no XML: ${shortened(msg, LONGEST_REASON)}`);
  }
  const [root, second] = rawElements(parsed(document));
  if (!root || second) throw new XmlError('this is no XML: it has several elements at its root');
  return elementOf(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
}

/**
 * A name in the value of an attribute, its prefix resolved: `xsi:type="tns:Debtor"`. A prefix that nothing declares
 * stands for no namespace.
 * @param attribute its qualified name.
 * @returns a qualified name; null where the attribute is not there.
 */
export function nameIn({ attributes, prefixes }: ParsedElement, attribute: string): string | null {
  const value = attributes.get(attribute);
  if (value === undefined) return null;
  const [prefix, local] = splitName(value.trim());
  return qualified(prefixes.get(prefix) ?? '', local);
}

export function childrenNamed(
  { children }: ParsedElement,
  namespace: string,
  ...names: readonly string[]
): readonly ParsedElement[] {
  return children.filter((child) => child.namespace === namespace && names.includes(child.name));
}

/** The parser takes them, and they would get into names and messages. @throws XmlError */
function refuseForbidden(document: string): void {
  const at = indexOfForbidden(document);
  if (at < 0) return;
  throw new XmlError(
    `${placeOf(document, at)}: this is no XML: the character ${quoted(document.charAt(at))} is not allowed.`,
  );
}

/** The start of a document type that declares something of its own. */
const DOCUMENT_TYPE = /<!DOCTYPE\b[^>[]*\[/y;

/** A few lines of them can stand for gigabytes, and no service that is described needs one. @throws XmlError */
function refuseEntities(document: string): void {
  DOCUMENT_TYPE.lastIndex = documentTypeIn(document);
  const at = DOCUMENT_TYPE.test(document) ? document.indexOf('<!ENTITY', DOCUMENT_TYPE.lastIndex) : -1;
  if (at >= 0)
    throw new XmlError(
      `${placeOf(document, at)}: this XML declares an entity, which is not read here. Write its text where it is used.`,
    );
}

/** Where a document type would stand: behind declarations and comments. */
function documentTypeIn(document: string): number {
  for (let at = 0; ; ) {
    BLANKS.lastIndex = at;
    BLANKS.test(document);
    const start = BLANKS.lastIndex;
    const end = asideFrom(document, start);
    if (end === null) return start;
    at = end;
  }
}

const BLANKS = /\s*/y;

/** What holds no elements, whatever stands in it. */
const ASIDES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Where an aside ends that begins there, which may be the end of the document; null for none. */
function asideFrom(document: string, at: number): number | null {
  const [start, end] = ASIDES.find(([sign]) => document.startsWith(sign, at)) ?? [];
  if (start === undefined || end === undefined) return null;
  const found = document.indexOf(end, at + start.length);
  return found < 0 ? document.length : found + end.length;
}

/** A tag, up to its end. */
const TAG = /<[^<>!?\s][^<>]*>?/y;

/** @throws XmlError */
function refuseDepth(document: string): void {
  let levels = 0;
  for (let index = document.indexOf('<'), end: number; index >= 0; index = document.indexOf('<', end)) {
    const behindAside = asideFrom(document, index);
    TAG.lastIndex = index;
    const [tag = ''] = behindAside === null ? (TAG.exec(document) ?? []) : [];
    end = behindAside ?? index + Math.max(tag.length, 1);
    if (!tag.endsWith('>') || tag.endsWith('/>')) continue;
    levels += tag.startsWith('</') ? -1 : 1;
    if (levels > MOST_LEVELS)
      throw new XmlError(
        `${placeOf(document, index)}: elements are nested more than ${MOST_LEVELS} levels deep here. Nest fewer of them.`,
      );
  }
}

function placeOf(document: string, at: number): string {
  const before = document.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

function parsed(document: string): readonly Raw[] {
  try {
    return parser.parse(document);
  } catch (error) {
    throw new XmlError(`this XML cannot be read: ${shortened((error as Error).message, LONGEST_REASON)}`);
  }
}

function elementOf(raw: Raw, outer: ParsedElement['prefixes']): ParsedElement {
  const tag = tagOf(raw) ?? '';
  const attributes = Object.entries((raw[':@'] ?? {}) as Readonly<Record<string, string>>);
  const declared = attributes.filter(([name]) => isDeclaration(name));
  const prefixes =
    declared.length === 0
      ? outer
      : new Map([
          ...outer,
          ...declared.map(([name, value]) => [name.slice('xmlns:'.length), value] as const),
        ]);
  const [prefix, name] = splitName(tag);
  const content = raw[tag] as readonly Raw[];
  return {
    name,
    namespace: prefixes.get(prefix) ?? '',
    attributes: new Map(
      attributes
        .filter(([key]) => !isDeclaration(key))
        .map(([key, value]) => [attributeName(key, prefixes), value]),
    ),
    prefixes,
    children: rawElements(content).map((child) => elementOf(child, prefixes)),
    text: content.map((child) => child['#text'] ?? '').join(''),
  };
}

/** The default namespace is not that of attributes; one whose prefix nothing declares keeps it. */
function attributeName(name: string, prefixes: ParsedElement['prefixes']): string {
  const [prefix, local] = splitName(name);
  const namespace = prefix === '' ? '' : prefixes.get(prefix);
  return namespace === undefined ? name : qualified(namespace, local);
}

function isDeclaration(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

function rawElements(content: readonly Raw[]): Raw[] {
  return content.filter((raw) => tagOf(raw) !== undefined);
}

function tagOf(raw: Raw): string | undefined {
  return Object.keys(raw).find((key) => key !== ':@' && key !== '#text');
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
