import { Heap } from '../../base/heap.ts';
import { CALL_MAKERS, type CallMaker, type CallMakers } from '../../contracts/control/call-maker.ts';
import type { RecordedCall, ToldChanges } from '../../contracts/control/calls.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Exchange } from './exchange.ts';
import type { PackedParts } from './pack-call.ts';
import { bytesOfExchange, mostBytesOfExchange } from './pack-exchange.ts';
import type { CallChanges } from './recent-changes.ts';
import { RememberedCalls } from './remembered-calls.ts';

/** Where calls are looked for: everywhere, unless an environment is said, in one of two ways. */
export interface CallsIn {
  /** In this environment. */
  readonly environment?: string;
  /** In the environment of this name, in any spelling, and in those that had it and are gone. */
  readonly named?: string;
  /** Of these makers; of clients unless said otherwise. */
  readonly by?: CallMakers;
}

/** How many calls of environments that are gone are remembered. */
const KEPT_OF_GONE = 1_000;

/**
 * What is remembered of the calls of all environments, in as much room as there is. The calls of clients and those of the
 * console are in rooms of their own, so that none of these pushes out one of those. When the messages of all take too much, the
 * room that holds most of them loses its oldest ones; when the records do, the one that was called longest ago loses its oldest
 * calls, those of the console before those of clients.
 */
export class CallRooms {
  readonly #capacity: Capacity;
  /** By environment; what strangers called is under null. */
  readonly #current = byMaker(() => new Map<string | null, RememberedCalls>());
  /** Of environments that are gone, in the order in which they went. */
  readonly #gone = new Set<RememberedCalls>();
  readonly #byMessages = new Heap<RememberedCalls>(({ messageBytes }) => messageBytes);
  /** Those that have calls, the one that was called longest ago first. */
  readonly #byLastCall = byMaker(() => new Set<RememberedCalls>());
  #latest: RememberedCalls | null = null;
  #messageBytes = 0;
  #recordBytes = 0;

  constructor(capacity: Capacity) {
    this.#capacity = capacity;
    capacity.counts('messages', () => this.#messageBytes);
    capacity.counts('records', () => this.#recordBytes);
  }

  /** Of an environment that is not gone, or of strangers. */
  of(environment: string | null, by: CallMaker): RememberedCalls | undefined {
    return this.#current[by].get(environment);
  }

  /** The same of all makers. */
  allOf(environment: string | null): RememberedCalls[] {
    return CALL_MAKERS.flatMap((by) => this.of(environment, by) ?? []);
  }

  /** The same, which is there from now on. */
  open(environment: string | null, by: CallMaker): RememberedCalls {
    return this.of(environment, by) ?? this.begin(environment, by);
  }

  /** Another one of an environment that begins anew. */
  begin(environment: string | null, by: CallMaker): RememberedCalls {
    const room = new RememberedCalls(environment, by);
    this.#current[by].set(environment, room);
    return room;
  }

  /** Whether it is of an environment that is neither gone nor began anew. */
  isCurrent(room: RememberedCalls): boolean {
    return this.of(room.environment, room.by) === room;
  }

  in({ environment, named, by = 'client' }: CallsIn): RememberedCalls[] {
    const rooms = environment === undefined ? [...this.#all()] : this.allOf(environment);
    return rooms.filter(
      (room) =>
        (by === 'all' || room.by === by) &&
        (named === undefined || room.environment?.toLowerCase() === named.toLowerCase()),
    );
  }

  *#all(): Generator<RememberedCalls> {
    for (const by of CALL_MAKERS) yield* this.#current[by].values();
    yield* this.#gone;
  }

  /** The messages of a call, secrets included; null when they are not remembered. */
  exchangeOf(call: RecordedCall): Exchange | null {
    for (const room of this.#roomsOf(call)) {
      const exchange = room.exchangeOf(call.number);
      if (exchange) return exchange;
    }
    return null;
  }

  /** What a call changed; null when that is not known. @param unknownUpTo of calls up to this one only what was noted is. */
  changesOf(call: RecordedCall, unknownUpTo: number): ToldChanges | null {
    const room = this.#roomsOf(call).find((one) => one.has(call.number));
    return room?.changes.of(call.number, unknownUpTo) ?? null;
  }

  /** Those in which it may be: that of its environment, and those of others of its name that are gone. */
  #roomsOf({ environment, by }: RecordedCall): RememberedCalls[] {
    const current = this.of(environment, by);
    const gone = [...this.#gone].filter((room) => room.environment === environment);
    return current ? [current, ...gone] : gone;
  }

  /** What a call changed that is over. */
  noteChanges({ number, environment, by }: RecordedCall, changes: CallChanges): void {
    const room = this.open(environment, by);
    this.#changing(room, () => room.changes.note(number, changes));
  }

  /** @param exchange null for messages that are not remembered. */
  remember(room: RememberedCalls, call: RecordedCall, parts: PackedParts, exchange: Exchange | null): void {
    if (exchange) this.#makeRoomFor(exchange);
    this.#changing(room, () => room.add(call, parts, exchange));
    if (room !== this.#latest) {
      this.#byLastCall[room.by].delete(room);
      this.#byLastCall[room.by].add(room);
      this.#latest = room;
    }
    this.#discardOldest();
  }

  /** What is remembered of an environment that is gone is kept for a while, and another one of its name begins anew. */
  bury(room: RememberedCalls): void {
    if (this.isCurrent(room)) this.#current[room.by].delete(room.environment);
    this.#gone.add(room);
    let calls = 0;
    for (const { length } of this.#gone) calls += length;
    for (const oldest of this.#gone) {
      if (calls <= KEPT_OF_GONE) break;
      calls -= oldest.length;
      this.forget(oldest);
    }
  }

  /** Nothing happens to one that was forgotten before. */
  forget(room: RememberedCalls): void {
    const isCurrent = this.isCurrent(room);
    if (!isCurrent && !this.#gone.has(room)) return;
    if (isCurrent) this.#current[room.by].delete(room.environment);
    this.#messageBytes -= room.messageBytes;
    this.#recordBytes -= room.recordBytes;
    this.#byMessages.remove(room);
    this.#byLastCall[room.by].delete(room);
    this.#gone.delete(room);
    if (this.#latest === room) this.#latest = null;
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
    if (this.#recordBytes <= most) return;
    for (const oldest of [...this.#byLastCall.console, ...this.#byLastCall.client]) {
      const kept = oldest === this.#latest ? 1 : 0;
      while (this.#recordBytes > most && oldest.length > kept)
        this.#changing(oldest, () => oldest.dropCalls(kept));
      if (oldest.length === 0) {
        this.#byLastCall[oldest.by].delete(oldest);
        if (this.#gone.delete(oldest)) this.#byMessages.remove(oldest);
      }
      if (this.#recordBytes <= most) return;
    }
  }

  /** Changes what is remembered of an environment, and counts what that takes. */
  #changing(room: RememberedCalls, change: () => void): void {
    const { messageBytes, recordBytes } = room;
    change();
    this.#recordBytes += room.recordBytes - recordBytes;
    if (room.messageBytes === messageBytes) return;
    this.#messageBytes += room.messageBytes - messageBytes;
    this.#byMessages.put(room);
  }
}

/** One for each maker of calls. */
function byMaker<One>(make: () => One): Readonly<Record<CallMaker, One>> {
  return { client: make(), console: make() };
}
