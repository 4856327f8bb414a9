import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { charsetNamed } from '../../server/soap/charset-names.ts';
import { contentTypeParameter } from '../../server/soap/protocol.ts';
import { type CapturedMessage, headerOf } from '../serving/exchange.ts';

/** The text of a message, and the way back to its bytes. */
export interface MessageText {
  readonly text: string;
  /** The bytes of the text after parts of it were replaced by ASCII; all others are those that came. */
  encode(text: string): Uint8Array;
}

/** The longest body that is looked into, in bytes. */
export const LONGEST = 256 * 1024 * 1024;

/** How a body may be packed. */
const UNPACK: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  identity: (body) => body,
  gzip: (body) => gunzipSync(body, { maxOutputLength: LONGEST }),
  'x-gzip': (body) => gunzipSync(body, { maxOutputLength: LONGEST }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength: LONGEST }),
  deflate: (body) => {
    try {
      return inflateSync(body, { maxOutputLength: LONGEST });
    } catch {
      return inflateRawSync(body, { maxOutputLength: LONGEST });
    }
  },
};

/** The body of a message as it was before it was packed; null for one that cannot be unpacked. */
export function unpackedBody(message: CapturedMessage): Uint8Array | null {
  const encodings = (headerOf(message, 'content-encoding') ?? '').split(',').map((one) => one.trim());
  let { body } = message;
  for (const encoding of encodings.filter((one) => one !== '').reverse()) {
    const unpack = Object.hasOwn(UNPACK, encoding.toLowerCase()) ? UNPACK[encoding.toLowerCase()] : undefined;
    if (!unpack) return null;
    try {
      body = unpack(body);
    } catch {
      return null;
    }
  }
  return body;
}

/**
 * The text of a body in UTF-8 or UTF-16, else in the charset that its content type names. What is in none of these is read
 * byte by byte, so that whatever stands in it comes back.
 * @returns null for what holds NUL, which no text does: a file, or a text in a charset that is not known, whose words would
 * not be found.
 */
export function messageText(body: Uint8Array, contentType: string | undefined): MessageText | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const named = charsetNamed(contentTypeParameter(contentType, 'charset') ?? '');
  for (const charset of [utf16In(bytes) ?? 'utf-8', named ?? 'utf-8']) {
    const text = iconv.decode(bytes, charset, { stripBOM: false });
    const encode = (other: string) => iconv.encode(other, charset, { addBOM: false });
    if (!text.includes('\0') && encode(text).equals(bytes)) return { text, encode };
  }
  if (bytes.includes(0)) return null;
  return { text: bytes.toString('latin1'), encode: (text) => Buffer.from(text, 'latin1') };
}

function utf16In(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.toString('hex', 0, 2);
  // Without a mark of its own, the first character tells by its half that is zero.
  if (/^(?:fffe|(?!00)..00)/.test(start)) return 'utf-16le';
  return /^(?:feff|00(?!00)..)/.test(start) ? 'utf-16be' : null;
}
