/** Where the prefix `xml` belongs, as in `xml:lang`. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Where the attributes belong that declare namespaces. */
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** A name in a namespace, as one text: `{namespace}local`, or `local` alone where there is no namespace. */
export function qualified(namespace: string, local: string): string {
  return namespace === '' ? local : `{${namespace}}${local}`;
}

/** The namespace of a qualified name; empty for none. */
export function namespaceOf(name: string): string {
  return name.startsWith('{') ? name.slice(1, name.indexOf('}')) : '';
}

/** A qualified name without its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf('}') + 1);
}
