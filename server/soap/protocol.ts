/** The constants of SOAP 1.1 and 1.2 as an ASMX service uses them (asmx.md, answers). */

export type SoapVersion = '1.1' | '1.2';

export const ENVELOPE_NAMESPACE: Record<SoapVersion, string> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

export const CONTENT_TYPE: Record<SoapVersion, string> = {
  '1.1': 'text/xml',
  '1.2': 'application/soap+xml',
};

export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';

/** The version whose envelope has this namespace. */
export function versionOfEnvelope(namespace: string): SoapVersion | null {
  if (namespace === ENVELOPE_NAMESPACE['1.1']) return '1.1';
  if (namespace === ENVELOPE_NAMESPACE['1.2']) return '1.2';
  return null;
}

/** `type/subtype` of a Content-Type header, in lower case; empty when the header is absent. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** A parameter of a Content-Type header, quoted or not, with or without a space before it. */
export function contentTypeParameter(contentType: string | undefined, name: string): string | null {
  for (const match of (contentType ?? '').matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^;]*))/g))
    if (match[1]?.toLowerCase() === name) return match[2] ?? match[3]?.trim() ?? '';
  return null;
}
