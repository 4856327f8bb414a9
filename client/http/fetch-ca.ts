import { timeoutSignal } from '../../base/real-time.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { CA_PATH } from '../../contracts/control/ca-path.ts';

/** How long the mock may take, in milliseconds. */
const PATIENCE = 10_000;

/**
 * The certificate, in PEM, that clients of a mock must trust to call it over `https:`.
 * @param url `http://host:port`
 * @returns null for a mock that has none, since it speaks no TLS.
 * @throws Unreachable
 */
export async function fetchCa(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url + CA_PATH, { signal: timeoutSignal(PATIENCE) });
    const text = await answer.text();
    return answer.ok && text.includes('-----BEGIN CERTIFICATE-----') ? text : null;
  } catch (error) {
    const { cause, message } = error as Error & { readonly cause?: Error };
    throw new Unreachable(`no mock answers at ${url}: ${cause?.message ?? message}`);
  }
}
