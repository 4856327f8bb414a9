import type { Finding } from '../../../contracts/finding.ts';
import { placeOf } from '../xml/place.ts';

/** Bytes that are no UTF-8, although the content type says so, became U+FFFD (mark: wire-broken-bytes). */
export function replacedBytes(document: string): Finding {
  const offset = Math.max(0, document.indexOf('\uFFFD'));
  return {
    kind: 'changed-value',
    path: '',
    ...placeOf(document, offset),
    found: 'bytes that are no UTF-8',
    expected: 'UTF-8',
    nearest: null,
    used: 'U+FFFD',
    message: 'Bytes that are no UTF-8 were replaced by U+FFFD.',
  };
}
