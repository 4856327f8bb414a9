import type { CallMaker } from '../../contracts/control/call-maker.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import type { Exchange } from './exchange.ts';
import { callPacking, numberOf, type PackedParts, packCall } from './pack-call.ts';
import { exchangePacking, packExchange } from './pack-exchange.ts';
import { PackedQueue, type Sized } from './packed-queue.ts';
import { RecentChanges } from './recent-changes.ts';

/** How much of them is remembered at most, of all calls but the newest; docs/journal.md tells these numbers. */
export const KEPT_CALLS = 1_000;
export const KEPT_BYTES = 32 * 1024 * 1024;

/** What stands for messages that are not remembered. */
const NO_EXCHANGE: Exchange = {
  request: '',
  response: '',
  contentType: null,
  soapAction: null,
  answerType: null,
};

/** The last calls of one environment, all made by the same, and those of their messages that were not dropped. */
export class RememberedCalls {
  /** Null for what strangers called. */
  readonly environment: string | null;
  readonly by: CallMaker;
  readonly #calls: PackedQueue<RecordedCall>;
  /** At the positions of their calls. */
  readonly #exchanges = new PackedQueue<Exchange>(exchangePacking);
  /** What they changed. */
  readonly changes = new RecentChanges();
  #count = 0;

  constructor(environment: string | null, by: CallMaker) {
    this.environment = environment;
    this.by = by;
    this.#calls = new PackedQueue(callPacking(environment, by));
  }

  /** How many are remembered. */
  get length(): number {
    return this.#calls.end - this.#calls.first;
  }

  /** How many there were. */
  get count(): number {
    return this.#count;
  }

  /** There were so many elsewhere, of which this remembers what was added. */
  countUpTo(count: number): void {
    this.#count = Math.max(this.#count, count);
  }

  /** How many were made before those that are remembered. */
  get discarded(): number {
    return this.#count - this.length;
  }

  /** How many bytes the records take, without the messages. */
  get recordBytes(): number {
    return this.#calls.bytes;
  }

  /** How many bytes the messages take, with what the calls changed. */
  get messageBytes(): number {
    return this.#exchanges.bytes + this.changes.weight;
  }

  /** Those up to the one with a number. */
  soFar(upTo: number): CallsSoFar {
    const first = this.#calls.first;
    const all = this.#calls.from(first);
    return {
      calls: {
        *[Symbol.iterator]() {
          for (const { value } of all) {
            if (value.number > upTo) return;
            yield value;
          }
        },
      },
      oldest: this.#calls.at(first) ?? null,
      discarded: this.discarded,
    };
  }

  /** Those after the one with a number as they are now, oldest first. */
  after(number: number): Iterable<Sized<RecordedCall>> {
    return this.#calls.from(this.#positionOf(number + 1));
  }

  /** How many there are after the one with a number. */
  countAfter(number: number): number {
    return this.#calls.end - this.#positionOf(number + 1);
  }

  /** Those before the one with a number as they are now, newest first. */
  before(number: number): Iterable<Sized<RecordedCall>> {
    return this.#calls.before(this.#positionOf(number));
  }

  /** Whether it is remembered; it is not read for that. */
  has(number: number): boolean {
    return this.#isAt(this.#positionOf(number), number);
  }

  /** Null for one that is not remembered. */
  callNumbered(number: number): RecordedCall | null {
    const position = this.#positionOf(number);
    return this.#isAt(position, number) ? (this.#calls.at(position) ?? null) : null;
  }

  /** @returns null for a call whose messages are not remembered. */
  exchangeOf(number: number): Exchange | null {
    const position = this.#positionOf(number);
    return this.#isAt(position, number) ? (this.#exchanges.at(position) ?? null) : null;
  }

  /** The number of the oldest call that is remembered, and of the oldest one whose messages are; Infinity for none. */
  get held(): { readonly firstCall: number; readonly firstMessages: number } {
    const numberAt = (position: number) => this.#calls.at(position)?.number ?? Number.POSITIVE_INFINITY;
    return { firstCall: numberAt(this.#calls.first), firstMessages: numberAt(this.#exchanges.first) };
  }

  /** @param parts what is to be held of the call. @param exchange null where it, and any before it, is not remembered. */
  add(call: RecordedCall, parts: PackedParts, exchange: Exchange | null): void {
    this.#count = call.ordinal;
    this.#calls.push(call, packCall(call, parts));
    this.#exchanges.push(exchange ?? NO_EXCHANGE, packExchange(exchange ?? NO_EXCHANGE));
    if (exchange === null) this.#exchanges.dropBefore(this.#exchanges.end);
    if (this.length > KEPT_CALLS) this.#calls.dropBefore(this.#calls.end - KEPT_CALLS);
    while (this.#calls.bytes > KEPT_BYTES && this.length > 1) this.#calls.dropBefore(this.#calls.first + 1);
    this.#exchanges.dropBefore(this.#calls.first);
  }

  /** Drops messages, the oldest first, as many as it takes to give back bytes, and what the calls changed. */
  dropMessages(): void {
    this.changes.clear();
    this.#exchanges.dropPiece();
  }

  /** Drops the oldest calls, as many as it takes to give back bytes, and their messages. @param kept how many it keeps. */
  dropCalls(kept: number): void {
    this.#calls.dropPiece(kept);
    this.#exchanges.dropBefore(this.#calls.first);
  }

  #positionOf(number: number): number {
    return this.#calls.positionWhere((stored) => numberOf(stored) < number);
  }

  #isAt(position: number, number: number): boolean {
    const stored = this.#calls.storedAt(position);
    return stored !== undefined && numberOf(stored) === number;
  }
}
