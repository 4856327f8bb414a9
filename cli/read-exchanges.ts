import { errorText } from '../base/error-text.ts';
import { readTextFile } from '../base/files.ts';
import { archiveOf, CaptureError, isCapture, readCapture } from '../harness/capture/capture-folder.ts';
import { type RecordedExchanges, recordedExchanges } from '../harness/capture/recorded-exchanges.ts';
import { Refused } from './refused.ts';

/**
 * The exchanges in the folder of a capture, or in an HTTP archive.
 * @throws Refused for what is neither, UnreadableFile.
 */
export function readExchanges(place: string): RecordedExchanges {
  return refusing(() => recordedExchanges(place));
}

/**
 * The journal that a command reads: what is in a file of JSON, or a capture as the archive that it is.
 * @throws Refused for what is neither, UnreadableFile.
 */
export function journalIn(place: string): unknown {
  if (isCapture(place)) return refusing(() => archiveOf(readCapture(place)));
  const text = readTextFile(
    place,
    'GET /_mock/environments/{environment}/calls.har gives one, nmbrs-mock capture makes one',
  );
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(`${place} is no JSON: ${errorText(error)}; name a capture, or an HTTP archive.`);
  }
}

function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof CaptureError ? new Refused(error.message) : error;
  }
}
