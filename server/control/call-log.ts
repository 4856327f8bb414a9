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
  readonly durationMs: number;
  readonly service: ServiceName;
  readonly version: Version;
  /** Null when the call could not be routed. */
  readonly operation: string | null;
  readonly soapVersion: SoapVersion;
  /** The caller's environment and username; null when nobody was let in. */
  readonly environment: string | null;
  readonly username: string | null;
  /** Null when the request could not be read. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly Finding[];
  /** Of the HTTP answer. */
  readonly status: number;
  /** The fault in the answer; null for none, and for a bare status. */
  readonly fault: CallFault | null;
  /** Why the answer is what it is, where the wire does not say: the reason of a bare 400 or 415. */
  readonly reason: string | null;
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

/** The last calls of a server, bounded in number and in the bytes of their requests. */
export class CallLog {
  readonly #calls: CallRecord[] = [];
  readonly #listeners = new Set<CallListener>();
  #bytes = 0;
  #count = 0;

  /** Oldest first. */
  get calls(): readonly CallRecord[] {
    return this.#calls;
  }

  /** @param envelopes asked for only when somebody listens. */
  add(call: Omit<CallRecord, 'number'>, envelopes: () => Envelopes): void {
    const record = { number: ++this.#count, ...call };
    this.#calls.push(record);
    this.#bytes += record.bytes;
    while (this.#calls.length > KEPT_CALLS || (this.#bytes > KEPT_BYTES && this.#calls.length > 1))
      this.#bytes -= this.#calls.shift()?.bytes ?? 0;
    if (this.#listeners.size === 0) return;
    const seen = envelopes();
    for (const listener of this.#listeners) listener(record, seen);
  }

  listen(listener: CallListener): void {
    this.#listeners.add(listener);
  }
}
