import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type ConnectionOptions, connect as connectSecurely, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../../index.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

/** A certificate that signed itself, for hosts of Nmbrs and for this machine, valid for a hundred years. */
export const CERTIFICATE = read('server-certificate.pem');
export const KEY = read('server-key.pem');

export const PAGE = '/soap/v3/DebtorService.asmx';

/** A mock whose port is tried, with all it tells. */
export class TriedPort {
  readonly nmbrs: Nmbrs;
  readonly notices: readonly string[];
  readonly errors: readonly unknown[];

  private constructor(nmbrs: Nmbrs, notices: readonly string[], errors: readonly unknown[]) {
    this.nmbrs = nmbrs;
    this.notices = notices;
    this.errors = errors;
  }

  /** One that answers TLS with the certificate above. */
  static start(options: NmbrsOptions = {}): Promise<TriedPort> {
    return TriedPort.startWithoutCertificate({ certificate: CERTIFICATE, key: KEY, ...options });
  }

  static async startWithoutCertificate(options: NmbrsOptions): Promise<TriedPort> {
    const notices: string[] = [];
    const errors: unknown[] = [];
    const nmbrs = await startNmbrs({
      ...options,
      onNotice: (notice) => notices.push(notice),
      onError: (error) => errors.push(error),
    });
    return new TriedPort(nmbrs, notices, errors);
  }

  async open(): Promise<Socket> {
    const socket = connect({ port: this.nmbrs.port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    return socket;
  }

  /** A connection on which a tunnel was opened. @param behind what is sent together with the request. */
  async tunnel(to: string, behind = ''): Promise<Socket> {
    const socket = await this.open();
    socket.write(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n\r\n${behind}`);
    expect(await head(socket)).toBe('HTTP/1.1 200 Connection Established\r\n\r\n');
    return socket;
  }

  /** All that comes back for these bytes before the server ends the connection. */
  async raw(bytes: string): Promise<string> {
    const socket = await this.open();
    socket.write(bytes);
    return everything(socket);
  }

  /** Waits for a notice with all these words. */
  async noticed(...words: string[]): Promise<string> {
    for (;;) {
      const found = this.notices.find((notice) => words.every((word) => notice.includes(word)));
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, 5));
    }
  }
}

/** One for the tests of a file, which must meet no surprise. */
export function useTriedPort(options: NmbrsOptions = {}): () => TriedPort {
  let tried: TriedPort;
  beforeAll(async () => {
    tried = await TriedPort.start(options);
  });
  afterAll(async () => {
    await tried.nmbrs.close();
    expect(tried.errors).toEqual([]);
  });
  return () => tried;
}

/** Shakes hands on a connection. */
export async function secured(socket: Socket, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const secure = connectSecurely({ socket, ca: CERTIFICATE, servername: 'api.nmbrs.nl', ...options });
  await once(secure, 'secureConnect');
  return secure;
}

export function get(path: string, host: string, ...more: string[]): string {
  return [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...more, '', ''].join('\r\n');
}

/** All that comes until the connection ends. */
export async function everything(socket: Socket): Promise<string> {
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  // One that has refused may reset the connection while we still send.
  socket.on('error', () => {});
  await new Promise<void>((done) => {
    if (socket.destroyed) done();
    socket.once('end', done).once('close', done);
  });
  socket.destroy();
  return received;
}

/** The head of the next answer; what comes behind it stays. */
export async function head(socket: Socket): Promise<string> {
  let received = Buffer.alloc(0);
  for (;;) {
    const chunk: Buffer | null = socket.read();
    if (chunk) received = Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    if (end >= 0) {
      const rest = received.subarray(end + 4);
      if (rest.length > 0) socket.unshift(rest);
      return received.subarray(0, end + 4).toString('latin1');
    }
    if (!chunk) await once(socket, 'readable');
    if (socket.readableEnded || socket.destroyed) throw new Error(`the connection ended: ${received}`);
  }
}

export function statuses(answers: string): string[] {
  return [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = '']) => status);
}
