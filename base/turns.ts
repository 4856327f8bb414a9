import { elapsed, nextTurn } from './real-time.ts';

/** How long something may go on before others have their turn, in milliseconds. */
export const STRETCH = 10;

/** The time for which something may go on before others have their turn. */
export class Stretch {
  readonly #milliseconds: number;
  #end: number;

  /** Begins at once. @param milliseconds Infinity where nothing else waits. */
  constructor(milliseconds: number = STRETCH) {
    this.#milliseconds = milliseconds;
    this.#end = elapsed() + milliseconds;
  }

  get isUp(): boolean {
    return elapsed() >= this.#end;
  }

  /** Lets others have their turn, and begins again. */
  async letOthersIn(): Promise<void> {
    await myTurn();
    this.#end = elapsed() + this.#milliseconds;
  }
}

/**
 * Work that may stop after each of its steps, and what it comes to. Whether it does stop, so that others have their turn,
 * is for those to say that take the steps.
 */
export type Steps<T> = Generator<void, T>;

/** The same, where a step may also have something to wait for before the next one, which is never rejected. */
export type WaitingSteps<T> = Generator<void | Promise<void>, T>;

/** Waits for a promise in a step. @throws what it is rejected with. */
export function* waitingFor<T>(promise: Promise<T>): WaitingSteps<T> {
  const settled: { end?: () => T } = {};
  yield promise.then(
    (value) => {
      settled.end = () => value;
    },
    (error) => {
      settled.end = () => {
        throw error;
      };
    },
  );
  if (!settled.end) throw new Error('A step was taken before what it waits for.');
  return settled.end();
}

/** From which every generator descends. */
const GENERATOR: object = Object.getPrototypeOf(function* () {}).prototype;

/** Whether something is the steps of work that is still to be done. */
export function isSteps<T>(value: unknown): value is Steps<T> {
  return typeof value === 'object' && value !== null && Object.prototype.isPrototypeOf.call(GENERATOR, value);
}

/** Makes something of each item, in a step each. */
export function* mapInSteps<T, U>(items: Iterable<T>, make: (item: T) => U): Steps<U[]> {
  const made: U[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}

let endOfThisTurn: Promise<void> | null = null;

/** Resolves once all that came in during this turn of the event loop was looked at, for all who ask at the same time. */
export function endOfTurn(): Promise<void> {
  endOfThisTurn ??= nextTurn().then(() => {
    endOfThisTurn = null;
  });
  return endOfThisTurn;
}

let lastTurn = Promise.resolve();

/** Resolves once everything that came in meanwhile was served, and all who asked before had their turn. */
export function myTurn(): Promise<void> {
  lastTurn = lastTurn.then(nextTurn);
  return lastTurn;
}

/** How steps are taken. */
interface Taking {
  /** How long they go on before others have their turn, in milliseconds. */
  readonly stretch?: number;
  /** Called each time before others have their turn. */
  readonly onPause?: () => void;
  /** Aborted, it ends the steps, whatever they wait for; asked for once they are not done in their first stretch. */
  readonly ending?: () => AbortSignal;
}

/**
 * Takes steps to their end: at once those that are done in one stretch, and all others with others in between.
 * @throws what a step throws, and the reason of the signal that ends them.
 */
export function takeSteps<T>(steps: Iterator<void | Promise<void>, T>, taking: Taking = {}): T | Promise<T> {
  const stretch = new Stretch(taking.stretch);
  const step = lastOfStretch(steps, stretch);
  return step.done ? step.value : goOn(steps, step.value, stretch, taking);
}

/** The same, where something waits in any case. */
export async function inTurns<T>(steps: Iterator<void | Promise<void>, T>, taking?: Taking): Promise<T> {
  return takeSteps(steps, taking);
}

/** @param awaited what the next step waits for. */
async function goOn<T>(
  steps: Iterator<void | Promise<void>, T>,
  awaited: void | Promise<void>,
  stretch: Stretch,
  { onPause, ending }: Taking,
): Promise<T> {
  const signal = ending?.();
  for (let waiting = awaited; ; ) {
    onPause?.();
    try {
      if (waiting !== undefined) await (signal ? unlessAborted(waiting, signal) : waiting);
      await stretch.letOthersIn();
      signal?.throwIfAborted();
    } catch (error) {
      steps.return?.();
      throw error;
    }
    const step = lastOfStretch(steps, stretch);
    if (step.done) return step.value;
    waiting = step.value;
  }
}

/** Takes steps until they are done, wait for something, or the stretch is up. */
function lastOfStretch<T>(
  steps: Iterator<void | Promise<void>, T>,
  stretch: Stretch,
): IteratorResult<void | Promise<void>, T> {
  for (;;) {
    const step = steps.next();
    if (step.done || step.value !== undefined || stretch.isUp) return step;
  }
}

/** Settles as a promise does, or is rejected with the reason of a signal that is aborted before. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** The same items, with others in between while they are made and read. */
export async function* itemsInTurns<T>(items: Iterable<T>): AsyncGenerator<T> {
  const stretch = new Stretch();
  for (const item of items) {
    yield item;
    if (stretch.isUp) await stretch.letOthersIn();
  }
}

/** The same work, of which what is asked for meanwhile begins once all before has come to an end, good or bad. */
export function oneAfterTheOther<Asked, T>(work: (asked: Asked) => Promise<T>): (asked: Asked) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const done = last.then(() => work(asked));
    last = done.catch(() => {});
    return done;
  };
}

/** The same work: all who ask for it while it is being done share the next time, which begins after the last of them asked. */
export function nextTogether<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    next ??= last.then(() => {
      next = null;
      const done = work();
      last = done.catch(() => {});
      return done;
    });
    return next;
  };
}

/** Takes steps to their end at once. @throws Error where one has something to wait for. */
export function atOnce<T>(steps: Iterator<void | Promise<void>, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value !== undefined) throw new Error('Steps that wait cannot be taken at once.');
  }
}
