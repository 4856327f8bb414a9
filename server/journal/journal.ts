import type { ErrorListener } from '../../base/error-listener.ts';
import { merged } from '../../base/merge.ts';
import { atOnce, isSteps, type Steps, Stretch, type WaitingSteps, waitingFor } from '../../base/turns.ts';
import type { CallMaker, CallMakers } from '../../contracts/control/call-maker.ts';
import { answerName } from '../../contracts/control/call-text.ts';
import type { RecordedCall, ToldChanges } from '../../contracts/control/calls.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { CallCounts } from '../metrics/call-counts.ts';
import { CallMirror } from './call-mirror.ts';
import { CallRooms, type CallsIn } from './call-rooms.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import { type Envelopes, type Exchange, envelopesOf } from './exchange.ts';
import { Masking } from './masking/masking.ts';
import { packParts, type UncountedCall } from './pack-call.ts';
import type { Sized } from './packed-queue.ts';
import { type CallChanges, NOTHING_CHANGED } from './recent-changes.ts';
import type { RememberedCalls } from './remembered-calls.ts';
import type { SharedCalls } from './shared-calls.ts';
import { type Patience, WaitingForCalls } from './waiting.ts';

/**
 * Told of every call, in steps where that may take long. What it throws goes to `onError`, and the call is answered all the
 * same.
 */
type CallListener = (call: RecordedCall, envelopes: Envelopes) => Steps<void> | void;

/** A call as it is held. */
interface HeldCall {
  readonly call: RecordedCall;
  /** Null for messages that are not remembered. */
  readonly exchange: Exchange | null;
}

const NOTHING_HELD = { firstCall: Number.POSITIVE_INFINITY, firstMessages: Number.POSITIVE_INFINITY };

