import { createHash } from 'node:crypto';
import { Set as Asn1Set, ObjectIdentifier, Sequence, Utf8String } from 'asn1js';
import { Certificate } from 'pkijs';
import { derOf } from './pem.ts';

/**
 * The name under which OpenSSL and Mono look for the certificate of a CA in a folder, with `.0` behind it:
 * `.mono/new-certs/Trust/46c2f190.0`.
 * @param ca the certificate of a CA of the mock, PEM: one whose subject has a common name alone.
 */
export function subjectHash(ca: string): string {
  const { subject } = Certificate.fromBER(Uint8Array.from(derOf(ca)).buffer);
  // As they compare names: in small letters, blanks as one, and without the header of the whole.
  const parts = subject.typesAndValues.map(({ type, value }) => {
    const text = value.valueBlock.value.toLowerCase().trim().replaceAll(/\s+/g, ' ');
    const pair = new Sequence({
      value: [new ObjectIdentifier({ value: type }), new Utf8String({ value: text })],
    });
    return Buffer.from(new Asn1Set({ value: [pair] }).toBER());
  });
  return createHash('sha1')
    .update(Buffer.concat(parts))
    .digest()
    .readUInt32LE()
    .toString(16)
    .padStart(8, '0');
}
