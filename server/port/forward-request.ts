import {
  type ClientRequest,
  type IncomingMessage,
  request as plainRequest,
  type ServerResponse,
} from 'node:http';
import { request as secureRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import type { AbsoluteTarget } from './absolute-target.ts';
import type { OtherHost } from './destinations.ts';
import { reachedAt, unreachable } from './tunnel.ts';

/** What is said to the next hop alone (RFC 9110, section 7.6.1, and what older clients send to proxies). */
const HOP_BY_HOP: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-authentication-info',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Sends a request on to its host, and the answer back, both as they come.
 * @param via the name under which the mock stands in `Via`.
 * @throws Refusal when the host cannot be reached.
 */
export async function forwardRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { scheme, host, path }: AbsoluteTarget,
  other: OtherHost,
  via: string,
  patience: number,
): Promise<void> {
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const send = scheme === 'https' ? secureRequest : plainRequest;
  const sent = send({
    ...reachedAt(other),
    method: request.method,
    path: path.startsWith('/') ? path : `/${path}`,
    agent: false,
    setHost: false,
    headers: [
      ...['Host', host],
      // The mock has already asked for the body.
      ...endToEnd(request, ['host', 'expect']),
      ...(isChunked ? ['Transfer-Encoding', 'chunked'] : []),
      ...['Via', `${request.httpVersion} ${via}`],
    ],
  });
  response.once('close', () => sent.destroy());
  let answer: IncomingMessage;
  try {
    answer = await answerTo(request, sent, patience);
  } catch (error) {
    if (response.destroyed) return;
    throw unreachable(other, error);
  }
  response.sendDate = false;
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, [
    ...endToEnd(answer, []),
    ...['Via', `${answer.httpVersion} ${via}`],
  ]);
  // Where either side hangs up there is nothing left to be done.
  await pipeline(answer, response).catch(() => response.destroy());
}

/** Sends the body, and waits for the head of the answer, which may come before the body is through. */
function answerTo(request: IncomingMessage, sent: ClientRequest, patience: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => sent.destroy(new Error(`no connection within ${patience / 1_000} seconds`)),
      patience,
    );
    sent.once('socket', (socket) => socket.once('connect', () => clearTimeout(timer)));
    sent.once('response', resolve);
    sent.on('error', reject);
    sent.once('close', () => {
      clearTimeout(timer);
      reject(new Error('it closed the connection without an answer'));
    });
    pipeline(request, sent).catch(reject);
  });
}

/** The headers that are for the other end, as they came. */
function endToEnd({ rawHeaders, headers }: IncomingMessage, without: readonly string[]): string[] {
  const said = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  // Without its length a body could be read as the next request.
  const named = said.filter((name) => name !== 'content-length');
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    const key = name.toLowerCase();
    if (![...HOP_BY_HOP, ...named, ...without].includes(key)) kept.push(name, value);
  }
  return kept;
}
