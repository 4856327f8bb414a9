/** How many items are made at a time: few enough that a reader who must not be kept long can stop after any batch. */
const BATCH = 8;

/**
 * A list whose items are made as they are read, and of which nothing is kept: what is as long as a company has employees
 * takes no more room than the few that are read. Reading it again makes them again.
 */
export class Sequence<T> implements Iterable<T> {
  readonly #batches: () => Iterable<readonly T[]>;

  private constructor(batches: () => Iterable<readonly T[]>) {
    this.#batches = batches;
  }

  /** @param items asked for anew by every reader. */
  static of<T>(items: () => Iterable<T>): Sequence<T> {
    return new Sequence(function* () {
      let batch: T[] = [];
      for (const item of items()) {
        if (batch.push(item) < BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    });
  }

  /** @param batches of items as they come, asked for anew by every reader; a batch may be empty. */
  static ofBatches<T>(batches: () => Iterable<readonly T[]>): Sequence<T> {
    return new Sequence(batches);
  }

  /** One behind the other. */
  static chained<T>(parts: Iterable<Sequence<T>>): Sequence<T> {
    return new Sequence(function* () {
      for (const part of parts) yield* part.batches();
    });
  }

  /** The items a few at a time; of what was filtered also none, so that no reader waits long for the next batch. */
  batches(): Iterable<readonly T[]> {
    return this.#batches();
  }

  *[Symbol.iterator](): Generator<T> {
    for (const batch of this.#batches()) yield* batch;
  }

  map<U>(make: (item: T) => U): Sequence<U> {
    return this.#eachBatch((batch) => batch.map((item) => make(item)));
  }

  flatMap<U>(make: (item: T) => readonly U[]): Sequence<U> {
    return this.#eachBatch((batch) => batch.flatMap((item) => make(item)));
  }

  filter(isWanted: (item: T) => boolean): Sequence<T> {
    return this.#eachBatch((batch) => batch.filter((item) => isWanted(item)));
  }

  #eachBatch<U>(make: (batch: readonly T[]) => readonly U[]): Sequence<U> {
    const batches = this.#batches;
    return new Sequence(function* () {
      for (const batch of batches()) yield make(batch);
    });
  }
}
