/** The records of a table before the first write: made by seed when first read, never changed. */
export interface TableBase<T> {
  get(id: number): T | undefined;
  ids(): Iterable<number>;
}

/**
 * Records by id: a shared base, and over it what was written here. Records are values: a change puts a new one in place
 * of the old, so that a copy of a table costs only what was written to it, and forgetting the overlay undoes everything.
 */
export class Table<T extends { readonly id: number }> {
  readonly #base: TableBase<T>;
  readonly #written: Map<number, T | null>;

  constructor(base: TableBase<T>, written: ReadonlyMap<number, T | null> = new Map()) {
    this.#base = base;
    this.#written = new Map(written);
  }

  get(id: number): T | undefined {
    const own = this.#written.get(id);
    return own === undefined ? this.#base.get(id) : (own ?? undefined);
  }

  /** In the order of the base, then of writing. */
  *all(): Generator<T> {
    for (const id of this.#base.ids()) {
      const record = this.get(id);
      if (record) yield record;
    }
    for (const [id, record] of this.#written) if (record && this.#base.get(id) === undefined) yield record;
  }

  /** In the same order. */
  *ids(): Generator<number> {
    for (const { id } of this.all()) yield id;
  }

  /** The records that are not those of the base. */
  *written(): Generator<T> {
    for (const record of this.#written.values()) if (record) yield record;
  }

  put(record: T): void {
    this.#written.set(record.id, record);
  }

  delete(id: number): void {
    this.#written.set(id, null);
  }

  /** The ids of the records that are not those of an earlier copy of this table: put in, changed or deleted since. */
  changedSince(earlier: Table<T>): number[] {
    return [...this.#written.keys()].filter((id) => this.get(id) !== earlier.get(id));
  }

  /** Another table over the same base, with what was written here so far. */
  copy(): Table<T> {
    return new Table(this.#base, this.#written);
  }
}
