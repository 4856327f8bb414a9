import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';
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

/**
 * Sends a request to the letter: `fetch` would leave out the Host header, and add others.
 * @throws Error that says in one sentence why there was no answer.
 */
export async function send(base: string, request: HttpRequest): Promise<HttpAnswer> {
  const { path } = request;
  try {
    const answer = await answerTo(new URL(base + path), request);
    return {
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
      ),
      body: textOf(await buffer(answer)),
    };
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new Error(`no answer from ${publicAddress(base + path)}: ${why.trim()}`, { cause: error });
  }
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
export function post(
  base: string,
  { service, soapAction }: Operation,
  envelope: string,
): Promise<HttpAnswer> {
  return send(base, {
    method: 'POST',
    path: service.paths[0] ?? '',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` },
    body: envelope,
  });
}
