import { currentDate, elapsed } from '../../base/real-time.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { OpenPort } from '../../server/port/open-port.ts';
import { type CallAnswer, faultAnswer, type IncomingCall, operationOf } from '../serving/incoming-call.ts';
import { type Serving, serveCalls } from '../serving/serve-calls.ts';
import type { Timing } from './archive-entry.ts';
import type { CaptureFolder } from './capture-folder.ts';
import type { Pseudonymizer } from './pseudonymizer.ts';
import type { Upstream } from './upstream.ts';

export interface CaptureServices {
  readonly upstream: Upstream;
  readonly pseudonymizer: Pseudonymizer;
  readonly folder: CaptureFolder;
  /** Whether calls that write go to the service too. */
  readonly allowWrites: boolean;
  /** Told of each exchange that was kept, or refused. */
  readonly onExchange: (exchange: CapturedCall) => void;
}

/** What became of a call. */
export interface CapturedCall {
  readonly method: string;
  readonly service: string;
  /** Null where none is named that is known. */
  readonly operation: string | null;
  readonly status: number;
  readonly durationMs: number;
  /** Whether the service was not asked. */
  readonly isRefused: boolean;
}

/**
 * A mock that forwards in the place of answering: the service is asked, its answer goes to the client as it came, and what may
 * be kept of the exchange is in the folder before that.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export function openCapture(options: Omit<Serving, 'what'>, services: CaptureServices): Promise<OpenPort> {
  return serveCalls({ what: 'a capture', ...options }, (call) => forwarded(call, services));
}

async function forwarded(call: IncomingCall, services: CaptureServices): Promise<CallAnswer> {
  const { upstream, allowWrites, onExchange } = services;
  const [startedAt, started] = [currentDate(), elapsed()];
  const operation = call.method === 'POST' ? operationOf(call.service, call) : null;
  const named = { method: call.method, service: call.service.name, operation: operation?.name ?? null };
  const refusal = allowWrites || call.method !== 'POST' ? null : whyNotForwarded(operation);
  if (refusal !== null) {
    onExchange({ ...named, status: 500, durationMs: elapsed() - started, isRefused: true });
    return faultAnswer(call, refusal);
  }
  const answer = await upstream.ask(call);
  const durationMs = elapsed() - started;
  keep(call, answer, { startedAt, durationMs }, services);
  onExchange({ ...named, status: answer.status, durationMs, isRefused: false });
  return answer;
}

/** Null for a call that only reads. */
function whyNotForwarded(operation: Operation | null): string | null {
  if (operation === null)
    return 'nmbrs-mock captures reads only, and this call names no operation that is known to be one. Start it with --allow-writes.';
  return operation.writes
    ? `nmbrs-mock captures reads only, and ${operation.name} writes. Start it with --allow-writes to let it through.`
    : null;
}

function keep(
  call: IncomingCall,
  answer: CallAnswer,
  timing: Timing,
  { pseudonymizer, folder, upstream }: CaptureServices,
): void {
  const { method, headers, body, path } = call;
  const url = `${upstream.address.origin}${path}`;
  folder.add(pseudonymizer.exchange({ method, url, request: { headers, body }, answer }), timing);
}
