import type { ErrorListener } from '../../base/error-listener.ts';
import { jsonCopy } from '../../base/json-pieces.ts';
import { atOnce, inTurns } from '../../base/turns.ts';
import { Unreachable } from '../../base/unreachable.ts';
import type { ProblemDocument } from '../../contracts/control/problems.ts';
import type { OpenServer } from '../../server/open-server.ts';
import { refusalOf } from '../refusal.ts';
import { bodyText, type CallAnswerer, type Method, type Page, type Transport } from '../transport.ts';

/** The control API of a server of this process, asked without HTTP. What is asked and answered is JSON all the same. */
export class InProcessTransport implements Transport {
  readonly url: string;
  readonly onError: ErrorListener;
  readonly #server: OpenServer;
  readonly #closing = new AbortController();

  constructor(server: OpenServer) {
    this.#server = server;
    this.url = server.url;
    // What waits ends with the mock, which is no news.
    this.onError = (error) => {
      if (!this.#closing.signal.aborted) server.onError(error);
    };
  }

  /** Ends every request that waits; from now on none is answered. */
  close(): void {
    this.#closing.abort();
  }

  async ask<Answer>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
    return (await this.#answer<Answer>(method, path, body, signal)).answer;
  }

  async hand<Answer>(path: string, body: unknown, byFunction: CallAnswerer): Promise<Answer> {
    return (await this.#answer<Answer>('POST', path, body, undefined, byFunction)).answer;
  }

  async page<Item>(path: string, signal?: AbortSignal): Promise<Page<Item>> {
    const { answer, next } = await this.#answer<readonly Item[]>('GET', path, undefined, signal);
    return { items: answer, next };
  }

  async *stream<Item>(path: string, signal?: AbortSignal, onBegin?: () => void): AsyncGenerator<Item, void> {
    const answer = await this.#controlAnswer('GET', path, undefined, signal);
    if (answer.kind === 'problem')
      throw refusalOf(atOnce(jsonCopy(answer.problem.document)) as ProblemDocument);
    if (answer.kind !== 'stream') throw new Error(`GET ${path} answers at once; ask for it.`);
    onBegin?.();
    for await (const item of answer.items) yield (await inTurns(jsonCopy(item))) as Item;
  }

  async #answer<Answer>(
    method: Method,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    byFunction?: CallAnswerer,
  ): Promise<{ readonly answer: Answer; readonly next: string | null }> {
    const answer = await this.#controlAnswer(method, path, body, signal, byFunction);
    switch (answer.kind) {
      case 'problem':
        throw refusalOf(atOnce(jsonCopy(answer.problem.document)) as ProblemDocument);
      case 'stream':
        throw new Error(`${method} ${path} answers one item after the other; follow it.`);
      case 'page':
        throw new Error(`${method} ${path} answers a page; open it in a browser.`);
      case 'text':
        return { answer: answer.text as Answer, next: null };
      case 'json':
        return { answer: (await inTurns(jsonCopy(answer.body))) as Answer, next: answer.next };
    }
  }

  async #controlAnswer(
    method: Method,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    byFunction?: CallAnswerer,
  ) {
    const closing = this.#closing.signal;
    const text = body === undefined ? '' : bodyText(body);
    const control = await this.#server.control();
    if (closing.aborted) throw new Unreachable(`no mock answers at ${this.url}: it was closed`);
    return control.answer({
      method,
      url: path,
      body: text,
      isForm: false,
      wantsPage: false,
      origin: this.url,
      signal: signal ? AbortSignal.any([signal, closing]) : closing,
      ...(byFunction && { byFunction }),
    });
  }
}
