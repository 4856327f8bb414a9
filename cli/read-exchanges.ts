import { readTextFile } from '../base/files.ts';
import { archiveEntrySchema, exchangeIn } from '../harness/capture/archive-entry.ts';
import {
  type AboutCapture,
  archiveOf,
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
 * @throws Refused for what is neither, UnreadableFile
 */
export function readExchanges(place: string): RecordedExchanges {
  if (isCapture(place)) {
    const { about, entries } = captureIn(place);
    return { about, exchanges: entries.map(exchangeIn) };
  }
  const archive = archiveSchemaOf(place);
  return { about: null, exchanges: archive.map(exchangeIn) };
}

/** The text of a journal that commands read: a file, or the folder of a capture as the archive that it is. */
export function journalIn(place: string): unknown {
  if (isCapture(place)) return archiveOf(captureIn(place));
  return jsonIn(place);
}

function captureIn(folder: string) {
  try {
    return readCapture(folder);
  } catch (error) {
    throw error instanceof CaptureError ? new Refused(error.message) : error;
  }
}

function archiveSchemaOf(file: string) {
  const archive = jsonIn(file) as { readonly log?: { readonly entries?: unknown } } | null;
  const entries = archive?.log?.entries;
  if (!Array.isArray(entries))
    throw new Refused(
      `${file} is neither the folder of a capture nor an HTTP archive; nmbrs-mock capture makes one.`,
    );
  const read = entries.map((entry) => archiveEntrySchema.safeParse(entry));
  const wrong = read.findIndex(({ success }) => !success);
  if (wrong >= 0)
    throw new Refused(`${file}: log.entries[${wrong}] holds no request and answer with their bodies.`);
  return read.flatMap(({ data }) => data ?? []);
}

function jsonIn(file: string): unknown {
  const text = readTextFile(
    file,
    'GET /_mock/environments/{environment}/calls.har gives one, nmbrs-mock capture makes one',
  );
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(`${file}: ${(error as Error).message}`);
  }
}
