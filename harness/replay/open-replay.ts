import type { OpenPort } from '../../server/port/open-port.ts';
import type { Pseudonymizer } from '../capture/pseudonymizer.ts';
import { type CallAnswer, faultAnswer, type IncomingCall, textAnswer } from '../serving/incoming-call.ts';
import { type Serving, serveCalls } from '../serving/serve-calls.ts';
import type { RecordedCalls } from './recorded-calls.ts';

/** What became of a call. */
export interface ReplayedCall {
  readonly service: string;
  /** Null where none is named that is known. */
  readonly operation: string | null;
  readonly status: number;
  /** Why there was no recorded answer, and which is the nearest; null where there was. */
  readonly miss: string | null;
}

export interface ReplayServices {
  readonly recorded: RecordedCalls;
  /** By the key of the capture: people in what is asked become who they were made there; null where the key is not known. */
  readonly pseudonymizer: Pseudonymizer | null;
  readonly onCall: (call: ReplayedCall) => void;
}

/**
 * A mock that answers as it was recorded, byte by byte, and with a fault that tells the nearest where nothing was.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export function openReplay(options: Omit<Serving, 'what'>, services: ReplayServices): Promise<OpenPort> {
  const { recorded, pseudonymizer, onCall } = services;
  return serveCalls({ what: 'a replay', ...options }, async (call) => {
    const asCaptured = pseudonymizer ? { ...call, ...pseudonymizer.request(call, call.service) } : call;
    const { operation, found } = recorded.find(asCaptured);
    const answer = typeof found === 'string' ? missed(call, found) : found;
    onCall({
      service: call.service.name,
      operation: operation?.name ?? null,
      status: answer.status,
      miss: typeof found === 'string' ? found : null,
    });
    return answer;
  });
}

function missed(call: IncomingCall, why: string): CallAnswer {
  return call.method === 'POST'
    ? faultAnswer(call, `nmbrs-mock replays what was recorded. ${why}`)
    : textAnswer(404, why);
}
