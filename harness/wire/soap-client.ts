import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { decodedText } from '../../base/files.ts';
import { publicAddress } from '../../base/public-address.ts';
import { timeoutSignal } from '../../base/real-time.ts';
import type { Operation } from '../../contracts/interface/model.ts';

/** An HTTP answer, as much of it as a case can ask about. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** How long an answer may take, in milliseconds. */
const TIMEOUT = 60_000;

const MEBIBYTE = 1024 * 1024;

/** How long an answer may be, in bytes: twice that of a hundred thousand employees, and half of what a text can hold. */
const LONGEST = 256 * MEBIBYTE;

/**
 * Sends a request to the letter: `fetch` would leave out the Host header, and add others.
 * @param longest how many bytes of an answer are read.
 * @throws Error that says in one sentence why there was no answer, or that it is too long.
 */
export async function send(base: string, request: HttpRequest, longest = LONGEST): Promise<HttpAnswer> {
  const { path } = request;
  try {
    const answer = await answerTo(new URL(base + path), request);
    return {
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
      ),
      body: textOf(await bodyOf(answer, longest)),
    };
  } catch (error) {
    if (error instanceof TooLong) throw new Error(`${publicAddress(base + path)} ${error.message}`);
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new Error(`no answer from ${publicAddress(base + path)}: ${why.trim()}`, { cause: error });
  }
}

class TooLong extends Error {
  constructor(longest: number) {
    super(`answers more than ${longest / MEBIBYTE} MiB, which is more than is read; ask for less.`);
  }
}

/** @throws TooLong as soon as it is known; the rest is not read. */
async function bodyOf(answer: IncomingMessage, longest: number): Promise<Buffer> {
  if (Number(answer.headers['content-length']) > longest) {
    answer.destroy();
    throw new TooLong(longest);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > longest) throw new TooLong(longest);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What is no text in the encoding that it says it is in is read as UTF-8, as far as that goes. */
function textOf(body: Buffer): string {
  return decodedText(body) ?? body.toString();
}

/**
 * Asks for something that may be asked twice: once more when the connection drops, not when the answer took too long.
 * @throws Error as `send` does.
 */
export async function askedTwice(ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  try {
    return await ask();
  } catch (error) {
    if (isTooLate(error as Error)) throw error;
    return ask();
  }
}

/** The name that an aborted request gives its error, whatever its signal says. */
function isTooLate({ cause }: Error): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}

function answerTo(url: URL, { method, headers, body }: HttpRequest): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = timeoutSignal(TIMEOUT);
  return new Promise((resolve, reject) => {
    request(url, { method, headers, signal }, resolve).on('error', reject).end(body);
  });
}

/** What an answer is, whatever stands in its body: `status 302, text/html, Location https://example.com/`. */
export function answerSummary({ status, headers }: HttpAnswer): string {
  const { 'content-type': type = '', location } = headers;
  return [
    `status ${status}`,
    type.split(';', 1)[0]?.trim() || 'no content type',
    ...(location === undefined ? [] : [`Location ${publicAddress(location)}`]),
  ].join(', ');
}

/** Posts an envelope as a SOAP 1.1 client does. */
export function post(base: string, operation: Operation, envelope: string): Promise<HttpAnswer> {
  return send(base, {
    method: 'POST',
    path: operation.service.paths[0] ?? '',
    headers: headersOf(operation),
    body: envelope,
  });
}

/** The headers of SOAP 1.1 for a call. */
export function headersOf({ soapAction }: Operation): Readonly<Record<string, string>> {
  return { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` };
}
