import { z } from 'zod';
import { type CapturedMessage, type Exchange, type Header, headerOf } from '../serving/exchange.ts';

const header = z.object({ name: z.string(), value: z.string() });
const body = z.object({ text: z.string(), encoding: z.literal('base64').exactOptional() });

/** An exchange as an entry of an HTTP archive 1.2, as a capture keeps it. */
export const archiveEntrySchema = z.object({
  startedDateTime: z.string(),
  time: z.number(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    httpVersion: z.string(),
    headers: z.array(header),
    postData: body.extend({ mimeType: z.string() }).exactOptional(),
    comment: z.string().exactOptional(),
  }),
  response: z.object({
    status: z.int(),
    statusText: z.string(),
    httpVersion: z.string(),
    headers: z.array(header),
    content: body.extend({ size: z.int(), mimeType: z.string() }),
    comment: z.string().exactOptional(),
  }),
});

export type CapturedEntry = z.infer<typeof archiveEntrySchema>;

/** When an exchange began, and how long it took, in milliseconds. */
export interface Timing {
  readonly startedAt: Date;
  readonly durationMs: number;
}

/** What an archive holds of an exchange, all of it: cookies and queries stand in headers and address. */
export function entryOf(
  { method, url, request, answer }: Exchange,
  { startedAt, durationMs }: Timing,
): object {
  return {
    startedDateTime: startedAt.toISOString(),
    time: durationMs,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: request.headers.map(named),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body.length > 0 && {
        postData: { mimeType: mediaTypeOf(request), ...bodyOf(request.body) },
      }),
      headersSize: -1,
      bodySize: request.body.length,
      ...commentOn(request),
    },
    response: {
      status: answer.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: answer.headers.map(named),
      content: {
        size: answer.body.length,
        mimeType: mediaTypeOf(answer),
        ...bodyOf(answer.body),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: answer.body.length,
      ...commentOn(answer),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  };
}

/** The exchange that an entry holds. */
export function exchangeIn({ request, response }: CapturedEntry): Exchange {
  return {
    method: request.method,
    url: request.url,
    request: {
      headers: request.headers.map(pair),
      body: bytesOf(request.postData ?? { text: '' }),
      ...leftOutOf(request),
    },
    answer: {
      status: response.status,
      headers: response.headers.map(pair),
      body: bytesOf(response.content),
      ...leftOutOf(response),
    },
  };
}

function named([name, value]: Header) {
  return { name, value };
}

function commentOn({ leftOut }: CapturedMessage): { readonly comment?: string } {
  return leftOut === undefined ? {} : { comment: leftOut };
}

function leftOutOf({ comment }: { readonly comment?: string }): Pick<CapturedMessage, 'leftOut'> {
  return comment === undefined ? {} : { leftOut: comment };
}

function pair({ name, value }: { readonly name: string; readonly value: string }): Header {
  return [name, value];
}

function mediaTypeOf(message: CapturedMessage): string {
  return headerOf(message, 'content-type') ?? '';
}

/** As text where the bytes are one of UTF-8 that comes back the same, and else as base64. */
function bodyOf(bytes: Uint8Array): z.infer<typeof body> {
  const text = Buffer.from(bytes).toString();
  if (Buffer.from(text).equals(bytes)) return { text };
  return { text: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
}

function bytesOf({ text, encoding }: z.infer<typeof body>): Buffer {
  return Buffer.from(text, encoding ?? 'utf8');
}
