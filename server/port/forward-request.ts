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
import { endToEndHeaders, onwardHeaders } from './hop-by-hop.ts';
import { reachedAt, unreachable } from './tunnel.ts';

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
  const send = scheme === 'https' ? secureRequest : plainRequest;
  const sent = send({
    ...reachedAt(other),
    method: request.method,
    path: path.startsWith('/') ? path : `/${path}`,
    agent: false,
    setHost: false,
    headers: [...onwardHeaders(request, host), 'Via', `${request.httpVersion} ${via}`],
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
    ...endToEndHeaders(answer),
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
