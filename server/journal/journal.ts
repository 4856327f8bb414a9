import type { ErrorListener } from '../../base/error-listener.ts';
import { Heap } from '../../base/heap.ts';
import { merged } from '../../base/merge.ts';
import { atOnce, isSteps, type Steps, Stretch } from '../../base/turns.ts';
import type { CallMaker, CallMakers, RecordedCall } from '../../contracts/control/calls.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { CallCounts } from '../metrics/call-counts.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import { EnvironmentCalls } from './environment-calls.ts';
import { type Envelopes, type Exchange, envelopesOf } from './exchange.ts';
import { Masking } from './masking/masking.ts';
import { type PackedParts, packParts, type UncountedCall } from './pack-call.ts';
import { bytesOfExchange, mostBytesOfExchange } from './pack-exchange.ts';
import type { Sized } from './packed-queue.ts';
import { answerName } from './recorded-call.ts';
import type { RememberedCalls } from './remembered-calls.ts';
import { type Patience, WaitingForCalls } from './waiting.ts';

/**
 * Told of every call, in steps where that may take long. What it throws goes to `onError`, and the call is answered all the
 * same.
 */
type CallListener = (call: RecordedCall, envelopes: Envelopes) => Steps<void> | void;

/** Where calls are looked for: everywhere, unless an environment is said, in one of two ways. */
export interface CallsIn {
  /** In this environment. */
  readonly environment?: string;
  /** In the environment of this name, in any spelling, and in those that had it and are gone. */
  readonly named?: string;
  /** Of these makers; of clients unless said otherwise. */
  readonly by?: CallMakers;
}

/** A call as it is held. */
interface HeldCall {
  readonly call: RecordedCall;
  /** Null for messages that are not remembered. */
  readonly exchange: Exchange | null;
}

const NOTHING_HELD = { firstCall: Number.POSITIVE_INFINITY, firstMessages: Number.POSITIVE_INFINITY };

/** How many calls of environments that are gone are remembered. */
const KEPT_OF_GONE = 1_000;

/**
 * The last calls of a server. Each environment keeps its own last calls, so that no test pushes out those of its neighbour.
 * When the messages of all take too much room, the environment that holds most of them loses its oldest ones; when the
 * records do, the one that was called longest ago loses its oldest calls.
 */
export class Journal {
  /** Through which all is shown of it that is shown. */
  readonly masking = new Masking();
  /** Of all calls since the start. */
  readonly counts = new CallCounts();
  readonly #capacity: Capacity;
  readonly #onError: ErrorListener;
  readonly #listeners = new Set<CallListener>();
  readonly #waiting = new WaitingForCalls();
  /** By environment; what strangers called is under null. */
  readonly #environments = new Map<string | null, EnvironmentCalls>();
  /** Of environments that are gone, in the order in which they went. */
  readonly #gone = new Set<EnvironmentCalls>();
  readonly #byMessages = new Heap<EnvironmentCalls>(({ messageBytes }) => messageBytes);
  /** Those that have calls, the one that was called longest ago first. */
  readonly #byLastCall = new Set<EnvironmentCalls>();
  #latest: EnvironmentCalls | null = null;
  #messageBytes = 0;
  #recordBytes = 0;
  #count = 0;

