import { z } from 'zod';
import { valueMistakes } from '../../base/schema/value-mistakes.ts';
import { sentences } from '../../base/sentences.ts';
import type { ParsedElement } from '../../base/xml/read.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import {
  type Operation,
  SERVICE_NAMES,
  type ServiceContract,
  VERSIONS,
} from '../../contracts/interface/model.ts';
import { bodyEntry, envelopeParts } from './envelope.ts';

/** What was sent to an operation and what came back. */
export interface RecordedMessages {
  readonly operation: Operation;
  /** The element in the body; null for a text that is no envelope. */
  readonly request: ParsedElement | null;
  readonly answer: ParsedElement | null;
  /** The login that called; null when the request does not say. */
  readonly username: string | null;
}

/** The calls of a journal. */
export interface Recording {
  readonly calls: readonly RecordedMessages[];
  /** How many of its entries are no call of an operation that the catalogue knows. */
  readonly others: number;
}

/** A journal cannot be read; the message says what was expected instead. */
export class JournalError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JournalError';
  }
}

const header = z.object({ name: z.string(), value: z.string() });

const harShape = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        request: z.object({
          method: z.string(),
          url: z.string(),
          headers: z.array(header).default([]),
          postData: z.object({ text: z.string().default('') }).optional(),
        }),
        response: z.object({
          content: z.object({ text: z.string().default(''), encoding: z.string().optional() }),
        }),
      }),
    ),
  }),
});

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

type HarEntry = z.infer<typeof harShape>['log']['entries'][number];
type Messages = z.infer<typeof messagesShape>;

/**
 * The calls of a journal: an HTTP archive, of the mock or of whatever else recorded the traffic, or calls with their
 * messages as the control API gives them.
 * @throws JournalError for anything else.
 */
export function readRecording(journal: unknown): Recording {
  const har = harShape.safeParse(journal);
  if (har.success) return recording(har.data.log.entries.map(ofHarEntry));
  const messages = z.array(messagesShape).safeParse(Array.isArray(journal) ? journal : [journal]);
  if (messages.success) return recording(messages.data.map(ofMessages));
  const isHar = typeof journal === 'object' && journal !== null && 'log' in journal;
  throw new JournalError(
    isHar
      ? `This is no HTTP archive. ${whyNoHar(journal)}`
      : 'This is no journal. Give an HTTP archive, as GET /_mock/environments/{environment}/calls.har gives it, ' +
          'or calls with their messages, as GET /_mock/calls/{call} gives them.',
  );
}

/** An archive that is wrong in one entry is so in most. */
const MOST_REPORTED = 3;

function whyNoHar(journal: object): string {
  const mistakes = valueMistakes(harShape, journal);
  const reported = mistakes.slice(0, MOST_REPORTED).map(({ detail, remedy }) => `${detail} ${remedy}`);
  const left = mistakes.length - reported.length;
  return sentences(...reported, left > 0 ? `There are ${left} more.` : '');
}

function recording(entries: readonly (RecordedMessages | null)[]): Recording {
  const calls = entries.filter((entry) => entry !== null);
  return { calls, others: entries.length - calls.length };
}

function ofMessages({ call, request, response }: Messages): RecordedMessages | null {
  // Not every service is in every version.
  const service = catalogue.services.find(
    ({ name, version }) => name === call.service && version === call.version,
  );
  const operation = service?.operation(call.operation ?? '');
  if (!operation) return null;
  const { entry, username } = envelopeParts(request);
  return { operation, request: entry, answer: bodyEntry(response), username };
}

function ofHarEntry({ request, response: { content } }: HarEntry): RecordedMessages | null {
  const service = serviceAt(request.url);
  if (!service || request.method !== 'POST') return null;
  const { entry, username } = envelopeParts(request.postData?.text ?? '');
  const operation = actedOn(service, request.headers) ?? service.operation(entry?.name ?? '');
  if (!operation) return null;
  const text = content.encoding === 'base64' ? Buffer.from(content.text, 'base64').toString() : content.text;
  return { operation, request: entry, answer: bodyEntry(text), username };
}

function serviceAt(url: string): ServiceContract | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname.toLowerCase() : '';
  return catalogue.services.find(({ paths }) => paths.some((one) => one.toLowerCase() === path));
}

/** The operation that the soapAction names: in a header of its own, or in the content type of SOAP 1.2. */
function actedOn(
  service: ServiceContract,
  headers: readonly z.infer<typeof header>[],
): Operation | undefined {
  const sentAs = (name: string) => headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
  const [, inType] = /\baction="?([^";]+)/i.exec(sentAs('content-type')) ?? [];
  const action = inType ?? sentAs('soapaction').replaceAll('"', '');
  return service.operations.find(({ soapAction }) => soapAction === action);
}
