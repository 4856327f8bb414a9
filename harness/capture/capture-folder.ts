import { createHmac } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorText } from '../../base/error-text.ts';
import { parsedJson } from '../../base/parsed-json.ts';
import { currentDate } from '../../base/real-time.ts';
import type { Exchange } from '../serving/exchange.ts';
import { archiveEntrySchema, type CapturedEntry, entryOf, type Timing } from './archive-entry.ts';
import { becomeWriter } from './folder-writer.ts';
import type { CaptureKey } from './keyed-draw.ts';
import { makeFile } from './new-file.ts';

/**
 * Where a capture is kept: `capture.json` says of what it is, and `exchanges.ndjson` holds each exchange in a line of its own,
 * as an entry of an HTTP archive, in the order in which they passed. A line is there or not, whenever the capture ends.
 */

const ABOUT = 'capture.json';
const EXCHANGES = 'exchanges.ndjson';
const FORMAT = 1;

const aboutSchema = z.strictObject({
  format: z.int(),
  /** Of the service that answered. */
  upstream: z.string(),
  startedAt: z.string(),
  /** Tells whether a key is the one by which people were replaced, and nothing else of it. */
  keyMark: z.string(),
});

/** Of what a capture is. */
export type AboutCapture = z.infer<typeof aboutSchema>;

/** A folder holds no capture, or none that can be gone on with or added to; the message names it, says why and what to do. */
export class CaptureError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CaptureError';
  }
}

/** A capture that is being made: what passed is in its file before the client has its answer. */
export class CaptureFolder {
  readonly folder: string;
  /** What it is of, until it is written with the first exchange: a capture without one leaves nothing behind. */
  #about: AboutCapture | null;
  readonly #release: () => void;
  #file: number | null = null;

  private constructor(folder: string, about: AboutCapture | null, release: () => void) {
    this.folder = folder;
    this.#about = about;
    this.#release = release;
  }

  /**
   * Begins a capture, or goes on with one of the same service and key. A line that a kill left unfinished is dropped.
   * @throws CaptureError for a folder that holds something else; Error while another process writes to it, and the error of the
   *   file system.
   */
  static open(
    folder: string,
    { upstream, key }: { readonly upstream: string; readonly key: CaptureKey },
  ): CaptureFolder {
    const release = becomeWriter(folder);
    try {
      return new CaptureFolder(folder, aboutToWrite(folder, { upstream, keyMark: markOf(key) }), release);
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Whether it holds no exchange. */
  get isEmpty(): boolean {
    return this.#about !== null;
  }

  /**
   * Keeps an exchange, or nothing of it.
   * @param exchange as it may be kept: secrets and people are replaced before.
   * @throws CaptureError where it cannot be written, such as on a full disk.
   */
  add(exchange: Exchange, timing: Timing): void {
    const line = Buffer.from(`${JSON.stringify(entryOf(exchange, timing))}\n`);
    try {
      appendWhole(this.#opened(), line);
    } catch (error) {
      throw new CaptureError(
        `nothing more can be kept in ${this.folder}: ${errorText(error)}; make room there.`,
      );
    }
  }

  /** A folder that was made for nothing is taken away again. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#release();
  }

  #opened(): number {
    if (this.#about) {
      const text = `${JSON.stringify(this.#about, null, 2)}\n`;
      makeFile(join(this.folder, ABOUT), text);
      this.#about = null;
    }
    this.#file ??= openSync(join(this.folder, EXCHANGES), 'a', 0o600);
    return this.#file;
  }
}

/** A capture that was made. */
export interface Capture {
  readonly about: AboutCapture;
  readonly entries: readonly CapturedEntry[];
}

export function isCapture(folder: string): boolean {
  return existsSync(join(folder, ABOUT));
}

/** @throws CaptureError for a folder that holds none, and for lines that are none. */
export function readCapture(folder: string): Capture {
  const about = readAbout(folder);
  const file = join(folder, EXCHANGES);
  const entries: CapturedEntry[] = [];
  if (existsSync(file))
    for (const line of wholeLines(readFileSync(file)))
      entries.push(readEntry(line, `${file}:${entries.length + 1}`));
  return { about, entries };
}

/** Whether people were replaced by this key. */
export function isKeyOf({ keyMark }: AboutCapture, key: CaptureKey): boolean {
  return keyMark === markOf(key);
}

/** The same as an HTTP archive, for other tools. */
export function archiveOf({ entries }: Capture): object {
  return { log: { version: '1.2', creator: { name: 'nmbrs-mock', version: String(FORMAT) }, entries } };
}

function readAbout(folder: string): AboutCapture {
  const file = join(folder, ABOUT);
  if (!existsSync(file)) throw new CaptureError(`${folder} holds no capture; nmbrs-mock capture makes one.`);
  const about = aboutSchema.safeParse(parsedJson(readFileSync(file, 'utf8')));
  if (!about.success) throw new CaptureError(`${file} does not say of what the capture is; make it anew.`);
  if (about.data.format > FORMAT)
    throw new CaptureError(
      `${file} is of a newer format (${about.data.format}); use the nmbrs-mock that made it, or a newer one.`,
    );
  return about.data;
}

/**
 * What is to be written of a new capture; null for one that is gone on with.
 * @throws CaptureError for a folder that holds something else.
 */
function aboutToWrite(
  folder: string,
  wanted: Pick<AboutCapture, 'upstream' | 'keyMark'>,
): AboutCapture | null {
  const exchanges = join(folder, EXCHANGES);
  if (isCapture(folder)) {
    requireSame(folder, readAbout(folder), wanted);
    dropUnfinished(exchanges);
    return null;
  }
  if (existsSync(exchanges))
    throw new CaptureError(
      `${exchanges} is there without ${ABOUT}, so that it is not known of what it is; name another folder.`,
    );
  return { format: FORMAT, startedAt: currentDate().toISOString(), ...wanted };
}

function requireSame(
  folder: string,
  found: AboutCapture,
  wanted: Pick<AboutCapture, 'upstream' | 'keyMark'>,
): void {
  if (found.upstream !== wanted.upstream)
    throw new CaptureError(
      `${folder} holds a capture of ${found.upstream}, not of ${wanted.upstream}; name another folder.`,
    );
  if (found.keyMark !== wanted.keyMark)
    throw new CaptureError(
      `${folder} was captured by another key, by which people became others; give the same --key, or name another folder.`,
    );
}

function readEntry(line: string, place: string): CapturedEntry {
  const entry = archiveEntrySchema.safeParse(parsedJson(line));
  if (!entry.success)
    throw new CaptureError(
      `${place} is no exchange of a capture; delete the line, or make the capture anew.`,
    );
  return entry.data;
}

/** @throws the error of the file system; then nothing of it is there. */
function appendWhole(file: number, line: Uint8Array): void {
  const { size } = fstatSync(file);
  let written = 0;
  try {
    // A disk that is nearly full takes a part of what is written, and says nothing.
    while (written < line.length) written += writeSync(file, line, written);
  } catch (error) {
    if (written > 0) ftruncateSync(file, size);
    throw error;
  }
}

/** What stands behind the last line end was not written to its end. */
function* wholeLines(bytes: Buffer): Generator<string> {
  for (let start = 0, end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
}

function dropUnfinished(file: string): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
}

function markOf(key: CaptureKey): string {
  return createHmac('sha256', key).update('nmbrs-mock capture').digest('hex').slice(0, 16);
}
