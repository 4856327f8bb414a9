import type { Exchange } from '../serving/exchange.ts';
import type { Timing } from './archive-entry.ts';
import type { CaptureFolder } from './capture-folder.ts';
import type { Pseudonymizer } from './pseudonymizer.ts';
import type { Upstream, UpstreamRequest } from './upstream.ts';

/** The service that is asked, and where what passes is kept. */
export interface Keeping {
  readonly upstream: Upstream;
  readonly pseudonymizer: Pseudonymizer;
  readonly folder: CaptureFolder;
}

/**
 * Keeps what may be kept of an exchange.
 * @throws CaptureError where it cannot be written, such as on a full disk.
 */
export function keepExchange(
  { method, path, headers, body }: UpstreamRequest,
  answer: Exchange['answer'],
  timing: Timing,
  { upstream, pseudonymizer, folder }: Keeping,
): void {
  const url = `${upstream.address.origin}${path}`;
  folder.add(pseudonymizer.exchange({ method, url, request: { headers, body }, answer }), timing);
}
