import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { WsdlError } from './wsdl-error.ts';

/** An element of a WSDL; unlike one of an answer it knows its prefixes, since its attributes hold names. */
export interface WsdlElement {
  /** `{namespace}name`. */
  readonly name: string;
  /** As written, without declarations of namespaces. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly WsdlElement[];
  readonly namespaces: Readonly<Record<string, string>>;
}

export const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
export const XSD = 'http://www.w3.org/2001/XMLSchema';

/** The usual writing for a name in a namespace. */
export function qualified(namespace: string, local: string): string {
  return `{${namespace}}${local}`;
}

export function namespaceOf(name: string): string {
  return name.slice(1, name.indexOf('}'));
}

export function localName(name: string): string {
  return name.slice(name.indexOf('}') + 1);
}

/** A name in the value of an attribute, its prefix resolved; null where the attribute is not there. */
export function nameIn(element: WsdlElement, attribute: string): string | null {
  const value = element.attributes[attribute];
  if (value === undefined) return null;
  const [prefix, local] = splitName(value.trim());
  return qualified(element.namespaces[prefix] ?? '', local);
}

export function childrenNamed(
  { children }: WsdlElement,
  namespace: string,
  ...locals: readonly string[]
): readonly WsdlElement[] {
  const names = locals.map((local) => qualified(namespace, local));
  return children.filter(({ name }) => names.includes(name));
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** What the parser gives with `preserveOrder`: one key is the element's name and holds its content, `:@` its attributes. */
type Parsed = Readonly<Record<string, unknown>>;

/**
 * The root of a document.
 * @param title how messages call it.
 * @throws WsdlError that says where it is not well-formed.
 */
export function readXml(text: string, title: string): WsdlElement {
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const { line, col, msg } = valid.err;
    throw new WsdlError(title, `line ${line}, column ${col}: this is no XML: ${msg}`);
  }
  const [root] = elementsIn(parser.parse(text) as readonly Parsed[], {});
  if (!root) throw new WsdlError(title, 'this is empty; a WSDL was expected');
  return root;
}

function elementsIn(content: readonly Parsed[], outer: Readonly<Record<string, string>>): WsdlElement[] {
  return content.flatMap((parsed) => {
    const tag = Object.keys(parsed).find((key) => key !== ':@' && key !== '#text');
    return tag === undefined ? [] : [elementOf(tag, parsed, outer)];
  });
}

function elementOf(tag: string, parsed: Parsed, outer: Readonly<Record<string, string>>): WsdlElement {
  const written = Object.entries((parsed[':@'] ?? {}) as Readonly<Record<string, string>>);
  const declared = written.flatMap(([name, value]) => {
    const [prefix, local] = splitName(name);
    if (name === 'xmlns') return [['', value] as const];
    return prefix === 'xmlns' ? [[local, value] as const] : [];
  });
  const namespaces = declared.length === 0 ? outer : { ...outer, ...Object.fromEntries(declared) };
  const [prefix, local] = splitName(tag);
  return {
    name: qualified(namespaces[prefix] ?? '', local),
    attributes: Object.fromEntries(written.filter(([name]) => !/^xmlns(?::|$)/.test(name))),
    children: elementsIn(parsed[tag] as readonly Parsed[], namespaces),
    namespaces,
  };
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
