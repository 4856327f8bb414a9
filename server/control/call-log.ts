import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { FaultCode } from '../soap/faults.ts';
import type { SoapVersion } from '../soap/protocol.ts';
import type { Finding } from '../soap/read/findings.ts';

/** What is remembered of one SOAP call. Tokens and passwords are not in it. */
export interface CallRecord {
  /** Counts the calls of a server from 1. */
  readonly number: number;
  /** When it came in, by the clock of this machine, ISO 8601. */
  readonly time: string;
  /** Until the answer was made; what simulated trouble then holds up is not in it. */
  readonly durationMs: number;
  readonly service: ServiceName;
  readonly version: Version;
  /** Null when the call could not be routed. */
  readonly operation: string | null;
  readonly soapVersion: SoapVersion;
  /** The caller's environment and username; null when nobody was let in, unless trouble was waiting for them. */
  readonly environment: string | null;
  readonly username: string | null;
  /** Null when the request could not be read. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly Finding[];
  /** Of the HTTP answer; 0 when simulated trouble let none be made. */
  readonly status: number;
  /** The fault in the answer; null for none, and for a bare status. */
  readonly fault: CallFault | null;
  /** Why the answer is what it is, where the wire does not say: the reason of a bare 400 or 415. */
  readonly reason: string | null;
  /** The simulated trouble the call met, in one sentence a rule; null for none. */
  readonly trouble: string | null;
  /** Of the request's body. */
  readonly bytes: number;
}

export interface CallFault {
  readonly code: FaultCode;
  readonly nmbrsCode: NmbrsErrorCode | null;
  readonly text: string;
}

/** The message as it went over the wire, secrets included; given to listeners, never kept. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

export type CallListener = (call: CallRecord, envelopes: Envelopes) => void;

const KEPT_CALLS = 1_000;
const KEPT_BYTES = 32 * 1024 * 1024;

/** The last calls of a server, bounded in number and in what they take in memory. */
export class CallLog {
  readonly #calls: CallRecord[] = [];
  readonly #weights: number[] = [];
  readonly #listeners = new Set<CallListener>();
  #bytes = 0;
  #count = 0;

  /** Oldest first. */
  get calls(): readonly CallRecord[] {
    return this.#calls;
  }

  /** Of the next call. */
  nextNumber(): number {
    return ++this.#count;
  }

  /** @param envelopes asked for only when somebody listens. */
  add(record: CallRecord, envelopes: () => Envelopes): void {
    const weight = record.bytes + weightOf(record);
    this.#calls.push(record);
    this.#weights.push(weight);
    this.#bytes += weight;
    while (this.#calls.length > KEPT_CALLS || (this.#bytes > KEPT_BYTES && this.#calls.length > 1)) {
      this.#calls.shift();
      this.#bytes -= this.#weights.shift() ?? 0;
    }
    if (this.#listeners.size === 0) return;
    const seen = envelopes();
    for (const listener of this.#listeners) listener(record, seen);
  }

  listen(listener: CallListener): void {
    this.#listeners.add(listener);
  }
}

/**
 * About how many bytes a value takes. A record is weighed besides its request: strings may be parts of that, which keep
 * the whole in memory, and a request of empty elements makes records many times its size.
 */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return 32 + value.length;
  if (value instanceof Uint8Array) return 100 + value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  let weight = 32;
  for (const part of Object.values(value)) weight += weightOf(part);
  return weight;
}
