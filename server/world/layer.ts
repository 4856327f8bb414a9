import { readFrom, type Written } from './unread.ts';

/** What records are found by besides their ids; a record has its key for good. */
export type Key = string | number;

/** What written records are found by. */
export interface Finding<T> {
  /** By name; null for a record that is not to be found so. */
  readonly keys: ReadonlyMap<string, (record: T) => Key | null>;
  /** Whether the record of an id is found so at all: it is not read where it is not. */
  covers(id: number): boolean;
}

/** What stands for a map of nothing: every call that writes has layers to which it writes nothing. It is never written to. */
const NOTHING = new Map<never, never>();

const NO_IDS: readonly number[] = [];

/** So many records a copy of a layer copies; where more were written, they become one below, which copies share. */
const MOST_COPIED = 256;

/**
 * What was written over records: by id the record that was put in, or null for one that was deleted. It may lie over another
 * layer: one that never changes, which copies share, or one that goes on being written to, of which it is a draft.
 */
export class Layer<T extends { readonly id: number }> {
  readonly #finding: Finding<T>;
  #below: Layer<T> | null;
  /** Whether what is below it goes on being written to. */
  readonly #isDraft: boolean;
  /** What was written here; it goes before what is below. */
  #own: Map<number, Written<T>> = NOTHING;
  /** Of the records that were first put in here, the ids by their keys; null before there is one. */
  #index: Map<string, Map<Key, number[]>> | null = null;

  constructor(finding: Finding<T>, below: Layer<T> | null = null, isDraft = false) {
    this.#finding = finding;
    this.#below = below;
    this.#isDraft = isDraft;
  }

  /** Undefined for what was not written. */
  get(id: number): T | null | undefined {
    return readFrom(this.#written(id));
  }

  /** False for one that was deleted, undefined for what was not written; nothing is read for it. */
  has(id: number): boolean | undefined {
    const written = this.#written(id);
    return written === undefined ? undefined : written !== null;
  }

  /** How many records were put in, changed or deleted. */
  get count(): number {
    const below = this.#below;
    if (below === null) return this.#own.size;
    let count = below.count;
    for (const id of this.#own.keys()) if (below.has(id) === undefined) count++;
    return count;
  }

  /** All that was written, in the order of first writing. */
  *entries(): Generator<readonly [id: number, written: Written<T>]> {
    const [below, own] = [this.#below, this.#own];
    for (const entry of below?.entries() ?? []) {
      const later = own.get(entry[0]);
      yield later === undefined ? entry : [entry[0], later];
    }
    for (const entry of own) if (below?.has(entry[0]) === undefined) yield entry;
  }

  /**
   * The ids of the records that were put in with a key, in the order of first writing; some may be gone again. Every call asks
   * for its login by its name.
   */
  having(name: string, key: Key): readonly number[] {
    const [below, own] = [this.#below, this.#index?.get(name)?.get(key) ?? NO_IDS];
    if (below === null) return own;
    const before = below.having(name, key);
    return own.length === 0 ? before : [...before, ...own.filter((id) => !below.has(id))];
  }

  write(id: number, written: Written<T>): void {
    if (this.#own === NOTHING) this.#own = new Map();
    if (written && !this.has(id) && this.#finding.covers(id)) this.#addToIndex(readFrom(written));
    this.#own.set(id, written);
  }

  /**
   * Deletes a record of which nothing needs to be known any more: as if it had never been put in. A draft notes it, since what
   * is below it may come to have the record yet.
   */
  forget(id: number): void {
    const written = this.#own.get(id);
    if (this.#isDraft || (this.#below && this.#below.#written(id) !== undefined)) this.write(id, null);
    else if (this.#own.delete(id) && written) this.#takeFromIndex(readFrom(written));
  }

  /** The ids of what was written here and is not the same in an earlier copy, and of what was forgotten since. */
  *since(earlier: Layer<T>): Generator<number> {
    const isOver = this.#below === earlier.#below;
    for (const [id, written] of isOver ? this.#own : this.entries())
      if (!isSame(written, earlier.#written(id))) yield id;
    for (const [id] of isOver ? earlier.#own : earlier.entries())
      if (this.#written(id) === undefined) yield id;
  }

  /** Another one with the same records; it costs what was written since the last copy, however much was before. */
  copy(): Layer<T> {
    if (this.#own.size > MOST_COPIED) this.#settle();
    const copy = new Layer(this.#finding, this.#below);
    for (const [id, written] of this.#own) copy.write(id, written);
    return copy;
  }

  /** One over this, to be merged or forgotten; it sees what this one holds at any moment. */
  draft(): Layer<T> {
    return new Layer(this.#finding, this, true);
  }

  /** What was written in a draft, and not below it. */
  get own(): ReadonlyMap<number, Written<T>> {
    return this.#own;
  }

  /** Of a draft, what there is below it. */
  below(id: number): T | null | undefined {
    return this.#below?.get(id);
  }

  /** All of it lies below from now on. */
  #settle(): void {
    const all = new Layer(this.#finding);
    for (const [id, written] of this.entries()) all.write(id, written);
    this.#below = all;
    this.#own = NOTHING;
    this.#index = null;
  }

  #written(id: number): Written<T> | undefined {
    const own = this.#own.get(id);
    return own === undefined && this.#below ? this.#below.#written(id) : own;
  }

  #addToIndex(record: T): void {
    for (const [name, keyOf] of this.#finding.keys) {
      const key = keyOf(record);
      if (key === null) continue;
      this.#index ??= new Map();
      const ids = this.#index.get(name) ?? new Map<Key, number[]>();
      this.#index.set(name, ids);
      const own = ids.get(key);
      if (own) own.push(record.id);
      else ids.set(key, [record.id]);
    }
  }

  #takeFromIndex(record: T): void {
    for (const [name, keyOf] of this.#finding.keys) {
      const ids = this.#index?.get(name);
      const key = keyOf(record);
      if (!ids || key === null) continue;
      const others = (ids.get(key) ?? []).filter((id) => id !== record.id);
      if (others.length > 0) ids.set(key, others);
      else ids.delete(key);
    }
  }
}

/** Whether it is the same record; what is not there in both is not read for it. */
function isSame<T>(one: Written<T>, other: Written<T> | undefined): boolean {
  if (one === other) return true;
  return one !== null && other !== null && other !== undefined && readFrom(one) === readFrom(other);
}
