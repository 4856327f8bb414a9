import { isUtf8 } from 'node:buffer';
import { BareStatus } from './faults.ts';
import { contentTypeParameter } from './protocol.ts';

interface DecodedBody {
  readonly text: string;
  /** True where bytes that are no UTF-8 were replaced (mark: wire-broken-bytes). */
  readonly replacedBytes: boolean;
}

/**
 * Turns the bytes of a request into text: by byte order mark, else the charset of the content type, else the XML
 * declaration, else UTF-8, as the service does for SOAP 1.2 (fact: wire-charset-application). For text/xml it does
 * otherwise, which is not followed yet (fact: wire-charset-text, wire-charset-ascii).
 *
 * A charset in the content type makes .NET read through a decoder that replaces broken bytes; without one its XML
 * reader decodes, which fails (mark: wire-broken-bytes).
 * @throws BareStatus 400 for bytes that the XML reader would not decode.
 */
export function decodeBody(body: Buffer, contentType: string | undefined): DecodedBody {
  const mark = byteOrderMark(body);
  if (mark) return { text: decode(body.subarray(mark.length), mark.charset, true), replacedBytes: false };

  const named = contentTypeParameter(contentType, 'charset');
  if (named !== null && isKnown(named)) {
    if (!isUtf8Name(named)) return { text: decode(body, named, false), replacedBytes: false };
    return { text: body.toString('utf8'), replacedBytes: !isUtf8(body) };
  }
  const declared = declaredCharset(body);
  if (!isKnown(declared)) throw new BareStatus(400, `unknown encoding ${declared}`);
  return { text: decode(body, declared, true), replacedBytes: false };
}

function decode(bytes: Buffer, charset: string, strict: boolean): string {
  if (isUtf8Name(charset)) {
    if (strict && !isUtf8(bytes)) throw new BareStatus(400, 'invalid UTF-8');
    return bytes.toString('utf8');
  }
  try {
    return new TextDecoder(charset, { fatal: strict, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    throw new BareStatus(400, `invalid ${charset}: ${(error as Error).message}`);
  }
}

function byteOrderMark(body: Buffer): { charset: string; length: number } | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return { charset: 'utf-8', length: 3 };
  if (body[0] === 0xff && body[1] === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (body[0] === 0xfe && body[1] === 0xff) return { charset: 'utf-16be', length: 2 };
  return null;
}

/** What the first bytes tell without a byte order mark: UTF-16 shows itself, else the declaration says it. */
function declaredCharset(body: Buffer): string {
  if (body[0] === 0x3c && body[1] === 0x00) return 'utf-16le';
  if (body[0] === 0x00 && body[1] === 0x3c) return 'utf-16be';
  const start = body.toString('latin1', 0, 200);
  return /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
}

function isUtf8Name(charset: string): boolean {
  return /^utf-?8$/i.test(charset);
}

/** By the names of the web; those that .NET knows are fewer (fact: wire-charset-names, wire-windows-1252). */
function isKnown(charset: string): boolean {
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false;
  }
}
