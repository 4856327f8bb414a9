import { readFileSync } from 'node:fs';

/** A file that a user named cannot be read; the message names it, says why and what to do. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}

/**
 * The text of a file that a user named, whatever tool wrote it: UTF-8 with or without a byte order mark, UTF-16 with
 * one, and XML in the encoding that it declares.
 * @param remedy what to do when the file is not there.
 * @throws UnreadableFile
 */
export function readTextFile(file: string, remedy = 'check its name'): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UnreadableFile(whyNot(file, error as NodeJS.ErrnoException, remedy));
  }
  const text = decodedText(bytes);
  if (text === null)
    throw new UnreadableFile(`${file} is no text in ${encodingOf(bytes)}; save it in UTF-8.`);
  return text;
}

/**
 * The text that bytes hold, without its byte order mark: in UTF-8, in UTF-16 with a mark, or, of XML, in the encoding that
 * it declares.
 * @returns null for bytes that are no text in that encoding.
 */
export function decodedText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function whyNot(file: string, { code, message }: NodeJS.ErrnoException, remedy: string): string {
  switch (code) {
    case 'ENOENT':
      return `there is no file ${file}; ${remedy}.`;
    case 'EISDIR':
      return `${file} is a folder and cannot be read; name a file in it.`;
    default:
      return `${file} cannot be read: ${message}; ${remedy}.`;
  }
}

/** How a file may begin that is not in UTF-8, by the encoding it is then in: with a mark, or with `<?` in UTF-16. */
const BEGINNINGS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  'utf-16le': [
    [0xff, 0xfe],
    [0x3c, 0x00, 0x3f, 0x00],
  ],
  'utf-16be': [
    [0xfe, 0xff],
    [0x00, 0x3c, 0x00, 0x3f],
  ],
};

function encodingOf(bytes: Uint8Array): string {
  for (const [encoding, beginnings] of Object.entries(BEGINNINGS))
    if (beginnings.some((beginning) => beginning.every((byte, at) => bytes[at] === byte))) return encoding;
  const declared = declaredEncoding(bytes);
  // What declares UTF-16 in single bytes is not in it: .NET writes that into texts, which are then saved in UTF-8.
  return declared === null || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

/** The encoding that an XML document declares; null where it declares none. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const [, encoding = null] = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(beginning) ?? [];
  return encoding;
}
