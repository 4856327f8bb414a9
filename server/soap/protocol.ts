/** The constants of SOAP 1.1 and 1.2 as an ASMX service uses them. */

export const SOAP_VERSIONS = ['1.1', '1.2'] as const;
export type SoapVersion = (typeof SOAP_VERSIONS)[number];

export const ENVELOPE_NAMESPACE: Record<SoapVersion, string> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

export const CONTENT_TYPE: Record<SoapVersion, string> = {
  '1.1': 'text/xml',
  '1.2': 'application/soap+xml',
};

export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
/** That namespace and those it had before it was settled, which the framework's readers know too (fact: wire-nil-forms). */
export const XSI_NAMESPACES: readonly string[] = [
  XSI_NAMESPACE,
  'http://www.w3.org/2000/10/XMLSchema-instance',
  'http://www.w3.org/1999/XMLSchema-instance',
];

export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';

/** The version whose envelope has this namespace (fact: wire-envelope-version). */
export function versionOfEnvelope(namespace: string): SoapVersion | null {
  if (namespace === ENVELOPE_NAMESPACE['1.1']) return '1.1';
  if (namespace === ENVELOPE_NAMESPACE['1.2']) return '1.2';
  return null;
}

/**
 * `type/subtype` of a Content-Type header, in lower case; empty when the header is absent. White space before a
 * semicolon belongs to it, so that it is no type that the service knows (fact: wire-media-type-space).
 */
export function mediaType(contentType: string | undefined): string {
  return readContentType(contentType ?? '').mediaType;
}

/** A parameter of a Content-Type header, quoted or not, with or without a space before it (fact: wire-action). */
export function contentTypeParameter(contentType: string | undefined, name: string): string | null {
  return readContentType(contentType ?? '').parameters.get(name) ?? null;
}

interface ContentType {
  readonly mediaType: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The last few that were read: a client sends the same one with every call, and every step of a call asks. */
const contentTypes = new Map<string, ContentType>();
const REMEMBERED = 100;

function readContentType(header: string): ContentType {
  const known = contentTypes.get(header);
  if (known) return known;
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of header.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted ?? bare.trim());
  }
  const read = { mediaType: header.split(';', 1)[0]?.toLowerCase() ?? '', parameters };
  if (contentTypes.size >= REMEMBERED) contentTypes.clear();
  contentTypes.set(header, read);
  return read;
}

const PARAMETER = /;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^;]*))/g;
