import { noSuch } from '../../base/no-such.ts';
import { isSteps, type Steps, type WaitingSteps, waitingFor } from '../../base/turns.ts';
import { type Ahead, aheadOf } from './ahead.ts';
import { type Keeping, kept, type Outcome, Overtaken, untilNotOvertaken } from './keeping.ts';
import type { Login } from './login.ts';
import type { RuleChange } from './rules.ts';
import { begunAnew, copyOf, type Draft, draftOf, merged, mergeInto, type State } from './state.ts';
import { Writing } from './writing.ts';

/** What is told of states. */
export interface StateListener {
  /** Something was written. @param logins that were added or changed. @param rules that were added, changed or removed. */
  wrote(logins: readonly Login[], rules: readonly RuleChange[]): void;
  /** Everything is as it was at another time. */
  wentBack(): void;
}

/** Where an environment was before. */
export interface OtherStates {
  readonly initial?: State;
  readonly snapshots?: Iterable<readonly [id: number, state: State]>;
}

/** Does work that writes. */
type Write = <T>(work: (draft: Draft) => T | Steps<T>) => WaitingSteps<T>;

/**
 * The states of an environment in the course of time: as it is, as it began, and as snapshots remember it. Who writes works
 * on a draft, one after another; it becomes the state when it is done and, where the environment is kept, once it is kept.
 */
export class States {
  readonly #listener: StateListener;
  #now: State;
  #initial: State;
  readonly #snapshots: Map<number, State>;
  #keeping: Keeping | null = null;
  #ahead: Ahead | null = null;
  #writing: Writing | null = null;
  /** Another one from each time on at which another server wrote to it. */
  #known = {};
  /** Another one from each time on at which it was asked for to go back to another state. */
  #era = {};
  #lastSnapshot: number;
  /** Settled once the last going back is kept, or cannot be. */
  #goingBack: Promise<void> | null = null;

  /** @param others it began as the same state and has no snapshots, unless they are given. */
  constructor(now: State, listener: StateListener, { initial, snapshots = [] }: OtherStates = {}) {
    this.#listener = listener;
    this.#now = now;
    this.#initial = initial ?? copyOf(now);
    this.#snapshots = new Map(snapshots);
    this.#lastSnapshot = Math.max(0, ...this.#snapshots.keys());
  }

  get now(): State {
    return this.#now;
  }

  get initial(): State {
    return this.#initial;
  }

  get snapshots(): ReadonlyMap<number, State> {
    return this.#snapshots;
  }

