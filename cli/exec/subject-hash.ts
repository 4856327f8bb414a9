import { createHash } from 'node:crypto';
import { derOf } from '../../server/certificates/trust/pem.ts';

/** A value in DER. */
interface Der {
  readonly tag: number;
  readonly content: Buffer;
}

const VERSION = 0xa0;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const SEQUENCE = 0x30;
const SET = 0x31;

/** The tags of texts that are compared without their letter case, and how each is read. */
const TEXTS: Readonly<Record<number, BufferEncoding>> = {
  [UTF8_STRING]: 'utf8',
  19: 'latin1', // PrintableString
  20: 'latin1', // T61String
  22: 'latin1', // IA5String
  26: 'latin1', // VisibleString
};

/**
 * The name of the file in which OpenSSL, and mono with it, finds an authority in a folder of certificates, as
 * `openssl x509 -hash` prints it: its subject, in small letters and with single blanks, digested.
 */
export function subjectHash(pem: string): string {
  const [certificate] = valuesIn(Buffer.from(derOf(pem)));
  const [body] = valuesIn(certificate?.content);
  const fields = valuesIn(body?.content);
  // The serial number, the algorithm, the issuer and the validity stand before.
  const subject = fields[fields[0]?.tag === VERSION ? 5 : 4];
  const digest = createHash('sha1');
  for (const set of valuesIn(subject?.content)) {
    const attributes = valuesIn(set.content).map(({ content }) =>
      inDer(SEQUENCE, ...valuesIn(content).map(canonical)),
    );
    digest.update(inDer(SET, ...attributes));
  }
  return digest.digest().readUInt32LE().toString(16).padStart(8, '0');
}

function canonical({ tag, content }: Der): Buffer {
  const encoding = TEXTS[tag];
  if (tag === OBJECT_ID || encoding === undefined) return inDer(tag, content);
  const text = content.toString(encoding).trim().replaceAll(/\s+/g, ' ');
  return inDer(UTF8_STRING, Buffer.from(text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())));
}

function* eachIn(bytes: Buffer): Generator<Der> {
  for (let at = 0; at + 1 < bytes.length; ) {
    const tag = bytes.readUInt8(at);
    const short = bytes.readUInt8(at + 1);
    const more = short < 0x80 ? 0 : short - 0x80;
    const length = more === 0 ? short : bytes.readUIntBE(at + 2, more);
    const start = at + 2 + more;
    yield { tag, content: bytes.subarray(start, start + length) };
    at = start + length;
  }
}

function valuesIn(bytes: Buffer = Buffer.alloc(0)): Der[] {
  return [...eachIn(bytes)];
}

function inDer(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}
