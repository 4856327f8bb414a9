import { JournalError } from '../../harness/consumer/journal-error.ts';
import { readRecording } from '../../harness/consumer/read-recording.ts';
import type { Recording } from '../../harness/consumer/recorded-messages.ts';
import type { MockOptions } from '../commands/options.ts';
import { journalIn } from '../read-exchanges.ts';
import { Refused } from '../refused.ts';
import { mockOf } from './mock.ts';

/** The environment of a running mock of which the calls are wanted. */
export interface RecordingOptions extends MockOptions {
  readonly environment: string;
}

/** The calls of an integration, and where they come from. */
interface FoundRecording {
  readonly recording: Recording;
  /** What there is to say where it has none of Nmbrs. */
  readonly whyNone: string;
}

/**
 * The calls of an integration, with their messages.
 * @param journal a file, or the folder of a capture; undefined asks a running mock.
 * @throws Refused when there are none of Nmbrs.
 */
export async function recordingOf(
  journal: string | undefined,
  options: RecordingOptions,
): Promise<Recording> {
  const { recording, whyNone } = await foundRecording(journal, options);
  if (recording.calls.length > 0) return recording;
  throw new Refused(`${whyNone}; let the integration make some first.`);
}

/** The same where it may be that there are none. @throws Refused for a file that is no journal. */
export async function foundRecording(
  journal: string | undefined,
  options: RecordingOptions,
): Promise<FoundRecording> {
  const recording = journal === undefined ? await askMock(options) : readJournal(journal);
  const place = journal ?? `environment ${options.environment} of ${options.url}`;
  return { recording, whyNone: `there are no calls of Nmbrs in ${place}${addressesText(recording)}` };
}

/** Of a file with other traffic in it, some of the addresses are named. */
const MOST_NAMED = 3;

function addressesText({ otherAddresses }: Recording): string {
  if (otherAddresses.length === 0) return '';
  const left = otherAddresses.length - MOST_NAMED;
  const more = left > 0 ? ` and ${left} more` : '';
  return `, only of ${otherAddresses.slice(0, MOST_NAMED).join(', ')}${more}`;
}

async function askMock(options: RecordingOptions): Promise<Recording> {
  const env = await mockOf(options).openEnvironment(options.environment);
  return readRecording(await env.calls.har());
}

/** @throws Refused for a file that is no journal. */
function readJournal(place: string): Recording {
  try {
    return readRecording(journalIn(place));
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new Refused(`${place}: ${error.message}`);
  }
}