  /** Those that there are, and those that can be again. */
  get all(): State[] {
    return [this.#now, this.#initial, ...this.#snapshots.values()];
  }

  /** Whether it is kept beyond its server. */
  get isKept(): boolean {
    return this.#keeping !== null;
  }

  /** From now on what is written counts once it is kept there. */
  keepIn(keeping: Keeping): void {
    this.#keeping = keeping;
  }

  /** Of what is being made, to which nobody else writes. */
  change(change: Partial<Pick<State, 'settings'>>): void {
    this.#now = { ...this.#now, ...change };
  }

  /** From now on it is what it began as. */
  settle(): void {
    this.#initial = copyOf(this.#now);
  }

  /** Goes on with a copy, so that a long call that reads goes on with the state that it has read so far. */
  leave(): void {
    this.#now = copyOf(this.#now);
    if (this.#ahead) this.#ahead = aheadOf(this.#now, this.#ahead.pending, this.#ahead.fate);
  }

  /**
   * Does work that writes, on a draft, once other work that writes has ended: all of it is seen at once when it has come to
   * its end and is kept, and nothing where it throws. What was written before all goes back is gone with it. Where another
   * server writes first, the work is done again.
   * @param era in which the work was begun, where that was earlier.
   * @throws what the work throws, and NotPossible for what cannot be kept.
   */
  write<T>(work: (draft: Draft) => T | Steps<T>, era: object | null = null): WaitingSteps<T> {
    return untilNotOvertaken(() => this.#write(work, era));
  }

  *#write<T>(work: (draft: Draft) => T | Steps<T>, era: object | null): WaitingSteps<T> {
    for (let writing = this.writing; writing !== null; writing = this.writing) yield writing;
    const begun = era ?? this.#era;
    const writing = this.#begin();
    const known = this.#known;
    const { state: before, fate } = this.#ahead ?? { state: this.#now, fate: null };
    let result: T;
    let keeping: Promise<void> | null;
    try {
      const draft = draftOf(before);
      const made = work(draft);
      result = isSteps<T>(made) ? yield* made : made;
      if (known !== this.#known) throw new Overtaken();
      // It may rest on what was lost.
      if (fate?.loss) throw fate.loss;
      keeping = begun === this.#era ? this.#keep(draft) : this.#goingBack;
    } catch (error) {
      // What it threw may rest on what another server has changed.
      throw known === this.#known ? error : new Overtaken();
    } finally {
      this.#end(writing);
    }
    if (keeping !== null) yield* waitingFor(keeping);
    return result;
  }

  /** The same for work that is begun now, and writes when it has come so far. */
  writer(): Write {
    const era = this.#era;
    return (work) => this.write(work, era);
  }

  /** Resolves at the end of work that is writing, for which other work that writes waits; null where none is. */
  get writing(): Promise<void> | null {
    return this.#writing?.ended ?? null;
  }

  /** Writes what was written in a draft. Of what is being made, to which nobody else writes. */
  merge(draft: Draft): void {
    const { state, logins } = merged(this.#now, draft);
    this.#now = state;
    this.#listener.wrote(logins, draft.rules.drafted);
  }

  /** Writes what was written in a draft. @returns what resolves once it is kept; null where it is nowhere to be kept. */
  #keep(draft: Draft): Promise<void> | null {
    const keeping = this.#keeping;
    if (keeping === null) {
      this.merge(draft);
      return null;
    }
    const { pending, state, fate } = this.#ahead ?? aheadOf(this.#now, [], { loss: null });
    mergeInto(state, draft);
    this.#ahead = { state, pending: [...pending, draft], fate };
    return this.#kept(
      (outcome) => keeping.wrote(draft, outcome),
      () => {
        const [, ...others] = this.#ahead?.pending ?? [];
        if (others.length === 0) this.#ahead = null;
        else if (this.#ahead) this.#ahead = { ...this.#ahead, pending: others };
        this.merge(draft);
      },
    );
  }

  /**
   * Goes back to where it began, or to a snapshot.
   * @throws NotPossible for an unknown snapshot, and where that cannot be kept.
   */
  goBack(to: 'initial' | number): WaitingSteps<void> {
    return untilNotOvertaken(() => this.#goBack(to));
  }

  *#goBack(to: 'initial' | number): WaitingSteps<void> {
    const state = to === 'initial' ? this.#initial : this.#snapshots.get(to);
    if (!state) throw noSuch('snapshot', to, { among: this.#snapshots.keys() });
    const keeping = this.#keeping;
    const writing = this.#beginAnew();
    try {
      if (keeping === null) {
        this.#goBackTo(state);
        return;
      }
      this.#goingBack = this.#kept(
        (outcome) => keeping.wentBack(to, begunAnew(state), outcome),
        () => this.#goBackTo(state),
      );
      yield* waitingFor(this.#goingBack);
    } finally {
      this.#end(writing);
    }
  }

  /** Goes on as other states that were made apart, now and after each reset. */
  become(successor: States): void {
    this.#initial = successor.#initial;
    const writing = this.#beginAnew();
    this.#goBackTo(successor.#now);
    this.#end(writing);
  }

  /** Remembers everything as it is, once all that was written is kept. @returns the number of the snapshot. */
  remember(): WaitingSteps<number> {
    return untilNotOvertaken(() => this.#remember());
  }

  *#remember(): WaitingSteps<number> {
    const id = ++this.#lastSnapshot;
    const keeping = this.#keeping;
    const remember = () => {
      this.#snapshots.set(id, copyOf(this.#now));
    };
    if (keeping === null) remember();
    else yield* waitingFor(this.#kept((outcome) => keeping.remembered(id, outcome), remember));
    return id;
  }

  /** Another server wrote to it, and has overtaken what was written here and is not kept yet. @param draftOver of that. */
  follow(draftOver: (now: State) => Draft): void {
    this.#overtake();
    // Work that writes comes to its end on the state that it has read so far.
    if (this.#writing) this.#now = copyOf(this.#now);
    this.merge(draftOver(this.#now));
  }

  /** Another server went back to another state. */
  followBackTo(state: State): void {
    this.#overtake();
    this.#era = {};
    this.#goingBack = null;
    this.#goBackTo(state);
  }

  /** Another server remembered a state under a number. */
  followSnapshot(id: number, state: State): void {
    this.#snapshots.set(id, state);
    this.#lastSnapshot = Math.max(this.#lastSnapshot, id);
  }

  /** Keeps nothing any more, since it is gone: who writes is told. */
  end(why: Error): void {
    if (this.#keeping === null) return;
    const lose = ({ lost }: Outcome) => lost(why);
    this.#keeping = {
      wrote: (_, outcome) => lose(outcome),
      wentBack: (_to, _draft, outcome) => lose(outcome),
      remembered: (_, outcome) => lose(outcome),
    };
  }

  #overtake(): void {
    this.#known = {};
    this.#drop(new Overtaken());
  }

  /** @param then what comes of it once it is kept, before anything that is kept after it. */
  #kept(keep: (outcome: Outcome) => void, then: () => void): Promise<void> {
    const dropping = (outcome: Outcome): Outcome => ({
      ...outcome,
      lost: (error) => {
        this.#drop(error);
        outcome.lost(error);
      },
    });
    return kept((outcome) => keep(dropping(outcome)), then);
  }

  /** Drops what was written and is not kept, and what rests on it. */
  #drop(why: Error): void {
    if (this.#ahead) this.#ahead.fate.loss = why;
    this.#ahead = null;
  }

  /** Goes on with a copy of a state: what was written is gone. */
  #goBackTo(state: State): void {
    this.#ahead = null;
    this.#now = merged(copyOf(state), begunAnew(state)).state;
    this.#listener.wentBack();
  }

  /** Others wait until this ends; what is being written is gone with what was. */
  #beginAnew(): Writing {
    this.#era = {};
    this.#writing?.end();
    return this.#begin();
  }

  #begin(): Writing {
    const writing = new Writing();
    this.#writing = writing;
    return writing;
  }

  #end(writing: Writing): void {
    if (this.#writing === writing) this.#writing = null;
    writing.end();
  }
}
