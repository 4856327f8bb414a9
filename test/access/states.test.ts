import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextTurn } from '../../base/real-time.ts';
import { inTurns } from '../../base/turns.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { Keeping, Outcome } from '../../server/access/keeping.ts';
import { Rules } from '../../server/access/rules.ts';
import type { State } from '../../server/access/state.ts';
import { States } from '../../server/access/states.ts';
import { Users } from '../../server/access/users.ts';
import { Environment } from '../../server/world/environment.ts';

const world = openWorld();

/** A place that keeps nothing before it is told to. */
class SlowPlace implements Keeping {
  #asked: Outcome[] = [];

  wrote(_: unknown, outcome: Outcome): void {
    this.#asked.push(outcome);
  }

  wentBack(_: unknown, _draft: unknown, outcome: Outcome): void {
    this.#asked.push(outcome);
  }

  remembered(_: unknown, outcome: Outcome): void {
    this.#asked.push(outcome);
  }

  keepNext(): void {
    this.#asked.shift()?.kept();
  }

  loseAll(): void {
    const lost = this.#asked;
    this.#asked = [];
    for (const { lost: lose } of lost) lose(new Error('lost'));
  }
}

/** The names of the tags, of which each write adds one. */
function namesIn({ environment }: State): string[] {
  return [...environment.tags.written()].map(({ name }) => name);
}

/** What is asked for, in the order in which it is kept, as a model has it. */
type Asked =
  | { readonly kind: 'write'; readonly name: string }
  | { readonly kind: 'back'; readonly to: 'initial' | number }
  | { readonly kind: 'remember'; readonly id: number };

interface LongWrite {
  readonly name: string;
  /** What was asked for before it and was not kept yet. */
  readonly over: readonly Asked[];
  /** All went back, or will, since it was begun. */
  isGone: boolean;
  /** Something that it rests on was lost. */
  isLost: boolean;
  isDone: boolean;
}

/** States, and beside them what they should be. */
class Course {
  readonly place = new SlowPlace();
  readonly #states: States;
  readonly #outcomes = new Map<string, 'kept' | 'lost'>();
  readonly #expected = new Map<string, 'kept' | 'lost'>();
  #now: string[] = [];
  readonly #snapshots = new Map<number, string[]>();
  #asked: Asked[] = [];
  /** Writes that wait until all has gone back, or a long one has ended. */
  #waiting: string[] = [];
  /** The long write that is at work; null for none. */
  #long: LongWrite | null = null;
  #count = 0;
  #remembered = 0;

  constructor() {
    const [seed] = world.environments;
    if (!seed) throw new Error('The world has no environment.');
    const environment = Environment.open(world, seed);
    const state: State = {
      environment,
      users: Users.open(environment, { templates: [] }),
      settings: {
        subscription: 'valid',
        freeTrial: false,
        sandboxCopy: false,
        version21: 'served',
        profile: 'likely',
      },
      rules: Rules.none(),
    };
    this.#states = new States(state, { wrote() {}, wentBack() {} });
    this.#states.keepIn(this.place);
  }

