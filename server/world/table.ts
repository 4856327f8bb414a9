import { type Key, Layer } from './layer.ts';
import { readFrom, Unread, type Written } from './unread.ts';

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

/** Of a table that begins empty. */
const NO_BASE: TableBase<never> = { get: () => undefined, has: () => false, ids: () => [] };

/** By id what was put in, or null for what was deleted. */
export type Entries<T> = Iterable<readonly [id: number, written: Written<T>]>;

/** What a draft changes of a record, held by reference. */
export interface TableChange<T> {
  readonly id: number;
  readonly base: TableBase<T>;
  /** What was written before, and null for what was deleted; undefined where the record of the base stood. */
  readonly below: T | null | undefined;
  /** Undefined for a record that is not there any more. */
  readonly after: T | undefined;
}

/** The record as it was before a change; undefined for one that was not there. */
export function before<T>({ id, base, below }: TableChange<T>): T | undefined {
  return below === undefined ? base.get(id) : (below ?? undefined);
}

/** What a table holds when it is opened, and what its records are found by besides their ids. */
interface Opening<T, Name extends string> {
  readonly base?: TableBase<T>;
  /** What was written over the base. */
  readonly written?: Entries<T> | undefined;
  /**
   * By name what written records are found by that the base does not have; null for a record that is not to be found so.
   */
  readonly indexed?: Readonly<Record<Name, (record: T) => Key | null>>;
}

/**
 * Records by id: a shared base, and over it what was written here. Records are values: a change puts a new one in place
 * of the old, so that a copy of a table costs what was written since the last one, however much was before, and
 * forgetting what was written undoes everything.
 */
export class Table<T extends { readonly id: number }, Name extends string = never> {
  readonly #base: TableBase<T>;
  readonly #layer: Layer<T>;

  private constructor(base: TableBase<T>, layer: Layer<T>) {
    this.#base = base;
    this.#layer = layer;
  }

  static open<T extends { readonly id: number }, Name extends string = never>({
    base = NO_BASE,
    written = [],
    indexed,
  }: Opening<T, Name> = {}): Table<T, Name> {
    const keys = new Map<string, (record: T) => Key | null>(Object.entries(indexed ?? {}));
    const covers = (id: number) => keys.size > 0 && !base.has(id);
    const layer = new Layer<T>({ keys, covers });
    for (const [id, one] of written) layer.write(id, one);
    return new Table<T, Name>(base, layer);
  }

  get(id: number): T | undefined {
    const written = this.#layer.get(id);
    return written === undefined ? this.#base.get(id) : (written ?? undefined);
  }

  /** Whether there is a record of this id; none is made for it. */
  has(id: number): boolean {
    return this.#layer.has(id) ?? this.#base.has(id);
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
    for (const [id, written] of this.#layer.entries()) if (written && !this.#base.has(id)) yield id;
  }

  /** Of the records that were put in here and the base does not have those with a key, in the order of first writing. */
  *having(index: Name, key: Key): Generator<T> {
    for (const id of this.#layer.having(index, key)) {
      const record = this.#layer.get(id);
      if (record) yield record;
    }
  }

  /** The records that were put in here, in the order of first writing. */
  *written(): Generator<T> {
    for (const [, written] of this.#layer.entries()) if (written) yield readFrom(written);
  }

  /** Of the records that were put in here those in which one of these fields may be another than in the base. */
  *writtenIn(...fields: readonly (keyof T & string)[]): Generator<T> {
    for (const [, written] of this.#layer.entries())
      if (written && (!(written instanceof Unread) || fields.some((field) => written.maySay(field))))
        yield readFrom(written);
  }

  /** The ids of the records of the base that were deleted here, and some of others. */
  deleted(): number[] {
    return [...this.#layer.entries()].flatMap(([id, written]) => (written === null ? [id] : []));
  }

  /** How many records a copy holds: those that were put in, changed or deleted here. */
  get writtenCount(): number {
    return this.#layer.count;
  }

  put(record: T): void {
    this.#layer.write(record.id, record);
  }

  /** Of a record that came in nothing is held afterwards; one of the base is noted as deleted. */
  delete(id: number): void {
    if (this.#base.has(id)) this.#layer.write(id, null);
    else this.#layer.forget(id);
  }

  /** The ids of the records that were put in, changed or deleted since an earlier copy of this table was made. */
  changedSince(earlier: Table<T, Name>): number[] {
    return [...this.#layer.since(earlier.#layer)];
  }

  /** Another table over the same base, with what was written here so far. */
  copy(): Table<T, Name> {
    return new Table(this.#base, this.#layer.copy());
  }

  /**
   * A table over this one, which sees what this one holds at any moment. What is written there is written here once it is
   * merged; forgetting it undoes it.
   */
  draft(): Table<T, Name> {
    return new Table(this.#base, this.#layer.draft());
  }

  /** All that was written here, and null for what was deleted, in the order of first writing. */
  *entries(): Generator<readonly [id: number, record: T | null]> {
    for (const [id, written] of this.#layer.entries()) yield [id, readFrom(written)];
  }

  /** The record of the base, whatever was written over it. */
  baseRecord(id: number): T | undefined {
    return this.#base.get(id);
  }

  /** Of a draft, what was written there, and null for what was deleted. */
  *drafted(): Generator<readonly [id: number, record: T | null]> {
    for (const [id, written] of this.#layer.own) yield [id, readFrom(written)];
  }

  /** Of a draft, whether anything was written there. */
  get hasChanges(): boolean {
    return this.#layer.own.size > 0;
  }

  /** Of a draft, what it changes; no record is made for that. */
  *changes(): Generator<TableChange<T>> {
    const base = this.#base;
    for (const [id, written] of this.#layer.own)
      yield { id, base, below: this.#layer.below(id), after: readFrom(written) ?? undefined };
  }

  /** Writes here what was written in a draft. */
  merge(draft: Table<T, Name>): void {
    for (const [id, written] of draft.#layer.own)
      if (written === null) this.delete(id);
      else this.#layer.write(id, written);
  }
}
