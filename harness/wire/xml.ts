import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an answer; names without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** By local name; declarations of namespaces are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, children's left out. */
  readonly text: string;
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
  ignoreDeclaration: true,
});

/** What the parser gives with `preserveOrder`: the element's name is its one key beside `:@` and `#text`. */
type Raw = Readonly<Record<string, unknown>>;

/**
 * The root of a document.
 * @throws Error that says where it is not well-formed.
 */
export function parseXml(text: string): XmlElement {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`line ${valid.err.line}, column ${valid.err.col}: ${valid.err.msg}`);
  const roots = (parser.parse(text) as readonly Raw[]).filter((raw) => tagOf(raw) !== undefined);
  const [root] = roots;
  if (!root || roots.length > 1) throw new Error(`${roots.length} elements at the root`);
  return elementOf(root, { '': '' });
}

function elementOf(raw: Raw, outer: Readonly<Record<string, string>>): XmlElement {
  const tag = tagOf(raw) ?? '';
  const namespaces: Record<string, string> = { ...outer };
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries((raw[':@'] ?? {}) as Record<string, string>)) {
    const [prefix, local] = splitName(key);
    if (prefix === 'xmlns') namespaces[local] = value;
    else if (key === 'xmlns') namespaces[''] = value;
    else attributes[local] = value;
  }
  const [prefix, name] = splitName(tag);
  const content = raw[tag] as readonly Raw[];
  return {
    name,
    namespace: namespaces[prefix] ?? '',
    attributes,
    children: content
      .filter((child) => tagOf(child) !== undefined)
      .map((child) => elementOf(child, namespaces)),
    text: content.map((child) => child['#text'] ?? '').join(''),
  };
}

function tagOf(raw: Raw): string | undefined {
  return Object.keys(raw).find((key) => key !== ':@' && key !== '#text');
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