  write(): void {
    const id = 1_000 + this.#count++;
    const name = `tag ${id}`;
    inTurns(
      this.#states.write(({ environment }) => environment.tags.put({ id, number: id, name, color: 0 })),
    ).then(
      () => this.#outcomes.set(name, 'kept'),
      () => this.#outcomes.set(name, 'lost'),
    );
    if (this.#mustWait) this.#waiting.push(name);
    else this.#asked.push({ kind: 'write', name });
  }

  /** A write that takes its time. */
  beginLong(): void {
    if (this.#mustWait || this.#long) return;
    const id = 1_000 + this.#count++;
    const long: LongWrite = {
      name: `tag ${id}`,
      over: [...this.#asked],
      isGone: false,
      isLost: false,
      isDone: false,
    };
    this.#long = long;
    const writing = this.#states.write(function* ({ environment }) {
      environment.tags.put({ id, number: id, name: long.name, color: 0 });
      while (!long.isDone) yield;
    });
    inTurns(writing, { stretch: 0 }).then(
      () => this.#outcomes.set(long.name, 'kept'),
      () => this.#outcomes.set(long.name, 'lost'),
    );
  }

  endLong(): void {
    const long = this.#long;
    if (!long) return;
    long.isDone = true;
    this.#long = null;
    if (long.isGone) return;
    if (long.isLost) this.#expected.set(long.name, 'lost');
    else this.#asked.push({ kind: 'write', name: long.name });
    this.#goOn();
  }

  goBack(to: 'initial' | number): void {
    if (to !== 'initial' && !this.#snapshots.has(to)) return;
    inTurns(this.#states.goBack(to)).catch(() => {});
    this.#asked.push({ kind: 'back', to });
    if (this.#long) this.#long.isGone = true;
  }

  remember(): void {
    inTurns(this.#states.remember()).catch(() => {});
    this.#asked.push({ kind: 'remember', id: ++this.#remembered });
  }

  /** A long call that reads leaves its state. */
  leave(): void {
    this.#states.leave();
  }

  keepNext(): void {
    this.place.keepNext();
    const asked = this.#asked.shift();
    if (asked?.kind === 'write') {
      this.#now.push(asked.name);
      this.#expected.set(asked.name, 'kept');
    }
    if (asked?.kind === 'remember') this.#snapshots.set(asked.id, [...this.#now]);
    if (asked?.kind === 'back') {
      this.#now = asked.to === 'initial' ? [] : [...(this.#snapshots.get(asked.to) ?? [])];
      this.#goOn();
    }
  }

  loseAll(): void {
    this.place.loseAll();
    for (const asked of this.#asked) {
      if (asked.kind !== 'write') continue;
      this.#expected.set(asked.name, 'lost');
      if (this.#long?.over.includes(asked)) this.#long.isLost = true;
    }
    this.#asked = [];
    this.#goOn();
  }

  /** That readers see what is kept, and a writer what was asked for besides. */
  async expectRight(): Promise<void> {
    // Those that waited have their turn, one after the other.
    for (let turn = 0; turn < 2 * this.#count + 4; turn++) await nextTurn();
    expect(namesIn(this.#states.now)).toEqual(this.#now);
    for (const [name, outcome] of this.#expected) expect(this.#outcomes.get(name), name).toBe(outcome);
    for (const name of this.#waiting) expect(this.#outcomes.get(name), name).toBe(undefined);
    for (const asked of this.#asked)
      if (asked.kind === 'write') expect(this.#outcomes.get(asked.name)).toBe(undefined);
    expect(namesIn(this.#states.initial)).toEqual([]);
    for (const [id, names] of this.#snapshots) {
      const snapshot = this.#states.snapshots.get(id);
      expect(snapshot && namesIn(snapshot)).toEqual(names);
    }
  }

  get #isGoingBack(): boolean {
    return this.#asked.some(({ kind }) => kind === 'back');
  }

  get #mustWait(): boolean {
    return this.#isGoingBack || (this.#long !== null && !this.#long.isGone);
  }

  #goOn(): void {
    if (this.#mustWait) return;
    this.#asked.push(...this.#waiting.map((name): Asked => ({ kind: 'write', name })));
    this.#waiting = [];
  }
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant((course: Course) => course.write()) },
  { weight: 5, arbitrary: fc.constant((course: Course) => course.keepNext()) },
  { weight: 1, arbitrary: fc.constant((course: Course) => course.loseAll()) },
  { weight: 1, arbitrary: fc.constant((course: Course) => course.goBack('initial')) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 2 }).map((id) => (course: Course) => course.goBack(id)),
  },
  { weight: 1, arbitrary: fc.constant((course: Course) => course.remember()) },
  { weight: 2, arbitrary: fc.constant((course: Course) => course.leave()) },
  { weight: 1, arbitrary: fc.constant((course: Course) => course.beginLong()) },
  { weight: 1, arbitrary: fc.constant((course: Course) => course.endLong()) },
);

it('who reads sees what is kept, in the order in which it was written, whatever is lost and wherever all goes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const course = new Course();
      try {
        for (const take of steps) {
          take(course);
          await course.expectRight();
        }
      } finally {
        course.endLong();
      }
    }),
    { numRuns: 200 },
  );
});
