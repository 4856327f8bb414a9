import { Agent, request as startRequest } from 'node:http';
import type { HttpRequest } from './requests/soap-call.ts';

/** What became of one request. */
export interface Exchange {
  readonly status: number;
  /** Of the answer's body. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** The beginning of the answer's body, as much as came first; all of a small one. */
  readonly beginning: string;
}

/** A client of a server on this machine that keeps its connections. */
export class Client {
  readonly #port: number;
  readonly #agent: Agent;

  constructor(port: number, connections = Number.POSITIVE_INFINITY) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /**
   * Reads the answer to its end and keeps only its beginning. A request goes out again, as clients do, on another
   * connection where the server closed an idle one just then, which one does that stood still for long.
   */
  send(request: HttpRequest): Promise<Exchange> {
    return this.#sendSince(performance.now(), request);
  }

  #sendSince(started: number, request: HttpRequest): Promise<Exchange> {
    const { method, path, headers, body } = request;
    const length = method === 'GET' ? {} : { 'Content-Length': body.length };
    const options = { host: '127.0.0.1', port: this.#port, agent: this.#agent, method, path };
    return new Promise((resolve, reject) => {
      const sent = startRequest({ ...options, headers: { ...headers, ...length } }, (answer) => {
        let bytes = 0;
        let beginning = '';
        answer.on('data', (chunk: Buffer) => {
          if (bytes === 0) beginning = chunk.toString();
          bytes += chunk.length;
        });
        answer.on('end', () => {
          const milliseconds = performance.now() - started;
          resolve({ status: answer.statusCode ?? 0, bytes, milliseconds, beginning });
        });
        answer.on('error', reject);
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.#sendSince(started, request));
        else reject(error);
      });
      sent.end(body);
    });
  }

  /** @throws Error for an answer that is no success. */
  async succeed(request: HttpRequest): Promise<Exchange> {
    const done = await this.send(request);
    if (done.status >= 200 && done.status < 300) return done;
    throw new Error(`${request.path} was answered with ${done.status}: ${done.beginning.slice(0, 500)}`);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Does a number of pieces of work, so many at a time. */
export async function inParallel(
  count: number,
  atATime: number,
  work: (at: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}
