import { errorText } from '../base/error-text.ts';
import { readTextFile } from '../base/files.ts';
import { archiveEntrySchema, type CapturedEntry, exchangeIn } from '../harness/capture/archive-entry.ts';
import {
  type AboutCapture,
  archiveOf,
  type Capture,
  CaptureError,
  isCapture,
  readCapture,
} from '../harness/capture/capture-folder.ts';
import type { Exchange } from '../harness/serving/exchange.ts';
import { Refused } from './refused.ts';

/** What was recorded, wherever it is kept. */
export interface RecordedExchanges {
  readonly exchanges: readonly Exchange[];
  /** Null for an archive of another program. */
  readonly about: AboutCapture | null;
}

/**
 * The exchanges in the folder of a capture, or in an HTTP archive.
 * @throws Refused for what is neither, UnreadableFile.
 */
export function readExchanges(place: string): RecordedExchanges {
  if (isCapture(place)) {
    const { about, entries } = captureIn(place);
    return { about, exchanges: entries.map(exchangeIn) };
  }
  return { about: null, exchanges: archivedEntries(place).map(exchangeIn) };
}

/**
 * The journal that a command reads: what is in a file of JSON, or a capture as the archive that it is.
 * @throws Refused for what is neither, UnreadableFile.
 */
export function journalIn(place: string): unknown {
  if (isCapture(place)) return archiveOf(captureIn(place));
  return jsonIn(place);
}

function captureIn(folder: string): Capture {
  try {
    return readCapture(folder);
  } catch (error) {
    throw error instanceof CaptureError ? new Refused(error.message) : error;
  }
}

function archivedEntries(file: string): CapturedEntry[] {
  const archive = jsonIn(file) as { readonly log?: { readonly entries?: unknown } } | null;
  const entries = archive?.log?.entries;
  if (!Array.isArray(entries))
    throw new Refused(
      `${file} is neither the folder of a capture nor an HTTP archive; nmbrs-mock capture makes one.`,
    );
  return entries.map((entry, at) => {
    const read = archiveEntrySchema.safeParse(entry);
    if (read.success) return read.data;
    throw new Refused(
      `${file}: log.entries[${at}] holds no request and answer with their bodies; export it with them, or leave it out.`,
    );
  });
}

function jsonIn(file: string): unknown {
  const text = readTextFile(
    file,
    'GET /_mock/environments/{environment}/calls.har gives one, nmbrs-mock capture makes one',
  );
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(`${file} is no JSON: ${errorText(error)}; name a capture, or an HTTP archive.`);
  }
}
