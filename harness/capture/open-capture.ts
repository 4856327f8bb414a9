import type { ErrorListener } from '../../base/error-listener.ts';
import { currentDate, elapsed } from '../../base/real-time.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { OpenPort } from '../../server/port/open-port.ts';
import { headersNamed } from '../serving/exchange.ts';
import { type CallAnswer, faultAnswer, type IncomingCall, textAnswer } from '../serving/incoming-call.ts';
import { operationOf } from '../serving/read-call.ts';
import { type Serving, serveCalls } from '../serving/serve-calls.ts';
import { type Keeping, keepExchange } from './keep-exchange.ts';

export interface CaptureServices extends Keeping {
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
  return serveCalls({ what: 'a capture', ...options }, (call, ending) =>
    forwarded(call, ending, services, options.onError),
  );
}

async function forwarded(
  call: IncomingCall,
  ending: AbortSignal,
  services: CaptureServices,
  onError: ErrorListener,
): Promise<CallAnswer> {
  const { upstream, allowWrites, onExchange } = services;
  const [startedAt, started] = [currentDate(), elapsed()];
  const operation = call.method === 'POST' ? operationOf(call.service, call) : null;
  const named = { method: call.method, service: call.service.name, operation: operation?.name ?? null };
  const refusal = allowWrites ? null : refusalOf(call, operation);
  if (refusal !== null) {
    onExchange({ ...named, status: refusal.status, durationMs: elapsed() - started, isRefused: true });
    return refusal;
  }
  const asked = call.method === 'GET' ? unpacked(call) : call;
  const answer = await upstream.ask({ ...asked, signal: ending });
  const durationMs = elapsed() - started;
  try {
    keepExchange(call, answer, { startedAt, durationMs }, services);
  } catch (error) {
    // The service has done it, whatever becomes of the capture: a client that is told otherwise may write again.
    if (call.method === 'POST' && !(operation && !operation.writes)) {
      onError(error);
      return answer;
    }
    throw error;
  }
  onExchange({ ...named, status: answer.status, durationMs, isRefused: false });
  return answer;
}

/** Descriptions are asked for as they are: the address in them is to become that of the capture. */
function unpacked(call: IncomingCall): IncomingCall {
  return { ...call, headers: call.headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding') };
}

/** The methods by which nothing is written (fact: wire-method). */
const READING: readonly string[] = ['GET', 'HEAD'];

/** Null for a request that only reads, whichever part of it the service goes by. */
function refusalOf(call: IncomingCall, operation: Operation | null): CallAnswer | null {
  const { method, service, body } = call;
  if (READING.includes(method)) return null;
  if (method !== 'POST')
    return textAnswer(
      405,
      `nmbrs-mock captures reads only, and ${method} is none. Start it with --allow-writes.`,
    );
  const twice = ['SOAPAction', 'Content-Type'].find(
    (name) => headersNamed(call, name.toLowerCase()).length > 1,
  );
  if (twice !== undefined)
    return faultAnswer(
      call,
      `nmbrs-mock captures reads only, and this call has several headers ${twice}. Send one.`,
    );
  if (operation === null)
    return faultAnswer(
      call,
      'nmbrs-mock captures reads only, and this call names no operation that is known to be one. Start it with --allow-writes.',
    );
  const [type = ''] = headersNamed(call, 'content-type');
  const byType = operationOf(service, { headers: [['Content-Type', type]], body });
  const byBody = operationOf(service, { headers: [['Content-Type', 'application/soap+xml']], body });
  const writing = [operation, byType, byBody].find((one) => one?.writes);
  return writing
    ? faultAnswer(
        call,
        `nmbrs-mock captures reads only, and ${writing.name} writes. Start it with --allow-writes to let it through.`,
      )
    : null;
}
