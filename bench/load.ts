import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { quantile } from './statistics.ts';

/** What a round of calls showed. */
export interface Measured {
  readonly requestsPerSecond: number;
  readonly requests: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Of one answer, headers included. */
  readonly answerBytes: number;
}

/**
 * Sends the same request over and over on a number of connections, each waiting for its answer before the next.
 *
 * A generator of our own, since it must cost less than the fastest server: every answer to the same request is equally
 * long, so after the first one, which is read with care, bytes are only counted.
 * @param ports among which the connections are dealt.
 */
export async function load(
  ports: readonly [number, ...number[]],
  request: Buffer,
  connections: number,
  seconds: number,
): Promise<Measured> {
  const answerBytes = (await firstAnswer(ports[0], request)).length;
  const latencies: number[] = [];
  const rest = stayAwake();
  const started = performance.now();
  const end = started + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, (_, at) =>
      callUntil(end, ports[at % ports.length] ?? ports[0], request, answerBytes, latencies),
    ),
  );
  rest();
  const elapsed = performance.now() - started;
  return {
    requestsPerSecond: (latencies.length * 1_000) / elapsed,
    requests: latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    answerBytes,
  };
}

/**
 * Keeps this process from sleeping until the returned function is called: else the kernel would bill a server for waking
 * its client with every answer, and the slower the server, the more.
 */
function stayAwake(): () => void {
  let awake = true;
  const turn = () => {
    if (awake) setImmediate(turn);
  };
  turn();
  return () => {
    awake = false;
  };
}

/** Reads one answer as it came over the wire, headers included. @throws Error for any status but 200. */
export async function firstAnswer(port: number, request: Buffer): Promise<Buffer> {
  const socket = await open(port);
  socket.write(request);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    chunks.push(chunk as Buffer);
    const answer = Buffer.concat(chunks);
    if (isWhole(answer)) {
      requireOk(answer);
      return answer;
    }
  }
  throw new Error(`The server hung up in the middle of its answer: ${Buffer.concat(chunks)}`);
}

/** Counts the bytes of one answer, which comes with a Content-Length, and keeps none of them. */
export async function lengthOfAnswer(port: number, request: Buffer): Promise<number> {
  const socket = await open(port);
  socket.write(request);
  let head = '';
  let received = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (!head.includes('\r\n\r\n')) head += chunk.toString('latin1');
    const body = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
    if (received >= head.indexOf('\r\n\r\n') + 4 + body) return received;
  }
  throw new Error(`The server hung up: ${head}`);
}

/** The body of an answer that came with a Content-Length. */
export function bodyOf(answer: Buffer): Buffer {
  return answer.subarray(answer.indexOf('\r\n\r\n') + 4);
}

function isWhole(answer: Buffer): boolean {
  const headEnd = answer.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const length = /^content-length: (\d+)/im.exec(answer.toString('latin1', 0, headEnd))?.[1];
  if (length !== undefined) return answer.length === headEnd + 4 + Number(length);
  return answer.subarray(-7).toString('latin1') === '\r\n0\r\n\r\n';
}

function requireOk(answer: Buffer): void {
  const status = answer.toString('latin1', 0, 12);
  if (status !== 'HTTP/1.1 200') throw new Error(`The server answered ${answer.toString()}`);
}

async function callUntil(
  end: number,
  port: number,
  request: Buffer,
  answerBytes: number,
  latencies: number[],
): Promise<void> {
  const socket = await open(port);
  await new Promise<void>((resolve, reject) => {
    let received = 0;
    let sent = performance.now();
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server hung up.')));
    socket.on('data', (chunk) => {
      if (received === 0) requireOk(chunk);
      received += chunk.length;
      if (received < answerBytes) return;
      if (received > answerBytes) throw new Error('An answer was longer than the first one.');
      const now = performance.now();
      latencies.push(now - sent);
      if (now >= end) {
        resolve();
        return;
      }
      received = 0;
      sent = now;
      socket.write(request);
    });
    socket.write(request);
  });
  socket.destroy();
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}
