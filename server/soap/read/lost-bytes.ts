import type { Finding } from '../../../contracts/finding.ts';
import type { Loss } from '../charset.ts';
import { placeOf } from '../xml/place.ts';

/** Bytes that the charset of a request has no characters for (fact: wire-charset-ascii, mark: wire-broken-bytes). */
export function lostBytes(document: string, { replacement, offset, charset }: Loss): Finding {
  const name = charset?.toUpperCase() ?? null;
  const used = replacement === '?' ? 'a question mark' : 'U+FFFD';
  return {
    kind: 'changed-value',
    path: '',
    ...placeOf(document, offset),
    found: name === null ? 'bytes above 127' : `bytes that are no ${name}`,
    expected: name ?? 'a charset in the content type',
    nearest: null,
    used,
    message:
      name === null
        ? `The content type names no charset that .NET knows, so the service reads US-ASCII: each byte above 127 was replaced by ${used}. Send charset=utf-8.`
        : `Bytes that are no ${name} were replaced by ${used}.`,
  };
}
