import type { Steps } from '../../../base/turns.ts';
import type { Environment } from '../../world/environment.ts';
import type { Table } from '../../world/table.ts';

/**
 * Rows of a batch, gathered by the record that they change. The records are put in all at once: until then nothing is seen
 * elsewhere, so that others may be served in between. Every record that was read is kept, since making it may take long.
 */
export class Drafts<T extends { readonly id: number }, Row> {
  readonly #find: (id: number) => T;
  readonly #read = new Map<number, T>();
  readonly #rows = new Map<number, Row[]>();

  /** @param find the record as it stands; it throws for one there is not. */
  constructor(find: (id: number) => T) {
    this.#find = find;
  }

  /** The record as it stood before the batch. @throws what finding it throws. */
  get(id: number): T {
    const known = this.#read.get(id);
    if (known) return known;
    const found = this.#find(id);
    this.#read.set(id, found);
    return found;
  }

  /** A row that changes the record with this id. */
  add(id: number, row: Row): void {
    const rows = this.#rows.get(id);
    if (rows) rows.push(row);
    else this.#rows.set(id, [row]);
  }

  /**
   * Makes each record anew with all of its rows, a record a step, and puts in all of them in the last one.
   * @throws what finding a record throws, and NotPossible when there is no room for what the rows made.
   */
  *putInto(
    table: Table<T>,
    environment: Environment,
    withRows: (record: T, rows: readonly Row[]) => T,
  ): Steps<void> {
    const changed: T[] = [];
    for (const [id, rows] of this.#rows) {
      changed.push(withRows(this.get(id), rows));
      yield;
    }
    environment.requireRoomForNewRecords();
    for (const record of changed) table.put(record);
  }
}
