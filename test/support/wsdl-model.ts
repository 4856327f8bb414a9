import { XMLParser } from 'fast-xml-parser';
import type { Facts, Outline } from './outline.ts';

/** Prefixes of our own, so that files which choose others can be compared. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.xmlsoap.org/wsdl/', ''],
  ['http://schemas.xmlsoap.org/wsdl/soap/', 'soap:'],
  ['http://schemas.xmlsoap.org/wsdl/soap12/', 'soap12:'],
  ['http://www.w3.org/2001/XMLSchema', 'xs:'],
]);

const WORDS: ReadonlyMap<string, string> = new Map([
  ['xs:element', 'element'],
  ['xs:complexType', 'type'],
  ['xs:simpleType', 'simple type'],
  ['xs:enumeration', 'value'],
  ['xs:pattern', 'pattern'],
  ['xs:schema', 'schema'],
  ['xs:sequence', 'sequence'],
  ['xs:extension', 'extension'],
  ['xs:restriction', 'restriction'],
]);

/** Attributes whose values are names with a prefix. */
const QUALIFIED = new Set(['type', 'base', 'element', 'message', 'binding']);
/** Attributes that name their element rather than describe it. */
const NAMING = ['name', 'value', 'namespace'];

/**
 * Reads everything a WSDL says into an outline: every element and attribute, but for documentation and addresses.
 * Prefixes are resolved; `minOccurs`, `maxOccurs` and `nillable` that are left out get their defaults.
 * @param title what sentences about differences call it
 */
export function readWsdl(text: string, title: string): Outline {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
  });
  const [root] = (parser.parse(text, true) as ParsedNode[]).map(xmlNode);
  if (!root) throw new Error(`${title} holds no element`);
  const target = root.attributes.targetNamespace ?? '';
  const definitions = outline(root, new Map(), target);
  return { ...definitions, kind: '', name: title, facts: { ...definitions.facts, targetNamespace: target } };
}

/** An element as fast-xml-parser gives it: one key is its name and holds its content, `:@` holds its attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

interface XmlNode {
  readonly tag: string;
  readonly attributes: Facts;
  readonly children: readonly XmlNode[];
}

function xmlNode(node: ParsedNode): XmlNode {
  const tag = Object.keys(node).find((key) => key !== ':@') ?? '';
  const content = tag === '#text' ? [] : (node[tag] as ParsedNode[]);
  return { tag, attributes: (node[':@'] ?? {}) as Facts, children: content.map(xmlNode) };
}

type Scope = ReadonlyMap<string, string>;

function outline({ tag, attributes, children }: XmlNode, outer: Scope, target: string): Outline {
  const scope = declare(attributes, outer);
  const kind = qualified(tag, scope, target);
  const naming = kind === 'xs:schema' ? undefined : NAMING.find((attribute) => attribute in attributes);
  const described = Object.entries(attributes).filter(
    ([name]) => name !== naming && name !== 'location' && !name.startsWith('xmlns'),
  );
  // The service's own namespace is said once, by the root; elsewhere it is `tns`.
  const facts = described.map(([name, value]) => [
    name,
    QUALIFIED.has(name) ? qualified(value, scope, target) : value === target ? 'tns' : value,
  ]);
  return {
    kind: WORDS.get(kind) ?? kind,
    name: naming === undefined ? '' : (attributes[naming] ?? ''),
    facts: { ...Object.fromEntries(facts), ...(kind === 'xs:element' && occurrence(attributes)) },
    parts: children
      .filter(({ tag: child }) => child !== '#text' && !child.endsWith('documentation'))
      .map((child) => outline(child, scope, target)),
  };
}

function occurrence({ minOccurs = '1', maxOccurs = '1', nillable = 'false' }: Facts): Facts {
  return { minOccurs, maxOccurs, nillable };
}

function declare(attributes: Facts, outer: Scope): Scope {
  if (!Object.keys(attributes).some((name) => name.startsWith('xmlns'))) return outer;
  const scope = new Map(outer);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') scope.set('', value);
    if (name.startsWith('xmlns:')) scope.set(name.slice('xmlns:'.length), value);
  }
  return scope;
}

/** A prefixed name with our own prefix; none for names of the service's own namespace. */
function qualified(name: string, scope: Scope, target: string): string {
  const [local = '', prefix = ''] = name.split(':').reverse();
  const namespace = scope.get(prefix) ?? '';
  if (namespace === target) return local;
  return `${PREFIXES.get(namespace) ?? `{${namespace}}`}${local}`;
}
