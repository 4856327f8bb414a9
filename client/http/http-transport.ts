import type { ErrorListener } from '../../base/error-listener.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { refusalOf } from '../refusal.ts';
import { bodyText, type Method, type Transport } from '../transport.ts';
import { NoMock, Unauthorized } from './http-errors.ts';

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
    const response = await this.#send(method, path, body, signal);
    const text = await response.text();
    const { ok, status, headers } = response;
    // The answer has no body.
    if (status === 204) return undefined as Answer;
    const [type = ''] = (headers.get('content-type') ?? 'no type').split(';');
    if (type !== (ok ? 'application/json' : 'application/problem+json'))
      throw new NoMock(this.url, status, type);
    const answer = JSON.parse(text);
    if (ok) return answer;
    throw status === 401 ? new Unauthorized(answer) : refusalOf(answer);
  }

  async #send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
    const content =
      body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: bodyText(body) };
    try {
      return await fetch(`${this.url}/_mock${path}`, {
        method,
        ...content,
        headers: { ...this.#authorization, ...content.headers },
        signal: signal ?? null,
      });
    } catch (error) {
      const { cause, message } = error as Error & { readonly cause?: Error };
      throw new Unreachable(`no mock answers at ${this.url}: ${cause?.message ?? message}`);
    }
  }
}
