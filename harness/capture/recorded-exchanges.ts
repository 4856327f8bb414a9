import { statSync } from 'node:fs';
import { z } from 'zod';
import { readTextFile } from '../../base/files.ts';
import { parsedJson } from '../../base/parsed-json.ts';
import { dateAt, millisecondsOf } from '../../base/real-time.ts';
import { type CapturedMessage, type Exchange, type Header, headerOf } from '../serving/exchange.ts';
import { exchangeIn } from './archive-entry.ts';
import { type AboutCapture, CaptureError, readCapture } from './capture-folder.ts';

/** An exchange, and when it began. */
export interface TimedExchange {
  readonly exchange: Exchange;
  /** Null where the archive does not say. */
  readonly at: Date | null;
}

/** What was recorded, wherever it is kept. */
export interface RecordedExchanges {
  /** In their order. */
  readonly exchanges: readonly TimedExchange[];
  /** Null for an archive of another program. */
  readonly about: AboutCapture | null;
  /** Whether it is an archive of a mock, of calls that it answered itself. */
  readonly isOfMock: boolean;
}

const header = z.object({ name: z.string(), value: z.string().nullish() });
const body = z.object({
  text: z.string().nullish(),
  encoding: z.string().nullish(),
  mimeType: z.string().nullish(),
});
const entry = z.object({
  startedDateTime: z.string().nullish(),
  request: z.object({
    method: z.string(),
    url: z.url(),
    headers: z.array(header).nullish(),
    postData: body.nullish(),
  }),
  response: z.object({ status: z.int(), headers: z.array(header).nullish(), content: body.nullish() }),
});

/** An HTTP archive of whatever tool, as far as it is looked at. */
const archive = z.object({
  log: z.object({
    creator: z.object({ name: z.string().nullish() }).nullish().catch(null),
    entries: z.array(z.unknown()),
  }),
});

/**
 * What was recorded: the folder of a capture, or an HTTP archive of whatever program. Entries of an archive that lack an answer
 * are left out.
 * @throws CaptureError for what is neither; UnreadableFile.
 */
export function recordedExchanges(source: string): RecordedExchanges {
  if (statSync(source, { throwIfNoEntry: false })?.isDirectory()) {
    const { about, entries } = readCapture(source);
    return {
      about,
      isOfMock: false,
      exchanges: entries.map((one) => ({ exchange: exchangeIn(one), at: timeIn(one.startedDateTime) })),
    };
  }
  const found = archive.safeParse(parsedJson(readTextFile(source, 'nmbrs-mock capture makes a folder')));
  if (!found.success)
    throw new CaptureError(
      `${source} is neither the folder of a capture nor an HTTP archive; nmbrs-mock capture makes one.`,
    );
  const { creator, entries } = found.data.log;
  const exchanges = entries.flatMap((one) => {
    const { data } = entry.safeParse(one);
    return data ? [ofArchive(data)] : [];
  });
  return { about: null, isOfMock: creator?.name === 'nmbrs-mock', exchanges };
}

function ofArchive({ startedDateTime, request, response }: z.infer<typeof entry>): TimedExchange {
  return {
    exchange: {
      method: request.method,
      url: request.url,
      request: message(request.headers, request.postData),
      answer: { status: response.status, ...message(response.headers, response.content) },
    },
    at: timeIn(startedDateTime),
  };
}

type RecordedHeaders = readonly z.infer<typeof header>[] | null | undefined;
type RecordedBody = z.infer<typeof body> | null | undefined;

/** A text of an archive was decoded when it was recorded, and is encoded in UTF-8 again. */
function message(recorded: RecordedHeaders, content: RecordedBody): CapturedMessage {
  // Bodies stand there decoded.
  const headers = (recorded ?? [])
    .map(({ name, value }): Header => [name, value ?? ''])
    .filter(([name]) => !/^(?:content|transfer)-encoding$/i.test(name));
  if (content?.encoding?.toLowerCase() === 'base64')
    return { headers, body: Buffer.from(content.text ?? '', 'base64') };
  const type = headerOf({ headers }, CONTENT_TYPE) || content?.mimeType || 'text/xml';
  return {
    headers: [
      ...headers.filter(([name]) => name.toLowerCase() !== CONTENT_TYPE),
      ['Content-Type', `${type.replace(/;\s*charset=[^;]*/i, '')}; charset=utf-8`],
    ],
    body: Buffer.from(content?.text ?? ''),
  };
}

const CONTENT_TYPE = 'content-type';

function timeIn(text: string | null | undefined): Date | null {
  const time = millisecondsOf(text ?? '');
  return Number.isNaN(time) ? null : dateAt(time);
}
