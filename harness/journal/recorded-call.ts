import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { ServiceContract } from '../../contracts/interface/model.ts';
import { maskArguments } from '../../server/journal/masking/masking.ts';
import { credentialsIn } from '../../server/soap/read/credentials-in.ts';
import { Limits } from '../../server/soap/xml/limits.ts';
import type { TimedExchange } from '../capture/recorded-exchanges.ts';
import type { Exchange } from '../serving/exchange.ts';
import { type ReadCall, readCall, textOf } from '../serving/read-call.ts';
import { decodeFault } from '../wire/decode.ts';

/** A call that somebody else answered, and by what login it was let in. */
export interface JournalEntry {
  readonly call: RecordedCall;
  /** Null for a request that holds none. */
  readonly token: string | null;
}

/**
 * A call as the journal of a mock would have remembered it, had it answered as was recorded: of the environment, of simulated
 * trouble and of why an answer was no other one nothing is known.
 * @param number of the call, from 1.
 */
export function journalEntry(
  service: ServiceContract,
  { exchange: { request, answer }, at }: TimedExchange,
  number: number,
): JournalEntry {
  const read = readCall(service, request);
  const { Username: username = null, Token: token = null } = credentialsOf(read, request);
  const call: RecordedCall = {
    number,
    ordinal: number,
    time: at?.toISOString() ?? '',
    by: 'client',
    durationMs: 0,
    service: service.name,
    version: service.version,
    operation: read.operation?.name ?? null,
    soapVersion: read.soapVersion,
    environment: null,
    username,
    arguments: read.arguments && maskArguments(read.arguments),
    findings: read.findings,
    marks: read.operation?.marks ?? [],
    status: answer.status,
    fault: faultOf(answer),
    reason: null,
    trouble: null,
    chosenAnswer: null,
    bytes: request.body.length,
  };
  return { call, token };
}

function credentialsOf({ operation }: ReadCall, request: Exchange['request']) {
  try {
    return credentialsIn(textOf(request), operation?.header === null ? 'Body' : 'Header', new Limits());
  } catch {
    // Bytes that are no text name nobody.
    return {};
  }
}

/** Null for an answer, and for what is no envelope. */
function faultOf(answer: Exchange['answer']): RecordedCall['fault'] {
  try {
    const fault = decodeFault(textOf(answer));
    return fault && { code: fault.side, nmbrsCode: fault.code, text: fault.text };
  } catch {
    return null;
  }
}
