import type { ServerResponse } from 'node:http';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import { asBytes } from '../soap/message.ts';
import type { Drip } from '../trouble/trouble.ts';
import type { Outgoing } from './http-answer.ts';

/**
 * Sends an answer: at once and whole, unless it is long, or simulated trouble wants it otherwise. Every wait ends with the
 * connection.
 * @param patience how long a client may take nothing of a long answer, in milliseconds, before its connection is ended.
 * @returns null where nothing is left to wait for.
 */
export function deliver(
  response: ServerResponse,
  outgoing: Outgoing,
  patience: number,
): Promise<void> | null {
  const { status, headers, body, delivery } = outgoing;
  const { wait, drip, ending } = delivery;
  const isWhole = wait === undefined && drip === undefined && ending === undefined;
  if (!isWhole || typeof body !== 'string') return deliverSlowly(response, outgoing, patience);
  if (!response.destroyed) response.writeHead(status, headers).end(body, encodingOf(body, headers));
  return null;
}

async function deliverSlowly(
  response: ServerResponse,
  { status, headers, body, delivery: { wait, drip, ending } }: Outgoing,
  patience: number,
): Promise<void> {
  if (wait !== undefined) await pause(response, wait);
  if (response.destroyed) return;
  if (ending === 'reset') {
    response.req.socket.resetAndDestroy();
    return;
  }
  response.writeHead(status, ending === 'half-of-chunks' ? withoutLength(headers) : headers);
  if (drip === undefined && ending === undefined) {
    if (typeof body === 'string') response.end(body, encodingOf(body, headers));
    else await stream(response, body, patience);
    return;
  }
  const bytes = Buffer.concat(asBytes(body));
  const sent = ending === undefined ? bytes : bytes.subarray(0, bytes.length >> 1);
  if (drip) await letDrip(response, sent, drip);
  else await write(response, sent);
  if (response.destroyed) return;
  if (ending === undefined) response.end();
  else response.req.socket.destroySoon();
}

/** As many bytes as characters are ASCII, which is written several times as fast where the socket knows. */
function encodingOf(body: string, headers: Outgoing['headers']): 'latin1' | 'utf8' {
  return headers['Content-Length'] === String(body.length) ? 'latin1' : 'utf8';
}

/** As fast as the client takes it; one that takes nothing any more is not waited for. */
async function stream(
  response: ServerResponse,
  chunks: readonly Uint8Array[],
  patience: number,
): Promise<void> {
  for (const chunk of chunks) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response, patience);
  }
  response.end();
}

/** Ends the connection when the time is up. */
function drained(response: ServerResponse, patience: number): Promise<void> {
  return untilClosed(response, (end) => {
    const timer = setTimeout(() => response.destroy(), patience);
    response.on('drain', end);
    return () => {
      clearTimeout(timer);
      response.off('drain', end);
    };
  });
}

/** The head comes at once, each piece of the body after its share of the time. */
async function letDrip(response: ServerResponse, bytes: Buffer, { ms, pieces }: Drip): Promise<void> {
  response.flushHeaders();
  const length = Math.ceil(bytes.length / pieces);
  for (let piece = 0; piece < pieces; piece++) {
    await pause(response, ms / pieces);
    if (response.destroyed) return;
    await write(response, bytes.subarray(piece * length, (piece + 1) * length));
  }
}

/** Resolves once the bytes were handed to the connection, or that is gone: Node.js 24 gathers chunks before. */
function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  return untilClosed(response, (end) => {
    response.write(bytes, end);
    return () => {};
  });
}

/** Ends early when the client hangs up or the server closes, since nothing waits any more. */
function pause(response: ServerResponse, milliseconds: number): Promise<void> {
  return untilClosed(response, (end) => {
    const timer = setTimeout(end, milliseconds);
    return () => clearTimeout(timer);
  });
}

/** Waits for what calls `end`, or for the end of the connection. @param begin returns what stops it. */
function untilClosed(response: ServerResponse, begin: (end: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.off('close', end);
      stop();
      resolve();
    };
    response.on('close', end);
    const stop = begin(end);
  });
}

/** Without a length the framework sends chunks. */
function withoutLength({
  'Content-Length': _,
  ...headers
}: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return headers;
}
