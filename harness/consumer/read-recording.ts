import { z } from 'zod';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { SERVICE_NAMES, VERSIONS } from '../../contracts/interface/model.ts';
import { bodyEntry, envelopeParts } from '../../server/journal/envelope-parts.ts';
import { isHttpArchive, recordingInArchive } from './http-archive.ts';
import { JournalError } from './journal-error.ts';
import type { RecordedMessages, Recording } from './recorded-messages.ts';

/** As `GET /_mock/calls/{call}` gives it, and `messages()` of the journal in a test. */
const messagesShape = z.object({
  call: z.object({
    service: z.enum(SERVICE_NAMES),
    version: z.enum(VERSIONS),
    operation: z.string().nullable(),
  }),
  request: z.string(),
  response: z.string(),
});

/**
 * The calls of a journal: an HTTP archive, of the mock or of whatever else recorded the traffic, or calls with their
 * messages as the control API gives them.
 * @throws JournalError for anything else.
 */
export function readRecording(journal: unknown): Recording {
  if (isHttpArchive(journal)) return recordingInArchive(journal);
  const messages = z.array(messagesShape).safeParse(Array.isArray(journal) ? journal : [journal]);
  if (!messages.success)
    throw new JournalError(
      'This is no journal. Give an HTTP archive, as GET /_mock/environments/{environment}/calls.har gives it, ' +
        'or calls with their messages, as GET /_mock/calls/{call} gives them.',
    );
  const calls = messages.data.map(recordedMessages).filter((call) => call !== null);
  return { calls, others: messages.data.length - calls.length, otherAddresses: [] };
}

function recordedMessages({
  call,
  request,
  response,
}: z.infer<typeof messagesShape>): RecordedMessages | null {
  // Not every service is in every version.
  const service = catalogue.services.find(
    ({ name, version }) => name === call.service && version === call.version,
  );
  const operation = service?.operation(call.operation ?? '');
  if (!operation) return null;
  const { entry, username } = envelopeParts(request);
  return { operation, request: entry, answer: bodyEntry(response), username };
}
