import { gzipSync } from 'node:zlib';
import { citationsIn } from '../../support/facts.ts';

/** What goes over a connection, and what must come back. */
export interface Exchange {
  readonly request: RawRequest;
  readonly answer: ExpectedAnswer;
}

export interface RawRequest {
  /** Request line and headers, the blank line included, as they go over the wire. */
  readonly head: string;
  /** As it goes over the wire, chunks included. */
  readonly body: Buffer;
}

export interface ExpectedAnswer {
  /** Status lines and headers, the blank line included. */
  readonly head: string;
  readonly body: string;
  /** Whether the body must be this, or must hold these lines, one after the other. */
  readonly match: 'is' | 'holds';
}

/** One file of `cases/`; README.md there says how it is written. */
export interface GoldenCase {
  /** The id of the entry of contracts/facts that it shows. */
  readonly entry: string;
  readonly title: string;
  readonly customErrors: boolean;
  readonly exchanges: readonly Exchange[];
}

/** @throws Error that says what is wrong with the file. */
export function parseCase(text: string): GoldenCase {
  const [heading = '', ...parts] = text.split(/^(?=>>>|<<<)/m);
  const [cited = '', title = '', ...settings] = heading
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2));
  const [entry, ...others] = citationsIn(cited);
  if (!entry || others.length > 0) throw new Error(`'${cited}' is not like 'fact: wire-nil', of one entry`);
  if (title === '') throw new Error('the heading needs the entry, then what this case shows');
  const unknown = settings.find((setting) => setting !== CUSTOM_ERRORS_OFF);
  if (unknown !== undefined) throw new Error(`unknown setting '${unknown}'`);
  if (parts.length === 0 || parts.length % 2 !== 0) throw new Error('every >>> needs its <<<');
  const exchanges: Exchange[] = [];
  for (let at = 0; at < parts.length; at += 2)
    exchanges.push({
      request: parseRequest(message(parts[at] as string, '>>>')),
      answer: parseAnswer(message(parts[at + 1] as string, '<<<')),
    });
  return { entry: entry.id, title, customErrors: settings.length === 0, exchanges };
}

const CUSTOM_ERRORS_OFF = 'server: customErrors off';

interface Message {
  /** What stands behind the mark, e.g. `utf-16le`. */
  readonly directive: string;
  readonly lines: readonly string[];
  /** Null where no blank line follows the headers. */
  readonly body: string | null;
}

function message(part: string, mark: '>>>' | '<<<'): Message {
  const [first = '', ...rest] = part.replace(/\n$/, '').split('\n');
  if (!first.startsWith(mark)) throw new Error(`${mark} expected, ${first} found`);
  // An interim answer (100 Continue) has a head of its own.
  const start = rest[0]?.includes(' 100 ') ? rest.indexOf('') + 1 : 0;
  const blank = rest.indexOf('', start);
  return {
    directive: first.slice(mark.length).trim(),
    lines: blank < 0 ? rest : rest.slice(0, blank),
    body: blank < 0 ? null : rest.slice(blank + 1).join('\n'),
  };
}

function parseRequest({ directive, lines, body }: Message): RawRequest {
  const encode = ENCODINGS[directive];
  if (!encode)
    throw new Error(`unknown encoding '${directive}'; known: ${Object.keys(ENCODINGS).join(', ')}`);
  const bytes = encode(body ?? '');
  return { head: headOf(lines).replace('{length}', String(bytes.length)), body: bytes };
}

function parseAnswer({ directive, lines, body }: Message): ExpectedAnswer {
  if (directive !== '' && directive !== 'holds') throw new Error(`unknown way to match '${directive}'`);
  return { head: headOf(lines), body: body ?? '', match: directive === 'holds' ? 'holds' : 'is' };
}

function headOf(lines: readonly string[]): string {
  return [...lines, '', ''].join('\r\n');
}

/** How the body's text becomes bytes; the empty name is plain UTF-8. */
const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  '': (text) => Buffer.from(text),
  'utf-8 with mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  latin1: (text) => Buffer.from(text, 'latin1'),
  gzip: (text) => gzipSync(text),
  /** `\x01` stands for the byte 1. */
  escaped: (text) =>
    Buffer.from(
      text.replace(/\\x([\da-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ),
  chunked: (text) => inChunks(Buffer.from(text)),
};

/** Uneven on purpose, so that chunks end within names and characters. */
const CHUNK = 97;

function inChunks(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}
