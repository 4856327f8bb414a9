import { isAscii, isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { type Charset, charsetNamed } from './charset-names.ts';
import { BareStatus } from './faults.ts';
import { contentTypeParameter, mediaType } from './protocol.ts';

interface DecodedBody {
  readonly text: string;
  /** What became of bytes that the charset has no characters for; null where it has one for each. */
  readonly loss: Loss | null;
  /** The bytes, where they are the text in UTF-8; else null. */
  readonly utf8: Buffer | null;
}

/** Bytes that were read as something else without a word. */
export interface Loss {
  /** What is written in the place of each. */
  readonly replacement: '?' | '\uFFFD';
  /** Of the first one in the text. */
  readonly offset: number;
  /** The one that was read in; null when the content type names none that is known. */
  readonly charset: Charset | null;
}

/**
 * Turns the bytes of a request into text, as .NET does: a decoder reads text/xml and whatever has a charset, and its XML
 * reader finds out for itself what other application/* is (fact: wire-charset-text, wire-charset-application).
 * @throws BareStatus 400 for bytes that the XML reader would not decode.
 */
export function decodeBody(body: Buffer, contentType: string | undefined): DecodedBody {
  const named = charsetNamed(contentTypeParameter(contentType, 'charset') ?? '');
  const isApplication = mediaType(contentType).startsWith('application/');
  return named === null && isApplication ? readAsXml(body) : readByDecoder(body, named);
}

/**
 * By byte order mark, else the charset of the content type, else US-ASCII. Broken bytes are replaced (fact:
 * wire-charset-ascii, mark: wire-broken-bytes).
 */
function readByDecoder(body: Buffer, named: Charset | null): DecodedBody {
  const mark = byteOrderMark(body);
  const bytes = mark ? body.subarray(mark.length) : body;
  const charset = mark?.charset ?? named ?? 'us-ascii';
  return withLoss(bytes, charset, mark?.charset ?? named);
}

/** @param named what a finding says of the charset. */
function withLoss(bytes: Buffer, charset: Charset, named: Charset | null): DecodedBody {
  const text = decode(bytes, charset);
  if (isWhole(bytes, text, charset))
    return { text, loss: null, utf8: charset === 'utf-8' || charset === 'us-ascii' ? bytes : null };
  const replacement = charset === 'us-ascii' ? '?' : '\uFFFD';
  const first = charset === 'us-ascii' ? bytes.findIndex((byte) => byte > 127) : text.indexOf(replacement);
  return { text, loss: { replacement, offset: Math.max(0, first), charset: named }, utf8: null };
}

/** Whether each character of the text is one that stands in the bytes; U+FFFD itself may. */
function isWhole(bytes: Buffer, text: string, charset: Charset): boolean {
  if (charset === 'us-ascii') return isAscii(bytes);
  if (charset === 'utf-8') return isUtf8(bytes);
  return !text.includes('\uFFFD') || (isUtf16Name(charset) && isUtf16(bytes, charset));
}

function isUtf16Name(charset: Charset): charset is 'utf-16le' | 'utf-16be' {
  return charset === 'utf-16le' || charset === 'utf-16be';
}

function isUtf16(bytes: Buffer, charset: 'utf-16le' | 'utf-16be'): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decode(bytes: Buffer, charset: Charset): string {
  if (charset === 'utf-8') return bytes.toString('utf8');
  // Which knows half a surrogate pair when it sees one.
  if (isUtf16Name(charset)) return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  if (charset !== 'us-ascii') return codePages().decode(bytes, charset, { stripBOM: false });
  return isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('latin1').replace(/[^\0-\x7f]/g, '?');
}

/** By byte order mark, else by its first bytes, else by its declaration, else as UTF-8 (fact: wire-charset-application). */
function readAsXml(body: Buffer): DecodedBody {
  const mark = byteOrderMark(body);
  if (mark) return decodeStrictly(body.subarray(mark.length), mark.charset);
  if (body[0] === 0x3c && body[1] === 0x00) return decodeStrictly(body, 'utf-16le');
  if (body[0] === 0x00 && body[1] === 0x3c) return decodeStrictly(body, 'utf-16be');
  const start = body.toString('latin1', 0, 200);
  const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  const charset = charsetNamed(declared);
  if (charset === null) throw new BareStatus(400, `unknown encoding ${declared}`);
  // Its first bytes have shown that it is none of these.
  if (charset.startsWith('utf-16') || charset.startsWith('utf-32'))
    throw new BareStatus(400, `${declared} is declared, and there is no byte order mark`);
  return decodeStrictly(body, charset);
}

/** The XML reader has decoders of its own for Unicode, which fail on broken bytes (mark: wire-broken-bytes). */
function decodeStrictly(bytes: Buffer, charset: Charset): DecodedBody {
  const decoded = withLoss(bytes, charset, charset);
  if (decoded.loss && charset.startsWith('utf-')) throw new BareStatus(400, `invalid ${charset}`);
  return decoded;
}

/** Loaded when a request first needs it, which few do: a server starts without. */
function codePages(): typeof import('iconv-lite') {
  return createRequire(import.meta.url)('iconv-lite');
}

function byteOrderMark(body: Buffer): { charset: Charset; length: number } | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return { charset: 'utf-8', length: 3 };
  if (body[0] === 0xff && body[1] === 0xfe) {
    const isWide = body.length >= 4 && body[2] === 0 && body[3] === 0;
    return isWide ? { charset: 'utf-32le', length: 4 } : { charset: 'utf-16le', length: 2 };
  }
  if (body[0] === 0xfe && body[1] === 0xff) return { charset: 'utf-16be', length: 2 };
  if (body.length >= 4 && body.readUInt32BE(0) === 0xfeff) return { charset: 'utf-32be', length: 4 };
  return null;
}
