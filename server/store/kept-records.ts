import { type TextSource, Unread, type Written } from '../world/unread.ts';
import { keptText, keptValue } from './kept-json.ts';
import type { KeptRecord } from './store.ts';

/** A record of a table. */
interface Identified {
  readonly id: number;
}

/** A record as it is kept: whole, or where the world began with one of its id, the fields that are others than of that. */
type Noted<T> = { readonly whole: T } | { readonly over: Partial<T> };

/**
 * A record as a text.
 * @param base what the world began with; undefined for a record that came in. Where it was forgotten and made anew since the
 * record was made of it, more is noted than is another.
 */
export function textOfRecord<T extends Identified>(record: T, base: T | undefined): string {
  if (base === undefined) return keptText({ whole: record });
  const isLess = Object.keys(base).some((name) => !(name in record));
  if (isLess) return keptText({ whole: record });
  const changed = Object.entries(record).filter(([name, value]) => base[name as keyof T] !== value);
  return keptText({ over: Object.fromEntries(changed) });
}

/** The record of a text. @param base what the world begins with. @throws Error where that is needed and not there. */
export function recordOfText<T extends Identified>(text: string, base: T | undefined): T {
  const noted = keptValue<Noted<T>>(text);
  if ('whole' in noted) return noted.whole;
  if (base === undefined)
    throw new Error('What was kept is a change of a record that the world does not have.');
  return { ...base, ...noted.over };
}

/** Something that was kept, and what it becomes. */
interface Known {
  readonly text: TextSource;
  readonly unread: Unread<unknown>;
}

/**
 * The records of an environment that were kept. They are read when they are first asked for; those that are the same in
 * several of its states are one, as they were before.
 */
export class SharedRecords {
  readonly #known = new Map<string, Map<number, Known>>();

  /** What was written to a table of a state. @param baseOf what the world begins with. */
  *written<T extends Identified>(
    table: string,
    records: Iterable<KeptRecord>,
    baseOf: (id: number) => T | undefined,
  ): Generator<readonly [id: number, written: Written<T>]> {
    const read = (text: string, id: number) => {
      try {
        return recordOfText<T>(text, baseOf(id));
      } catch (cause) {
        throw new Error(`What was kept of ${table} ${id} cannot be read.`, { cause });
      }
    };
    for (const record of records)
      yield [record.id, record.value === null ? null : this.#unread(record, record.value, read)];
  }

  #unread<T>({ table, id }: KeptRecord, text: TextSource, read: (text: string, id: number) => T): Unread<T> {
    const ofTable = this.#known.get(table) ?? new Map<number, Known>();
    this.#known.set(table, ofTable);
    const known = ofTable.get(id);
    // The named boundary where what was kept of a table becomes a record of that table.
    if (known && known.text.toString() === text.toString()) return known.unread as Unread<T>;
    const unread = new Unread(id, text, read);
    ofTable.set(id, { text, unread });
    return unread;
  }
}
