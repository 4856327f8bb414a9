import { publicAddress } from '../../base/public-address.ts';
import { valueMistakes } from '../../base/schema/value-mistakes.ts';
import { sentences } from '../../base/sentences.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { serviceAt } from '../../contracts/interface/service-at.ts';
import { bodyEntry, envelopeParts } from '../../server/journal/envelope-parts.ts';
import { contentTypeParameter } from '../../server/soap/protocol.ts';
import { type ArchiveEntry, type ArchiveHeader, archiveSchema } from './archive-schema.ts';
import { postedText, recordedText } from './archived-body.ts';
import { JournalError } from './journal-error.ts';
import type { RecordedMessages, Recording } from './recorded-messages.ts';

/** A file that has a log is meant as an archive, whatever is wrong in it. */
interface HttpArchive {
  readonly log: unknown;
}

export function isHttpArchive(journal: unknown): journal is HttpArchive {
  return typeof journal === 'object' && journal !== null && 'log' in journal;
}

/**
 * The calls in an HTTP archive, whatever tool recorded it. Entries of hosts that are no Nmbrs are counted and not judged.
 * @throws JournalError for what is no archive, and for entries of Nmbrs that are none of one.
 */
export function recordingInArchive(archive: HttpArchive): Recording {
  refuseMistakes(archive);
  const entries = inOrder(entriesOf(archive).flatMap((entry) => parsedEntry(entry) ?? []));
  const recorded = entries.map((entry) => ({ entry, call: recordedCall(entry) }));
  const calls = recorded.flatMap(({ call }) => call ?? []);
  const others = recorded
    .filter(({ call }) => call === null)
    .map(({ entry }) => publicAddress(entry.request.url));
  return {
    calls,
    others: entriesOf(archive).length - calls.length,
    otherAddresses: [...new Set(others)],
  };
}

/** What is wrong in one entry is so in most. */
const MOST_REPORTED = 3;

function refuseMistakes(archive: HttpArchive): void {
  const entries = entriesOf(archive);
  const mistakes = valueMistakes(archiveSchema, archive).filter(({ path }) => {
    const [, , at] = path;
    return typeof at !== 'number' || !isOfAnotherHost(entries[at]);
  });
  if (mistakes.length === 0) return;
  const reported = mistakes.slice(0, MOST_REPORTED).map(({ detail, remedy }) => `${detail} ${remedy}`);
  const left = mistakes.length - reported.length;
  throw new JournalError(
    sentences(
      'This is no HTTP archive.',
      ...reported,
      left === 0 ? '' : left === 1 ? 'There is 1 more.' : `There are ${left} more.`,
    ),
  );
}

function entriesOf({ log }: HttpArchive): readonly unknown[] {
  const entries = typeof log === 'object' && log !== null && 'entries' in log ? log.entries : [];
  return Array.isArray(entries) ? entries : [];
}

function parsedEntry(entry: unknown): ArchiveEntry | null {
  return archiveSchema.shape.log.shape.entries.element.safeParse(entry).data ?? null;
}

/** Whether an entry that is not as it should be says at least that it went to another address. */
function isOfAnotherHost(entry: unknown): boolean {
  const { url } = ((entry as Partial<ArchiveEntry> | null)?.request ?? {}) as { readonly url?: unknown };
  return typeof url === 'string' && !serviceAt(url);
}

/** Some recorders write an entry when its answer has come. One without a time keeps its place. */
function inOrder(entries: readonly ArchiveEntry[]): ArchiveEntry[] {
  let latest = Number.NEGATIVE_INFINITY;
  const timed = entries.map((entry) => {
    const time = Date.parse(entry.startedDateTime ?? '');
    if (!Number.isNaN(time)) latest = time;
    return { entry, time: latest };
  });
  // Not the difference, which of two infinities is no number.
  return timed
    .sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0))
    .map(({ entry }) => entry);
}

function recordedCall({ request, response }: ArchiveEntry): RecordedMessages | null {
  if (request.method.toUpperCase() !== 'POST') return null;
  const action = actionIn(request.headers ?? []);
  const service =
    serviceAt(request.url)?.service ?? catalogue.services.find((one) => operationOf(one, action));
  if (!service) return null;
  const { entry, username } = envelopeParts(postedText(request.postData ?? {}));
  const answer = bodyEntry(recordedText(response?.content ?? {}));
  // A request of SOAP 1.2 without its body says nothing of it; its answer does.
  const named = entry?.name ?? answer?.name.replace(/Response$/, '') ?? '';
  const operation = operationOf(service, action) ?? service.operation(named);
  return operation ? { operation, request: entry, answer, username } : null;
}

/** The soapAction that a request names: in a header of its own, or in the content type of SOAP 1.2. */
function actionIn(headers: readonly ArchiveHeader[]): string {
  const sentAs = (name: string) => headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
  return (
    contentTypeParameter(sentAs('content-type'), 'action') ?? sentAs('soapaction').replaceAll('"', '').trim()
  );
}

function operationOf({ operations }: ServiceContract, action: string): Operation | undefined {
  return operations.find(({ soapAction }) => soapAction === action);
}
