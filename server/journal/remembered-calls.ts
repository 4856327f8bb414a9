import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Exchange } from './exchange.ts';

/** How much of an environment is remembered; docs/journal.md tells these numbers. */
const KEPT_CALLS = 1_000;
const KEPT_BYTES = 32 * 1024 * 1024;

interface Entry {
  readonly call: RecordedCall;
  /** About how many bytes the record takes, and how many its messages take besides. */
  readonly recordBytes: number;
  readonly exchangeBytes: number;
  /** Null once they were dropped. */
  exchange: Exchange | null;
}

/**
 * The last calls of one environment. When they take too much room, the messages of old ones are dropped first and their
 * records last, since a verification needs no messages; the newest call is kept whole, however large it is.
 */
export class RememberedCalls {
  readonly #entries: Entry[] = [];
  #recordBytes = 0;
  #exchangeBytes = 0;
  #count = 0;

  /** Oldest first. */
  get calls(): RecordedCall[] {
    return this.#entries.map(({ call }) => call);
  }

  /** Of the next call. */
  nextOrdinal(): number {
    return ++this.#count;
  }

  /** @returns null for a call whose messages are not remembered. */
  exchangeOf(number: number): Exchange | null {
    return this.#entries.find(({ call }) => call.number === number)?.exchange ?? null;
  }

  add(call: RecordedCall, exchange: Exchange | null): void {
    const recordBytes = sizeOf(call);
    const exchangeBytes = sizeOf(exchange);
    this.#entries.push({ call, exchange, recordBytes, exchangeBytes });
    this.#recordBytes += recordBytes;
    this.#exchangeBytes += exchangeBytes;
    if (this.#entries.length > KEPT_CALLS) this.#discardOldest();
    if (this.#isTooMuch()) this.#makeRoom();
  }

  #isTooMuch(): boolean {
    return this.#recordBytes + this.#exchangeBytes > KEPT_BYTES;
  }

  #makeRoom(): void {
    for (const entry of this.#entries.slice(0, -1)) {
      if (!this.#isTooMuch()) return;
      this.#dropExchange(entry);
    }
    while (this.#recordBytes > KEPT_BYTES && this.#entries.length > 1) this.#discardOldest();
  }

  /** Takes over what is remembered of another environment. */
  addAll(others: RememberedCalls): void {
    for (const { call, exchange } of others.#entries) this.add(call, exchange);
  }

  #dropExchange(entry: Entry): void {
    if (entry.exchange) this.#exchangeBytes -= entry.exchangeBytes;
    entry.exchange = null;
  }

  #discardOldest(): void {
    const oldest = this.#entries.shift();
    if (!oldest) return;
    this.#dropExchange(oldest);
    this.#recordBytes -= oldest.recordBytes;
  }
}

/** About how many bytes a value takes: a request of empty elements makes records many times its size. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 32 + 2 * value.length;
  if (value instanceof Uint8Array) return 100 + value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 32;
  for (const part of Object.values(value)) size += sizeOf(part);
  return size;
}
