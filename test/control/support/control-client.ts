import { expect } from 'vitest';
import type { Nmbrs } from '../../../index.ts';
import { OpenApiChecker, type OpenApiDocument } from './open-api-checker.ts';

/** @template Body what the test looks at; that it is there is checked against the description. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface MadeEnvironment {
  readonly seeded: object | null;
  readonly subdomain: string;
  readonly companions: readonly string[];
  readonly logins: Readonly<Record<string, MadeLogin>>;
}

export interface MadeLogin {
  readonly id: number;
  readonly environment: string;
  readonly username: string;
  readonly token: string;
  readonly password: string;
  readonly domain: string;
}

export interface LoginBody {
  readonly id: number;
  readonly username: string;
  readonly domain: string;
  readonly state: string;
  readonly token: string;
}

export interface MailBody {
  readonly id: number;
  readonly link: string;
  readonly dead: string | null;
}

export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly field?: string;
  readonly remedy?: string;
  readonly issues?: readonly { readonly field: string; readonly remedy: string }[];
}

/** Uses the control API as any program would, and holds every answer against the description the server gives. */
export class ControlClient {
  readonly document: OpenApiDocument;
  readonly checker: OpenApiChecker;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(url: string, headers: Readonly<Record<string, string>>, document: OpenApiDocument) {
    this.#url = url;
    this.#headers = headers;
    this.document = document;
    this.checker = new OpenApiChecker(document);
  }

  static async of({ url }: Nmbrs, headers: Readonly<Record<string, string>> = {}): Promise<ControlClient> {
    const response = await fetch(`${url}/_mock/openapi.json`, { headers });
    return new ControlClient(url, headers, (await response.json()) as OpenApiDocument);
  }

  get<Body = unknown>(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer<Body>> {
    return this.send('GET', path, undefined, headers);
  }

  post<Body = unknown>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.send('POST', path, body);
  }

  put<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.send('PUT', path, body);
  }

  patch<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.send('PATCH', path, body);
  }

  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.send('DELETE', path);
  }

  /** @param body sent as JSON, or as it is when it is text. */
  async send<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.#url}/_mock${path}`, {
      method,
      headers: { ...this.#headers, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type');
    const answer = {
      status: response.status,
      headers: response.headers,
      body: (type?.includes('json') ? JSON.parse(text) : text) as Body,
    };
    const location = response.headers.get('location');
    const wrong = this.checker.check(method, path, body, { ...answer, type, location });
    expect(wrong, `${method} ${path} answers ${response.status} ${text}`).toEqual([]);
    return answer;
  }
}
