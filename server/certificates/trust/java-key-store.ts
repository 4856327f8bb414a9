import { createHash } from 'node:crypto';
import { derOf } from './pem.ts';

/** A certificate that a program is to trust. */
export interface TrustedCertificate {
  /** By which `keytool` lists it; in small letters, and no two alike. */
  readonly alias: string;
  /** PEM. */
  readonly certificate: string;
}

/** What most tools of Java take for granted. */
export const JAVA_PASSWORD = 'changeit';

const MAGIC = 0xfeed_feed;
const VERSION = 2;
const TRUSTED_CERTIFICATE = 2;

/** Stands between the password and what is digested, since the first JDK. */
const SALT = 'Mighty Aphrodite';

/**
 * A trust store in the JKS format, which every Java reads, without a JDK. It holds no secret: the password only proves
 * that the store is whole.
 * @param time when the certificates came in, in milliseconds since 1970.
 */
export function javaKeyStore(
  trusted: readonly TrustedCertificate[],
  password: string,
  time: number,
): Uint8Array {
  const content = Buffer.concat([
    int(MAGIC),
    int(VERSION),
    int(trusted.length),
    ...trusted.flatMap(({ alias, certificate }) => {
      const der = derOf(certificate);
      return [int(TRUSTED_CERTIFICATE), text(alias), long(time), text('X.509'), int(der.length), der];
    }),
  ]);
  const digest = createHash('sha1').update(inUtf16(password)).update(SALT, 'utf8').update(content).digest();
  return Buffer.concat([content, digest]);
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** As `DataOutputStream.writeUTF` does, of texts without NUL and without characters beyond U+FFFF. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** High bytes first. */
function inUtf16(value: string): Buffer {
  return Buffer.from(value, 'utf16le').swap16();
}
