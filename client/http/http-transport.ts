import type { ErrorListener } from '../../base/error-listener.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { refusalOf } from '../refusal.ts';
import { bodyText, type CallAnswerer, type Method, type Page, type Transport } from '../transport.ts';
import { NoMock, Unauthorized } from './http-errors.ts';

/** The next page in a `Link` header, below the path of the control API. */
const NEXT = /<\/_mock([^>]*)>;\s*rel="next"/;

/**
 * Each request has a connection of its own: before it uses one again, the fetch of Node.js waits for a timer, which is that of
 * a test that fakes its timers. A web page leaves this header out.
 */
const ONCE = { Connection: 'close' } as const;

/** The control API of a mock that is reached over HTTP. */
export class HttpTransport implements Transport {
  readonly url: string;
  readonly onError: ErrorListener;
  readonly #authorization: Readonly<Record<string, string>>;

  /** @param controlToken what the mock demands of users of its control API; null for nothing. */
  constructor(url: string, controlToken: string | null, onError: ErrorListener) {
    this.url = url;
    this.onError = onError;
    this.#authorization = controlToken === null ? {} : { Authorization: `Bearer ${controlToken}` };
  }

  async ask<Answer>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
    return (await this.#answer<Answer>(method, path, body, signal)).answer;
  }

  async hand<Answer>(_path: string, _body: unknown, byFunction: CallAnswerer): Promise<Answer> {
    throw new NotPossible(
      'invalid',
      'answer',
      'A function stays in its process, and the mock runs in another.',
      'Give a result, a change, a fault, a body or a sequence, or start the mock here with startNmbrs.',
      byFunction,
    );
  }

  async page<Item>(path: string, signal?: AbortSignal): Promise<Page<Item>> {
    const { answer, link } = await this.#answer<readonly Item[]>('GET', path, undefined, signal);
    return { items: answer, next: NEXT.exec(link)?.[1] ?? null };
  }

  async *stream<Item>(path: string, signal?: AbortSignal, onBegin?: () => void): AsyncGenerator<Item, void> {
    const ending = new AbortController();
    const response = await this.#send(
      'GET',
      path,
      undefined,
      signal ? AbortSignal.any([signal, ending.signal]) : ending.signal,
    );
    try {
      if (!response.ok) await this.#read(response);
      onBegin?.();
      if (response.body) yield* itemsIn<Item>(response.body, (cause) => this.#unreachable(cause));
    } catch (error) {
      // Who follows no more does not wait for the end.
      if (!signal?.aborted) throw error;
    } finally {
      ending.abort();
    }
  }

  async #answer<Answer>(
    method: Method,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<{ readonly answer: Answer; readonly link: string }> {
    return this.#read(await this.#send(method, path, body, signal));
  }

  /** @throws what the mock refuses with. */
  async #read<Answer>(response: Response): Promise<{ readonly answer: Answer; readonly link: string }> {
    const text = await response.text();
    const { ok, status, headers } = response;
    // The answer has no body.
    const link = headers.get('link') ?? '';
    if (status === 204) return { answer: undefined as Answer, link };
    const [type = ''] = (headers.get('content-type') ?? 'no type').split(';');
    if (type !== (ok ? 'application/json' : 'application/problem+json'))
      throw new NoMock(this.url, status, type);
    const answer = JSON.parse(text);
    if (ok) return { answer, link };
    throw status === 401 ? new Unauthorized(answer) : refusalOf(answer);
  }

  async #send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
    const content =
      body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: bodyText(body) };
    try {
      return await fetch(`${this.url}/_mock${path}`, {
        method,
        ...content,
        headers: { ...ONCE, ...this.#authorization, ...content.headers },
        signal: signal ?? null,
      });
    } catch (error) {
      throw this.#unreachable(error);
    }
  }

  #unreachable(error: unknown): Unreachable {
    const { cause, message } = error as Error & { readonly cause?: Error };
    return new Unreachable(`no mock answers at ${this.url}: ${cause?.message ?? message}`);
  }
}

/** What stands in each line of a body, as it comes in. @throws what `broken` makes of why no more can be read. */
async function* itemsIn<Item>(
  body: ReadableStream<Uint8Array>,
  broken: (error: unknown) => Error,
): AsyncGenerator<Item, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  const read = () =>
    reader.read().catch((error) => {
      throw broken(error);
    });
  for (let part = await read(); !part.done; part = await read()) {
    const lines = `${rest}${decoder.decode(part.value, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Item;
  }
}
