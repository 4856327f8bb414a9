import { errorNumbered, type NmbrsErrorCode } from '../../../contracts/interface/errors.ts';

/** The whole fault text a client gets for an error of the service. */
export function faultText(code: NmbrsErrorCode): string {
  return `Server was unable to process request. ---> ${errorNumbered(code).message}`;
}

/** The text of the fault in a SOAP 1.1 answer; null when there is none. */
export function faultTextIn(body: string): string | null {
  const [, text] = /<faultstring>(.*?)<\/faultstring>/s.exec(body) ?? [];
  return text === undefined ? null : unescapeText(text);
}

function unescapeText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
