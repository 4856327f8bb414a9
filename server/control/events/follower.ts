import { clearTimeout, elapsed, setTimeout } from '../../../base/real-time.ts';
import { inTurns } from '../../../base/turns.ts';
import type { CallMakers } from '../../../contracts/control/call-maker.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import type { MockEvent } from '../../../contracts/control/events.ts';
import type { CallsIn } from '../../journal/call-rooms.ts';
import type { Journal } from '../../journal/journal.ts';
import { callViewSteps } from '../resources/call-view.ts';
import { CallTallies } from './call-tallies.ts';

/** After so long without anything to tell a sign of life is given, in milliseconds. */
const HEARTBEAT = 15_000;

/** A quarter of a second, in milliseconds: so long calls are summed up where too many come, and so often a change is told. */
const WINDOW = 250;

/** How many calls are told one by one in a window. */
const MOST_IN_WINDOW = 50;

/** How many calls are looked up at a time. */
const BATCH = 50;

/** What a follower asks for. */
export interface Following {
  /** Null for all environments. */
  readonly environment: string | null;
  /** The number of the call after which it begins; null for what comes from now on. */
  readonly since: number | null;
  /** Whose calls are told. */
  readonly by: CallMakers;
  /** Aborted when nobody reads on, or the server closes. */
  readonly signal: AbortSignal;
}

/**
 * One that follows what happens. Calls are not held for it but read from the journal once it asks for the next event, so that
 * one that reads slowly costs nothing; of those that come too fast only numbers are told.
 */
export class Follower {
  readonly #journal: Journal;
  readonly #signal: AbortSignal;
  readonly #where: CallsIn;
  readonly #environment: string | null;
  readonly #by: CallMakers;
  /** Calls that came and were not told yet. */
  #pending = new CallTallies();
  readonly #cleared = new Set<string>();
  readonly #changed = new Set<string>();
  #hasOtherEnvironments = false;
  /** The number of the last call that was told, or was not to be. */
  #told: number;
  #wake: () => void = () => {};

  constructor(journal: Journal, { environment, since, by, signal }: Following) {
    this.#journal = journal;
    this.#signal = signal;
    this.#environment = environment?.toLowerCase() ?? null;
    this.#by = by;
    this.#where = environment === null ? { by } : { by, named: environment };
    this.#told = since ?? journal.lastNumber;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  called(call: RecordedCall): void {
    const isMeant = this.#by === 'all' || this.#by === call.by;
    if (call.number <= this.#told || !isMeant || !this.#isAbout(call.environment)) return;
    this.#pending.add(call);
    this.#wake();
  }

  /** The numbers of calls begin anew: those that it was told of are of others than those that come. */
  beganAnew(): void {
    this.#told = 0;
  }

  /** The calls of an environment were forgotten. */
  cleared(environment: string): void {
    this.#pending.forget(environment);
    if (!this.#isAbout(environment)) return;
    this.#cleared.add(environment);
    this.#wake();
  }

  changed(environment: string): void {
    if (!this.#isAbout(environment)) return;
    this.#changed.add(environment);
    this.#wake();
  }

  madeOrDeleted(): void {
    this.#hasOtherEnvironments = true;
    this.#wake();
  }

  /** All that happens, until the signal is aborted. */
  async *events(): AsyncGenerator<MockEvent, void> {
    yield* this.#missed();
    let window = elapsed() + WINDOW;
    let left = MOST_IN_WINDOW;
    while (!this.#signal.aborted) {
      const isOver = elapsed() >= window;
      if (isOver) {
        window = elapsed() + WINDOW;
        left = MOST_IN_WINDOW;
        yield* this.#changes();
      }
      // Calls that are told afterwards are not those that were forgotten.
      yield* this.#clearings();
      const pending = this.#pending;
      if (pending.count > 0 && (pending.count <= left || isOver)) {
        this.#pending = new CallTallies();
        if (pending.count > left) yield* this.#summary(pending);
        else yield* this.#callsUpTo(pending.to, pending.count);
        left -= pending.count;
        continue;
      }
      const waits = pending.count > 0 || this.#hasNews;
      await this.#pause(waits ? window - elapsed() : HEARTBEAT, waits);
      if (!waits && this.#pending.count === 0 && !this.#hasNews && !this.#signal.aborted)
        yield { kind: 'heartbeat' };
    }
  }

  get #hasNews(): boolean {
    return this.#hasOtherEnvironments || this.#changed.size > 0 || this.#cleared.size > 0;
  }

  #isAbout(environment: string | null): boolean {
    return this.#environment === null || environment?.toLowerCase() === this.#environment;
  }

  /** What came between the last call that the follower knows and now. */
  async *#missed(): AsyncGenerator<MockEvent, void> {
    const known = this.#told;
    const last = this.#journal.lastNumber;
    // The numbers are those of another server, or of this one before it began anew.
    if (known > last) this.#told = 0;
    const lost = known > last ? known : this.#journal.forgottenAfter(known, this.#where);
    if (lost !== null) yield { kind: 'lost', upTo: lost };
    this.#pending = new CallTallies();
    yield* this.#callsUpTo(this.#journal.lastNumber);
  }

  *#clearings(): Generator<MockEvent, void> {
    const cleared = [...this.#cleared];
    this.#cleared.clear();
    for (const environment of cleared) yield { kind: 'cleared', environment };
  }

  *#changes(): Generator<MockEvent, void> {
    if (this.#hasOtherEnvironments) yield { kind: 'environments' };
    this.#hasOtherEnvironments = false;
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const environment of changed) yield { kind: 'changed', environment };
  }

  *#summary(tallies: CallTallies): Generator<MockEvent, void> {
    this.#told = tallies.to;
    for (const tally of tallies.all()) yield { kind: 'summary', ...tally };
  }

  /** @param count how many there are; some of them may be forgotten by now. */
  async *#callsUpTo(to: number, count = 0): AsyncGenerator<MockEvent, void> {
    let found = 0;
    for (let batch = this.#batchUpTo(to); batch.length > 0; batch = this.#batchUpTo(to))
      for (const call of batch) {
        if (this.#signal.aborted) return;
        found++;
        this.#told = call.number;
        yield { kind: 'call', call: await inTurns(callViewSteps(call, this.#journal.masking)) };
      }
    this.#told = to;
    if (found < count) yield { kind: 'lost', upTo: to };
  }

  #batchUpTo(to: number): RecordedCall[] {
    const batch: RecordedCall[] = [];
    for (const { value } of this.#journal.after(this.#told, this.#where)) {
      if (value.number > to || batch.length === BATCH) break;
      batch.push(value);
    }
    return batch;
  }

  /** @param inAnyCase whether what comes meanwhile does not end it. */
  #pause(milliseconds: number, inAnyCase: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => end(), Math.max(0, milliseconds));
      // It keeps no process alive.
      if (typeof timer === 'object') timer.unref();
      const end = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        resolve();
      };
      this.#wake = () => {
        if (!inAnyCase || this.#signal.aborted) end();
      };
      if (this.#signal.aborted) end();
    });
  }
}
