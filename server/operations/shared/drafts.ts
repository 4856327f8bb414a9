import type { Table } from '../../world/table.ts';

/**
 * Changes of many records that are made one by one, and put in all at once: until then they are seen nowhere else, so
 * that others may be served in between. Every record that was read is kept, since making it may take long.
 */
export class Drafts<T extends { readonly id: number }> {
  readonly #find: (id: number) => T;
  readonly #read = new Map<number, T>();
  readonly #changed = new Map<number, T>();

  /** @param find the record as it stands; it throws for one there is not. */
  constructor(find: (id: number) => T) {
    this.#find = find;
  }

  /** The record with its changes so far. @throws what finding it throws. */
  get(id: number): T {
    const known = this.#changed.get(id) ?? this.#read.get(id);
    if (known) return known;
    const found = this.#find(id);
    this.#read.set(id, found);
    return found;
  }

  /** @throws what finding it throws. */
  change(id: number, change: (record: T) => T): void {
    this.#changed.set(id, change(this.get(id)));
  }

  /** Puts in whatever was changed. */
  putInto(table: Table<T>): void {
    for (const record of this.#changed.values()) table.put(record);
  }
}
