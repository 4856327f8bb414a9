import { type ErrorListener, neverFailing } from '../../base/error-listener.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import { withoutTrailing } from '../../base/without-trailing.ts';
import { Mock } from '../mock.ts';
import { HttpTransport } from './http-transport.ts';

export interface ConnectOptions {
  /** What the mock demands of users of its control API. */
  readonly controlToken?: string | null;
  /** Told of what observers of calls throw; it is written to the console unless said otherwise. */
  readonly onError?: ErrorListener;
}

/**
 * A mock that runs in another process, in a container or on another machine: `connectNmbrs('http://127.0.0.1:8080')`. It is
 * first asked when something is asked of it, which throws Unreachable, NoMock or Unauthorized where none lets it in.
 * @param url `http://host:port`
 * @throws NotPossible for what is no such address.
 */
export function connectNmbrs(
  url: string,
  { controlToken = null, onError = console.error }: ConnectOptions = {},
): Mock {
  return new Mock(new HttpTransport(requireAddress(url), controlToken, neverFailing(onError)));
}

const CONTROL_PATH = '/_mock';

/** The address without what people copy with it: a slash at the end, the path of the control API. */
function requireAddress(url: string): string {
  const copied = withoutTrailing(String(url), '/');
  const address = copied.endsWith(CONTROL_PATH)
    ? withoutTrailing(copied.slice(0, -CONTROL_PATH.length), '/')
    : copied;
  if (/^https?:\/\/[^/]/.test(address) && URL.canParse(address)) return address;
  throw new NotPossible(
    'invalid',
    'url',
    `${quoted(String(url))} is no address of a mock.`,
    'Write it like http://127.0.0.1:8080.',
    url,
  );
}
