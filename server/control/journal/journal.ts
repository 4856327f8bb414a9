import type { RecordedCall } from '../../../contracts/harness/journal/recorded-call.ts';
import { maskEnvelope } from '../masking.ts';

/** The message as it went over the wire and came back, secrets included; given to listeners, masked for everybody else. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

export type CallListener = (call: RecordedCall, envelopes: Envelopes) => void;

/** How much is remembered; whatever is beyond is forgotten, oldest first. */
const KEPT_CALLS = 1_000;
const KEPT_BYTES = 64 * 1024 * 1024;

interface Entry {
  readonly call: RecordedCall;
  readonly envelopes: Envelopes;
  /** About how many bytes it takes. */
  readonly weight: number;
  isForgotten: boolean;
}

/**
 * The last calls of a server. Each environment keeps its own last calls, so that a busy test does not push out those of
 * its neighbour; what all of them take in memory is bounded together.
 */
export class Journal {
  /** By environment; what came from nobody is under null. */
  readonly #entries = new Map<string | null, Entry[]>();
  /** All of them, oldest first; forgotten ones are taken out when they come to the front. */
  #queue: Entry[] = [];
  readonly #listeners = new Set<CallListener>();
  #bytes = 0;
  #kept = 0;
  #count = 0;

  /** Of all environments, oldest first. */
  get calls(): RecordedCall[] {
    return this.#queue.filter(({ isForgotten }) => !isForgotten).map(({ call }) => call);
  }

  /** Of one environment, oldest first. */
  callsOf(environment: string): RecordedCall[] {
    return (this.#entries.get(environment) ?? []).map(({ call }) => call);
  }

  /** The messages of a call that is still remembered, tokens and passwords masked. */
  envelopesOf({ number, environment }: RecordedCall): Envelopes | null {
    const entry = this.#entries.get(environment)?.find(({ call }) => call.number === number);
    if (!entry) return null;
    const { request, response } = entry.envelopes;
    return { request: maskEnvelope(request), response: maskEnvelope(response) };
  }

  /** Of the next call. */
  nextNumber(): number {
    return ++this.#count;
  }

  add(call: RecordedCall, envelopes: Envelopes): void {
    const entry = { call, envelopes, weight: weightOf(call, envelopes), isForgotten: false };
    const own = this.#entries.get(call.environment) ?? [];
    if (own.length === 0) this.#entries.set(call.environment, own);
    own.push(entry);
    this.#queue.push(entry);
    this.#bytes += entry.weight;
    this.#kept++;
    if (own.length > KEPT_CALLS) this.#forget(own[0] as Entry);
    while (this.#bytes > KEPT_BYTES && this.#queue.length > 1) this.#forgetOldest();
    if (this.#queue.length > 2 * this.#kept) this.#queue = this.#queue.filter((one) => !one.isForgotten);
    for (const listener of this.#listeners) listener(call, envelopes);
  }

  /** @returns what ends it. */
  listen(listener: CallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Waits until so many calls of an environment are as they should be.
   * @param ms how long at most.
   * @returns those there are by then, which may be fewer.
   */
  waitFor(
    environment: string,
    isMeant: (call: RecordedCall) => boolean,
    count: number,
    ms: number,
  ): Promise<RecordedCall[]> {
    const meant = () => this.callsOf(environment).filter(isMeant);
    if (meant().length >= count) return Promise.resolve(meant());
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        unlisten();
        resolve(meant());
      };
      const timer = setTimeout(done, ms);
      const unlisten = this.listen((call) => {
        if (call.environment === environment && isMeant(call) && meant().length >= count) done();
      });
    });
  }

  /** Everything of an environment that is gone, or begins anew. */
  forget(environment: string): void {
    for (const entry of this.#entries.get(environment) ?? []) this.#leave(entry);
    this.#entries.delete(environment);
  }

  #forgetOldest(): void {
    const oldest = this.#queue.shift();
    if (oldest && !oldest.isForgotten) this.#forget(oldest);
  }

  /** It is the oldest of its environment. */
  #forget(entry: Entry): void {
    this.#leave(entry);
    const { environment } = entry.call;
    const own = this.#entries.get(environment);
    own?.shift();
    if (own?.length === 0) this.#entries.delete(environment);
  }

  #leave(entry: Entry): void {
    entry.isForgotten = true;
    this.#bytes -= entry.weight;
    this.#kept--;
  }
}

/**
 * About how many bytes a call takes. A record is weighed besides its messages: a request of empty elements makes records
 * many times its size.
 */
function weightOf(call: RecordedCall, { request, response }: Envelopes): number {
  return 2 * (request.length + response.length) + sizeOf(call);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 32 + value.length;
  if (value instanceof Uint8Array) return 100 + value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 32;
  for (const part of Object.values(value)) size += sizeOf(part);
  return size;
}
