import { Upstream } from '../capture/upstream.ts';
import { textOf } from '../serving/read-call.ts';
import type { CapturedRead } from './captured-read.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { ImportedLogin } from './guessed-logins.ts';

/** How a mock answers what a service answered before. */
export type Repetition =
  | { readonly isSame: true }
  | { readonly isSame: false; readonly differences: readonly [Difference, ...Difference[]] };

/** How long an answer may take, in milliseconds. */
const PATIENCE = 120_000;

/** Asks a mock what was captured, and compares what it answers byte by byte. */
export class Asking {
  readonly #mock: Upstream;

  constructor(url: string) {
    this.#mock = new Upstream(new URL(url), { rate: Number.POSITIVE_INFINITY, patience: PATIENCE });
  }

  /** @throws Unreachable when the mock does not answer. */
  async again(read: CapturedRead, login: ImportedLogin, subdomain: string): Promise<Repetition> {
    const { method, url, request, answer } = read.exchange;
    const { pathname, search } = new URL(url);
    const again = await this.#mock.ask({
      method,
      path: pathname + search,
      headers: request.headers.filter(([name]) => !NOT_AGAIN.has(name.toLowerCase())),
      body: Buffer.from(withCredentials(textOf(request), { ...login, domain: subdomain })),
    });
    if (again.status === answer.status && again.body.equals(Buffer.from(answer.body)))
      return { isSame: true };
    if (again.status !== answer.status)
      return {
        isSame: false,
        differences: [{ path: 'status', expected: String(answer.status), found: String(again.status) }],
      };
    const [first, ...others] = differencesOf(textOf(answer), again.body.toString());
    return { isSame: false, differences: [first ?? { path: '', expected: '', found: '' }, ...others] };
  }

  close(): void {
    this.#mock.close();
  }
}

/** What is about how an answer was sent then. */
const NOT_AGAIN: ReadonlySet<string> = new Set([
  'accept-encoding',
  'content-encoding',
  'authorization',
  'cookie',
]);

/** The request of another login: in its header, the text of the elements that name it. */
function withCredentials(
  envelope: string,
  { username, token, domain }: { readonly username: string; readonly token: string; readonly domain: string },
): string {
  const texts: Readonly<Record<string, string>> = { username, token, domain };
  const end = /<(?:[\w.-]+:)?Body[\s>/]/.exec(envelope)?.index ?? 0;
  const header = envelope
    .slice(0, end)
    .replace(
      /(<(?:[\w.-]+:)?(Username|Token|Domain)(?:\s[^>]*)?)(?:\/>|>[^<]*(<\/[^>]*>))/gi,
      (whole, open: string, name: string, close: string | undefined) =>
        close === undefined ? whole : `${open}>${escaped(texts[name.toLowerCase()] ?? '')}${close}`,
    );
  return header + envelope.slice(end);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