  /** @param onError told of what a listener throws. */
  constructor(capacity: Capacity, onError: ErrorListener) {
    this.#capacity = capacity;
    capacity.counts('messages', () => this.#messageBytes);
    capacity.counts('records', () => this.#recordBytes);
    capacity.counts('waits', () => this.#waiting.count);
    this.#onError = onError;
  }

  /** The calls after the one with a number, oldest first. */
  after(number: number, where: CallsIn): Iterable<Sized<RecordedCall>> {
    const rooms = this.#roomsOf(where).map((room) => room.after(number, where.by ?? 'client'));
    return merged(rooms, ({ value }) => value.number);
  }

  /** The calls before the one with a number, newest first. */
  before(number: number, where: CallsIn): Iterable<Sized<RecordedCall>> {
    const rooms = this.#roomsOf(where).map((room) => room.before(number, where.by ?? 'client'));
    return merged(rooms, ({ value }) => -value.number);
  }

  /** The number of the last call there was. */
  get lastNumber(): number {
    return this.#count;
  }

  /** Those of clients in one environment. @param upTo the number of the last one that counts. */
  callsOf(environment: string, upTo: number = Number.POSITIVE_INFINITY): CallsSoFar {
    return this.#environments.get(environment)?.soFar(upTo) ?? { calls: [], oldest: null, discarded: 0 };
  }

  /** Null for one that is not remembered. @param environment the one it is looked for in; else all. */
  callNumbered(number: number, environment?: string): RecordedCall | null {
    const rooms = environment === undefined ? this.#rooms() : [this.#environments.get(environment)];
    for (const room of rooms) {
      const call = room?.callNumbered(number);
      if (call) return call;
    }
    return null;
  }

  /** The messages of a call, secrets included; null when they are not remembered. */
  exchangeOf({ number, environment }: RecordedCall): Exchange | null {
    for (const room of [this.#environments.get(environment), ...this.#gone]) {
      const exchange = room?.environment === environment ? room.exchangeOf(number) : null;
      if (exchange) return exchange;
    }
    return null;
  }

  /**
   * Remembers a call that is over, and tells of it. A long one takes steps, and counts only then as one that there is:
   * calls are numbered in the order in which they were remembered.
   */
  *add(uncounted: UncountedCall, exchange: Exchange): Steps<RecordedCall> {
    const parts = yield* packParts(uncounted);
    const room = this.#rememberedOf(uncounted.environment);
    const call = { number: ++this.#count, ordinal: room.nextOrdinal(uncounted.by), ...uncounted };
    this.#remember(room, call, parts, exchange);
    if (call.by === 'client') this.counts.note(call, answerName(call));
    this.#waiting.tell(call);
    for (const listener of this.#listeners) yield* this.#tell(listener, call, exchange);
    return call;
  }

  /**
   * Remembers calls of an earlier server, as its journal held them.
   * @param last how many there were: calls are counted from there on.
   */
  restore(calls: Iterable<HeldCall>, last: number): void {
    for (const { call, exchange } of calls)
      this.#remember(this.#rememberedOf(call.environment), call, atOnce(packParts(call)), exchange);
    this.#count = last;
  }

  /** The calls of an environment, or of strangers, after the one with a number, oldest first. */
  *heldAfter(environment: string | null, number: number): Generator<HeldCall> {
    const room = this.#environments.get(environment);
    for (const { value: call } of room?.after(number, 'all') ?? [])
      yield { call, exchange: room?.exchangeOf(call.number) ?? null };
  }

  /** The numbers of the oldest call of an environment, or of strangers, by one maker, and of the oldest one whose messages are remembered. */
  held(environment: string | null, by: CallMaker): RememberedCalls['held'] {
    const none = this.#count + 1;
    const { firstCall, firstMessages } = this.#environments.get(environment)?.held(by) ?? NOTHING_HELD;
    return { firstCall: Math.min(firstCall, none), firstMessages: Math.min(firstMessages, none) };
  }

  #remember(room: EnvironmentCalls, call: RecordedCall, parts: PackedParts, exchange: Exchange | null): void {
    if (exchange) this.#makeRoomFor(exchange);
    this.#changing(room, () => room.add(call, parts, exchange));
    if (room !== this.#latest) {
      this.#byLastCall.delete(room);
      this.#byLastCall.add(room);
      this.#latest = room;
    }
    this.#discardOldest();
  }

  *#tell(listener: CallListener, call: RecordedCall, exchange: Exchange): Steps<void> {
    try {
      const telling = listener(call, envelopesOf(exchange));
      if (isSteps(telling)) yield* telling;
    } catch (error) {
      this.#onError(error);
    }
  }

  /** @returns what ends it. */
  listen(listener: CallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Waits until so many calls of an environment are wanted ones, the time is up, or the signal is aborted.
   * @param isWanted null for every call.
   * @param since the number of a call before which none is wanted.
   * @param by of whom they are wanted; of clients unless said otherwise.
   * @throws NotPossible when too many wait.
   */
  async waitFor(
    environment: string,
    isWanted: ((call: RecordedCall) => boolean) | null,
    { since, by = 'client', ...patience }: Patience & { readonly since: number; readonly by?: CallMakers },
  ): Promise<void> {
    const counting = this.#countWanted(environment, isWanted, { since, by, most: patience.count });
    const stretch = new Stretch();
    let step = counting.next();
    // Not awaited as a whole: a call that came between its end and the waiting would be missed.
    while (!step.done) {
      if (stretch.isUp) await stretch.letOthersIn();
      if (patience.signal?.aborted) return;
      step = counting.next();
    }
    const there = step.value;
    if (there >= patience.count) return;
    this.#capacity.require('waits');
    const isOne = isWanted ?? ((call) => call.number > since);
    const isOfThese = (call: RecordedCall) => (by === 'all' || call.by === by) && isOne(call);
    await this.#waiting.wait(environment, isOfThese, {
      ...patience,
      there,
    });
  }

  /**
   * How many calls of an environment are wanted ones, those included that come while the others are looked at.
   * @param most the number from which on more do not matter.
   */
  *#countWanted(
    environment: string,
    isWanted: ((call: RecordedCall) => boolean) | null,
    { since, by, most }: { readonly since: number; readonly by: CallMakers; readonly most: number },
  ): Steps<number> {
    let room = this.#environments.get(environment);
    if (!isWanted) return room?.countAfter(since, by) ?? 0;
    let wanted = 0;
    for (let last = since; room && room.countAfter(last, by) > 0; )
      for (const { value } of room.after(last, by)) {
        if (isWanted(value) && ++wanted >= most) return wanted;
        last = value.number;
        yield;
        const now = this.#environments.get(environment);
        if (now === room) continue;
        // It began anew: what was called before does not count any more.
        room = now;
        wanted = 0;
        break;
      }
    return wanted;
  }

  /** Whatever waits for calls waits no more. */
  endWaiting(): void {
    this.#waiting.endAll();
  }

  /** An environment begins anew: nothing was called in it. */
  clear(environment: string): void {
    this.#waiting.beginAnew(environment);
    const room = this.#environments.get(environment);
    if (!room) return;
    this.#environments.delete(environment);
    this.#forget(room);
  }

  /** An environment is gone; its calls are kept for a while, and another one of its name begins anew. */
  bury(environment: string): void {
    this.#waiting.endThoseOf(environment);
    const room = this.#environments.get(environment);
    if (!room) return;
    this.#environments.delete(environment);
    this.#gone.add(room);
    let calls = 0;
    for (const { length } of this.#gone) calls += length;
    for (const oldest of this.#gone) {
      if (calls <= KEPT_OF_GONE) break;
      calls -= oldest.length;
      this.#forget(oldest);
    }
  }

  /** Drops messages until those of another call have room, if they ever can have. */
  #makeRoomFor(exchange: Exchange): void {
    const most = this.#capacity.allowed('messages');
    // How many bytes a text is, is only counted where that may matter.
    if (this.#messageBytes + mostBytesOfExchange(exchange) <= most) return;
    const bytes = bytesOfExchange(exchange);
    while (this.#messageBytes + bytes > most && this.#messageBytes > 0) {
      const largest = this.#byMessages.top;
      if (!largest) return;
      this.#changing(largest, () => largest.dropMessages());
    }
  }

  /** Drops calls until the records of all have room; of the newest one the record is kept. */
  #discardOldest(): void {
    const most = this.#capacity.allowed('records');
    for (const oldest of this.#byLastCall) {
      const kept = oldest === this.#latest ? 1 : 0;
      while (this.#recordBytes > most && oldest.length > kept)
        this.#changing(oldest, () => oldest.dropCalls(kept));
      if (oldest.length > 0) return;
      this.#byLastCall.delete(oldest);
      if (this.#gone.delete(oldest)) this.#byMessages.remove(oldest);
    }
  }

  /** Changes what is remembered of an environment, and counts what that takes. */
  #changing(room: EnvironmentCalls, change: () => void): void {
    const { messageBytes, recordBytes } = room;
    change();
    this.#recordBytes += room.recordBytes - recordBytes;
    if (room.messageBytes === messageBytes) return;
    this.#messageBytes += room.messageBytes - messageBytes;
    this.#byMessages.put(room);
  }

  #forget(room: EnvironmentCalls): void {
    this.#messageBytes -= room.messageBytes;
    this.#recordBytes -= room.recordBytes;
    this.#byMessages.remove(room);
    this.#byLastCall.delete(room);
    this.#gone.delete(room);
    if (this.#latest === room) this.#latest = null;
  }

  *#rooms(): Generator<EnvironmentCalls> {
    yield* this.#environments.values();
    yield* this.#gone;
  }

  #roomsOf({ environment, named }: CallsIn): EnvironmentCalls[] {
    if (environment !== undefined) {
      const own = this.#environments.get(environment);
      return own ? [own] : [];
    }
    const rooms = [...this.#rooms()];
    if (named === undefined) return rooms;
    return rooms.filter((room) => room.environment?.toLowerCase() === named.toLowerCase());
  }

  #rememberedOf(environment: string | null): EnvironmentCalls {
    let remembered = this.#environments.get(environment);
    if (!remembered) {
      remembered = new EnvironmentCalls(environment);
      this.#environments.set(environment, remembered);
    }
    return remembered;
  }
}
