import { Unreachable } from '../base/unreachable.ts';

/** A mock does not do what it was asked to; the message holds its own words, and its remedy. */
export class MockRefusal extends Error {
  readonly status: number;
  /** What was wrong, without the remedy. */
  readonly detail: string;

  constructor(asked: string, status: number, { title = '', detail = title, remedy = '' }: Problem) {
    super(`the mock refuses ${asked}: ${detail}${remedy && ` ${remedy}`}`);
    this.status = status;
    this.detail = detail;
  }
}

/** Something answers at the address, but no mock. */
export class NoMock extends Error {}

/** What is used of a problem document. */
type Problem = Partial<Readonly<Record<'title' | 'detail' | 'remedy', string>>>;

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
   * @throws NoMock when somebody else does.
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
    const { ok, status, headers } = response;
    const text = await response.text();
    const [type = ''] = (headers.get('content-type') ?? 'no type').split(';');
    if (ok && text === '') return undefined as T;
    if (type !== (ok ? 'application/json' : 'application/problem+json'))
      throw new NoMock(
        `what answers at ${this.url} is no nmbrs-mock (${status}, ${type}); check the address.`,
      );
    const answer = JSON.parse(text);
    if (!ok) throw new MockRefusal(`${method} /_mock${path}`, status, answer);
    return answer;
  }
}
