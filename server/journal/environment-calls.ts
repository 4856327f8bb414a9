import { merged } from '../../base/merge.ts';
import type { CallMaker, CallMakers, RecordedCall } from '../../contracts/control/calls.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import type { Exchange } from './exchange.ts';
import type { PackedParts } from './pack-call.ts';
import type { Sized } from './packed-queue.ts';
import { RememberedCalls } from './remembered-calls.ts';

/**
 * The last calls of one environment: those of clients, and apart from them those of the console, which push none of the others
 * out and are not counted with them.
 */
export class EnvironmentCalls {
  readonly environment: string | null;
  readonly #clients: RememberedCalls;
  readonly #console: RememberedCalls;
  /** Who made the last one. */
  #lastBy: CallMaker = 'client';

  constructor(environment: string | null) {
    this.environment = environment;
    this.#clients = new RememberedCalls(environment, 'client');
    this.#console = new RememberedCalls(environment, 'console');
  }

  /** How many are remembered. */
  get length(): number {
    return this.#clients.length + this.#console.length;
  }

  /** How many bytes the records take, without the messages. */
  get recordBytes(): number {
    return this.#clients.recordBytes + this.#console.recordBytes;
  }

  /** How many bytes the messages take. */
  get messageBytes(): number {
    return this.#clients.messageBytes + this.#console.messageBytes;
  }

  /** Those of clients, up to the one with a number. */
  soFar(upTo: number): CallsSoFar {
    return this.#clients.soFar(upTo);
  }

  /** Those after the one with a number as they are now, oldest first. */
  after(number: number, by: CallMakers): Iterable<Sized<RecordedCall>> {
    if (by !== 'all') return this.#madeBy(by).after(number);
    return merged([this.#clients.after(number), this.#console.after(number)], ({ value }) => value.number);
  }

  /** Those before the one with a number as they are now, newest first. */
  before(number: number, by: CallMakers): Iterable<Sized<RecordedCall>> {
    if (by !== 'all') return this.#madeBy(by).before(number);
    return merged([this.#clients.before(number), this.#console.before(number)], ({ value }) => -value.number);
  }

  /** How many there are after the one with a number. */
  countAfter(number: number, by: CallMakers): number {
    if (by !== 'all') return this.#madeBy(by).countAfter(number);
    return this.#clients.countAfter(number) + this.#console.countAfter(number);
  }

  /** Null for one that is not remembered. */
  callNumbered(number: number): RecordedCall | null {
    return this.#clients.callNumbered(number) ?? this.#console.callNumbered(number);
  }

  /** @returns null for a call whose messages are not remembered. */
  exchangeOf(number: number): Exchange | null {
    return this.#clients.exchangeOf(number) ?? this.#console.exchangeOf(number);
  }

  /** Of the next call. */
  nextOrdinal(by: CallMaker): number {
    return this.#madeBy(by).nextOrdinal;
  }

  /** The number of the oldest call that is remembered, and of the oldest one whose messages are; Infinity for none. */
  held(by: CallMaker): RememberedCalls['held'] {
    return this.#madeBy(by).held;
  }

  /** @param parts what is to be held of the call. @param exchange null where it, and any before it, is not remembered. */
  add(call: RecordedCall, parts: PackedParts, exchange: Exchange | null): void {
    this.#lastBy = call.by;
    this.#madeBy(call.by).add(call, parts, exchange);
  }

  /** Drops messages, the oldest of those that take most, as many as it takes to give back bytes. */
  dropMessages(): void {
    const isConsole = this.#console.messageBytes > this.#clients.messageBytes;
    (isConsole ? this.#console : this.#clients).dropMessages();
  }

  /**
   * Drops calls, the oldest of the console before those of clients, as many as it takes to give back bytes, and their messages.
   * @param kept how many of the newest it keeps: one at most.
   */
  dropCalls(kept: number): void {
    const keptOfConsole = this.#lastBy === 'console' ? kept : 0;
    if (this.#console.length > keptOfConsole) this.#console.dropCalls(keptOfConsole);
    else this.#clients.dropCalls(kept - keptOfConsole);
  }

  #madeBy(by: CallMaker): RememberedCalls {
    return by === 'console' ? this.#console : this.#clients;
  }
}
