/**
 * The records of a table before the first write: made by seed when first read, never changed. They may be forgotten and
 * made anew: what was read earlier of an id is then another object, of the same values.
 */
export interface TableBase<T> {
  get(id: number): T | undefined;
  /** Whether there is one of this id; none is made for it. */
  has(id: number): boolean;
  ids(): Iterable<number>;
}

/**
 * Records by id: a shared base, and over it what was written here. Records are values: a change puts a new one in place
 * of the old, so that a copy of a table costs only what was written to it, and forgetting the overlay undoes everything.
 */
export class Table<T extends { readonly id: number }> {
  readonly #base: TableBase<T>;
  readonly #written: Map<number, T | null>;
  /** The ids that were written since another table took the place of this one; null before. */
  #late: Set<number> | null = null;

  constructor(base: TableBase<T>, written: ReadonlyMap<number, T | null> = new Map()) {
    this.#base = base;
    this.#written = new Map(written);
  }

  get(id: number): T | undefined {
    const own = this.#written.get(id);
    return own === undefined ? this.#base.get(id) : (own ?? undefined);
  }

  /** Whether there is a record of this id; none is made for it. */
  has(id: number): boolean {
    const own = this.#written.get(id);
    return own === undefined ? this.#base.has(id) : own !== null;
  }

  /** In the order of the base, then of writing. */
  *all(): Generator<T> {
    for (const id of this.ids()) {
      const record = this.get(id);
      if (record) yield record;
    }
  }

  /** In the same order; no record is made for them. */
  *ids(): Generator<number> {
    for (const id of this.#base.ids()) if (this.has(id)) yield id;
    for (const [id, record] of this.#written) if (record && !this.#base.has(id)) yield id;
  }

  /** The records that were put in here, in the order of first writing. */
  *written(): Generator<T> {
    for (const record of this.#written.values()) if (record) yield record;
  }

  /** The ids of the records that were deleted here. */
  deleted(): number[] {
    return [...this.#written].flatMap(([id, record]) => (record === null ? [id] : []));
  }

  /** How many records a copy holds: those that were put in, changed or deleted here. */
  get writtenCount(): number {
    return this.#written.size;
  }

  put(record: T): void {
    this.#write(record.id, record);
  }

  delete(id: number): void {
    this.#write(id, null);
  }

  /** The ids of the records that were put in, changed or deleted since an earlier copy of this table was made. */
  changedSince(earlier: Table<T>): number[] {
    const changed = [...this.#written].filter(([id, record]) => earlier.#written.get(id) !== record);
    return changed.map(([id]) => id);
  }

  /** Another table over the same base, with what was written here so far. */
  copy(): Table<T> {
    return new Table(this.#base, this.#written);
  }

  /** A copy that takes the place of this table: what is written here from now on can be handed over to it. */
  successor(): Table<T> {
    this.#late = new Set();
    return this.copy();
  }

  /** Writes to a successor, or one of its own, what was written here since there was one. */
  handOver(successor: Table<T>): void {
    for (const id of this.#late ?? []) successor.#write(id, this.#written.get(id) ?? null);
  }

  #write(id: number, record: T | null): void {
    this.#written.set(id, record);
    this.#late?.add(id);
  }
}
