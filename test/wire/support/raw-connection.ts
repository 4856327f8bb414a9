import { connect, type Socket } from 'node:net';
import type { RawRequest } from './case-file.ts';

/** An answer as its bytes came, split where the body begins; an interim answer is part of the head. */
export interface RawAnswer {
  readonly head: string;
  readonly body: Buffer;
}

/** A TCP connection for requests that no HTTP client would send; opened again where the server closed it. */
export class RawConnection {
  readonly #port: number;
  #socket: Socket | null = null;
  #received = Buffer.alloc(0);
  #ended = false;
  #wake: () => void = () => {};

  constructor(port: number) {
    this.#port = port;
  }

  /** @throws Error when the connection ends within an answer, or brings more than one. */
  async send({ head, body }: RawRequest): Promise<RawAnswer> {
    const socket = this.#open();
    const waits = /^expect: *100-continue\r$/im.test(head);
    socket.write(head);
    if (waits) await this.#until(() => this.#received.includes('\r\n\r\n'));
    socket.write(body);
    const answer = await this.#answer(head.startsWith('HEAD '));
    if (/^connection: *close\r$/im.test(answer.head)) await this.#until(() => this.#ended);
    if (this.#received.length > 0) throw new Error(`more than one answer: ${this.#received}`);
    return answer;
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket && !this.#ended) return this.#socket;
    this.#ended = false;
    this.#socket = connect(this.#port, '127.0.0.1')
      .on('data', (data) => {
        this.#received = Buffer.concat([this.#received, data]);
        this.#wake();
      })
      .on('error', () => {})
      .on('close', () => {
        this.#ended = true;
        this.#wake();
      });
    return this.#socket;
  }

  async #answer(withoutBody: boolean): Promise<RawAnswer> {
    let head = '';
    do head += await this.#head();
    while (/^HTTP\/1\.1 1\d\d [^\r]*\r\n(?:[^\r]+\r\n)*\r\n$/.test(head));
    const length = withoutBody ? 0 : Number(/^content-length: *(\d+)\r$/im.exec(head)?.[1]);
    if (Number.isNaN(length)) throw new Error(`an answer without Content-Length:\n${head}`);
    await this.#until(() => this.#received.length >= length);
    return { head, body: this.#take(length) };
  }

  async #head(): Promise<string> {
    await this.#until(() => this.#received.includes('\r\n\r\n'));
    return this.#take(this.#received.indexOf('\r\n\r\n') + 4).toString('latin1');
  }

  #take(length: number): Buffer {
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }

  async #until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      if (this.#ended) throw new Error(`the connection ended after ${JSON.stringify(`${this.#received}`)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