/**
 * The last calls of a server, or of all that share a place. Each environment keeps its own last calls, so that no test pushes
 * out those of its neighbour.
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
  #onCleared: (environment: string) => void = () => {};
  readonly #rooms: CallRooms;
  /** Of the place where others have their calls, too; null for none. */
  #mirror: CallMirror | null = null;
  #place: SharedCalls | null = null;
  /** Of calls up to this one it is not known what they changed, unless it was noted. */
  #changesUnknownUpTo = 0;
  #count = 0;

  /** @param onError told of what a listener throws. */
  constructor(capacity: Capacity, onError: ErrorListener) {
    this.#capacity = capacity;
    this.#rooms = new CallRooms(capacity);
    capacity.counts('waits', () => this.#waiting.count);
    this.#onError = onError;
  }

  /** From now on its calls are at a place where those of others are, too. */
  share(place: SharedCalls): void {
    this.#place = place;
    // Of calls that others answered it is not known here what they changed, and so not that they changed nothing.
    this.#changesUnknownUpTo = Number.POSITIVE_INFINITY;
    this.#mirror = new CallMirror(place, {
      rooms: this.#rooms,
      waiting: this.#waiting,
      masking: this.masking,
      onCleared: (environment) => this.#cleared(environment),
    });
  }

  /**
   * Resolves once all is known here that was called until now in an environment, by whatever server it was answered.
   * @param environment undefined for all.
   * @throws NotPossible where that cannot be told.
   */
  async upToDate(environment?: string): Promise<void> {
    await this.#mirror?.upToDate(environment ?? null);
  }

  /** The calls after the one with a number, oldest first. */
  after(number: number, where: CallsIn): Iterable<Sized<RecordedCall>> {
    const rooms = this.#rooms.in(where).map((room) => room.after(number));
    return merged(rooms, ({ value }) => value.number);
  }

  /** The calls before the one with a number, newest first. */
  before(number: number, where: CallsIn): Iterable<Sized<RecordedCall>> {
    const rooms = this.#rooms.in(where).map((room) => room.before(number));
    return merged(rooms, ({ value }) => -value.number);
  }

  /** The number of the last call there was, as far as is known here. */
  get lastNumber(): number {
    return this.#mirror?.last ?? this.#count;
  }

  /** Those of clients in one environment. @param upTo the number of the last one that counts. */
  callsOf(environment: string, upTo: number = Number.POSITIVE_INFINITY): CallsSoFar {
    return this.#rooms.of(environment, 'client')?.soFar(upTo) ?? { calls: [], oldest: null, discarded: 0 };
  }

  /** Of the calls after one some up to this number are not remembered any more, as far as is known; null where all are. */
  forgottenAfter(number: number, where: CallsIn): number | null {
    let upTo = 0;
    for (const { discarded, held } of this.#rooms.in(where))
      if (discarded > 0) upTo = Math.max(upTo, Math.min(held.firstCall, this.lastNumber + 1) - 1);
    return upTo > number ? upTo : null;
  }

  /** Null for one that is not remembered. @param environment the one it is looked for in; else all. */
  callNumbered(number: number, environment?: string): RecordedCall | null {
    const where = environment === undefined ? {} : { environment };
    for (const room of this.#rooms.in({ ...where, by: 'all' })) {
      const call = room.callNumbered(number);
      if (call) return call;
    }
    return null;
  }

  /** The messages of a call, secrets included; null when they are not remembered. */
  exchangeOf(call: RecordedCall): Exchange | null {
    return this.#rooms.exchangeOf(call);
  }

  /** What a call changed; null where that is not known any more. */
  changesOf(call: RecordedCall): ToldChanges | null {
    return this.#rooms.changesOf(call, this.#changesUnknownUpTo);
  }

  /**
   * Remembers a call that is over, and tells of it. A long one takes steps, and counts only then as one that there is:
   * calls are numbered in the order in which they were remembered. Where others have theirs, too, all of them can see it then.
   * @param changes what it changed; null for nothing.
   * @returns null where it cannot be counted now.
   */
  *add(
    uncounted: UncountedCall,
    exchange: Exchange,
    changes: CallChanges | null = null,
  ): WaitingSteps<RecordedCall | null> {
    if (uncounted.by === 'client') this.counts.note(uncounted, answerName(uncounted));
    const call = this.#place
      ? yield* this.#addThere(this.#place, uncounted, exchange)
      : yield* this.#addHere(uncounted, exchange);
    if (call === null) return null;
    if (changes || this.#place) this.#rooms.noteChanges(call, changes ?? NOTHING_CHANGED);
    for (const listener of this.#listeners) yield* this.#tell(listener, call, exchange);
    return call;
  }

  *#addHere(uncounted: UncountedCall, exchange: Exchange): Steps<RecordedCall> {
    const parts = yield* packParts(uncounted);
    const room = this.#rooms.open(uncounted.environment, uncounted.by);
    const call = { number: ++this.#count, ordinal: room.count + 1, ...uncounted };
    this.#rooms.remember(room, call, parts, exchange);
    this.#waiting.tell(call);
    return call;
  }

  /** @returns null where it cannot be counted now. */
  *#addThere(
    place: SharedCalls,
    uncounted: UncountedCall,
    exchange: Exchange,
  ): WaitingSteps<RecordedCall | null> {
    const numbers = yield* waitingFor(place.add(uncounted, exchange));
    this.#mirror?.wake(uncounted.environment);
    return numbers && { ...numbers, ...uncounted };
  }

  /**
   * Remembers calls of an earlier server, as its journal held them.
   * @param last how many there were: calls are counted from there on.
   */
  restore(calls: Iterable<HeldCall>, last: number): void {
    for (const { call, exchange } of calls)
      this.#rooms.remember(
        this.#rooms.open(call.environment, call.by),
        call,
        atOnce(packParts(call)),
        exchange,
      );
    this.#count = last;
    this.#changesUnknownUpTo = last;
  }

  /** The calls of an environment, or of strangers, after the one with a number; those of one maker oldest first. */
  *heldAfter(environment: string | null, number: number): Generator<HeldCall> {
    for (const room of this.#rooms.allOf(environment))
      for (const { value: call } of room.after(number))
        yield { call, exchange: room.exchangeOf(call.number) };
  }

  /** The numbers of the oldest call of an environment, or of strangers, by one maker, and of the oldest one whose messages are remembered. */
  held(environment: string | null, by: CallMaker): RememberedCalls['held'] {
    const none = this.#count + 1;
    const { firstCall, firstMessages } = this.#rooms.of(environment, by)?.held ?? NOTHING_HELD;
    return { firstCall: Math.min(firstCall, none), firstMessages: Math.min(firstMessages, none) };
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
    const counting = this.#countWanted(isWanted, { environment, since, by, most: patience.count });
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
    this.#mirror?.watch();
    const isOne = isWanted ?? ((call) => call.number > since);
    const isOfThese = (call: RecordedCall) => (by === 'all' || call.by === by) && isOne(call);
    await this.#waiting.wait(environment, isOfThese, { ...patience, there });
  }

  /**
   * How many calls of an environment are wanted ones, those included that come while the others are looked at.
   * @param most the number from which on more do not matter.
   */
  *#countWanted(
    isWanted: ((call: RecordedCall) => boolean) | null,
    {
      since,
      most,
      ...where
    }: { readonly since: number; readonly most: number } & Required<Pick<CallsIn, 'environment' | 'by'>>,
  ): Steps<number> {
    let rooms = this.#rooms.in(where);
    if (!isWanted) return rooms.reduce((sum, room) => sum + room.countAfter(since), 0);
    let wanted = 0;
    for (let last = since; rooms.some((room) => room.countAfter(last) > 0); rooms = this.#rooms.in(where))
      for (const { value } of this.after(last, where)) {
        if (isWanted(value) && ++wanted >= most) return wanted;
        last = value.number;
        yield;
        if (rooms.every((room) => this.#rooms.isCurrent(room))) continue;
        // It began anew: what was called before does not count any more.
        wanted = 0;
        break;
      }
    return wanted;
  }

  /** Whatever waits for calls waits no more. */
  endWaiting(): void {
    this.#mirror?.endWatch();
    this.#waiting.endAll();
  }

  /** An environment begins anew: nothing was called in it. @throws NotPossible where others have its calls and that cannot be told. */
  async clear(environment: string): Promise<void> {
    if (this.#place) {
      await this.#place.clear(environment);
      await this.upToDate(environment);
      return;
    }
    for (const room of this.#rooms.allOf(environment)) this.#rooms.forget(room);
    this.#cleared(environment);
  }

  /** Tells of every environment that begins anew, as soon as that is known here. */
  announceCleared(listener: (environment: string) => void): void {
    this.#onCleared = listener;
  }

  /** Who waits for calls begins anew. */
  #cleared(environment: string): void {
    this.#waiting.beginAnew(environment);
    this.#onCleared(environment);
  }

  /** An environment is gone; its calls are kept for a while, and another one of its name begins anew. */
  bury(environment: string): void {
    this.#waiting.endThoseOf(environment);
    for (const room of this.#rooms.allOf(environment)) this.#rooms.bury(room);
  }
}
