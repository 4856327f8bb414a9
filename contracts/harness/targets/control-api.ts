import { Unreachable } from './target.ts';

/** A mock does not do what it was asked to; the message holds its own words, and its remedy. */
export class MockRefusal extends Error {}

/** The control API of a mock, as far as cases use it. */
export class ControlApi {
  /** Of the mock, without `/_mock`. */
  readonly url: string;
  readonly #token: string | null;

  /** @param token the bearer token it demands; null for none. */
  constructor(url: string, token: string | null) {
    this.url = url;
    this.#token = token;
  }

  /**
   * @throws Unreachable when nobody answers.
   * @throws MockRefusal with the words of the problem document when it refuses.
   */
  async ask<T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<T> {
    const response = await fetch(`${this.url}/_mock${path}`, {
      method,
      headers: {
        ...(this.#token === null ? {} : { Authorization: `Bearer ${this.#token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw new Unreachable(
        `no mock answers at ${this.url}: ${(error.cause as Error | undefined)?.message ?? error.message}`,
      );
    });
    const text = await response.text();
    if (!response.ok) throw new MockRefusal(`the mock refuses ${method} /_mock${path}: ${problemIn(text)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

function problemIn(text: string): string {
  try {
    const { title, detail, remedy } = JSON.parse(text) as Partial<
      Record<'title' | 'detail' | 'remedy', string>
    >;
    return [detail ?? title ?? text, ...(remedy === undefined ? [] : [remedy])].join(' ');
  } catch {
    return text;
  }
}
