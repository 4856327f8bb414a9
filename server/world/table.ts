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

/** By id what was put in, or null for what was deleted. */
type Overlay<T> = ReadonlyMap<number, T | null>;

/** So many records a copy of a table copies; where more were written, they become an overlay that copies share. */
const MOST_COPIED = 256;

/**
 * Records by id: a shared base, and over it what was written here. Records are values: a change puts a new one in place
 * of the old, so that a copy of a table costs what was written since the last one, however much was before, and
 * forgetting the overlays undoes everything.
 */
export class Table<T extends { readonly id: number }> {
  readonly #base: TableBase<T>;
  /** What was written before copies were made; never changed, since they share it. */
  #shared: Overlay<T>;
  /** What was written since; goes before what is shared. */
  #own = new Map<number, T | null>();
  #writtenCount: number;
  /** The ids that were written since another table took the place of this one; null before. */
  #late: Set<number> | null = null;

  constructor(base: TableBase<T>, written: Overlay<T> = new Map()) {
    this.#base = base;
    this.#shared = written;
    this.#writtenCount = written.size;
  }

  get(id: number): T | undefined {
    const written = this.#writtenAt(id);
    return written === undefined ? this.#base.get(id) : (written ?? undefined);
  }

  /** Whether there is a record of this id; none is made for it. */
  has(id: number): boolean {
    const written = this.#writtenAt(id);
    return written === undefined ? this.#base.has(id) : written !== null;
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
    for (const [id, record] of this.#overlay()) if (record && !this.#base.has(id)) yield id;
  }

  /** The records that were put in here, in the order of first writing. */
  *written(): Generator<T> {
    for (const [, record] of this.#overlay()) if (record) yield record;
  }

  /** The ids of the records that were deleted here. */
  deleted(): number[] {
    return [...this.#overlay()].flatMap(([id, record]) => (record === null ? [id] : []));
  }

  /** How many records a copy holds: those that were put in, changed or deleted here. */
  get writtenCount(): number {
    return this.#writtenCount;
  }

  put(record: T): void {
    this.#write(record.id, record);
  }

  delete(id: number): void {
    this.#write(id, null);
  }

  /** The ids of the records that were put in, changed or deleted since an earlier copy of this table was made. */
  changedSince(earlier: Table<T>): number[] {
    const written = this.#shared === earlier.#shared ? this.#own : this.#overlay();
    const changed = [...written].filter(([id, record]) => earlier.#writtenAt(id) !== record);
    return changed.map(([id]) => id);
  }

  /** Another table over the same base, with what was written here so far. */
  copy(): Table<T> {
    if (this.#own.size > MOST_COPIED) {
      this.#shared = new Map(this.#overlay());
      this.#own = new Map();
    }
    const copy = new Table(this.#base, this.#shared);
    copy.#own = new Map(this.#own);
    copy.#writtenCount = this.#writtenCount;
    return copy;
  }

  /** A copy that takes the place of this table: what is written here from now on can be handed over to it. */
  successor(): Table<T> {
    this.#late = new Set();
    return this.copy();
  }

  /** Writes to a successor, or one of its own, what was written here since there was one. */
  handOver(successor: Table<T>): void {
    for (const id of this.#late ?? []) successor.#write(id, this.#writtenAt(id) ?? null);
  }

  /** Undefined for what was not written. */
  #writtenAt(id: number): T | null | undefined {
    const own = this.#own.get(id);
    return own === undefined ? this.#shared.get(id) : own;
  }

  /** All that was written, in the order of first writing. */
  *#overlay(): Generator<[id: number, record: T | null]> {
    const [shared, own] = [this.#shared, this.#own];
    for (const [id, record] of shared) {
      const later = own.get(id);
      yield [id, later === undefined ? record : later];
    }
    for (const entry of own) if (!shared.has(entry[0])) yield entry;
  }

  #write(id: number, record: T | null): void {
    if (this.#writtenAt(id) === undefined) this.#writtenCount += 1;
    this.#own.set(id, record);
    this.#late?.add(id);
  }
}
