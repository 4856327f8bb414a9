import { type Noted, type Reading, type TextSource, Unread, type Written } from '../world/unread.ts';
import { keptText, keptValue } from './kept-json.ts';
import type { KeptRecord } from './store.ts';

/** A record of a table. */
interface Identified {
  readonly id: number;
}

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
    const reading: Reading<T> = {
      noted(text, id) {
        try {
          return keptValue<Noted<T>>(text);
        } catch (cause) {
          throw new Error(`What was kept of ${table} ${id} cannot be read.`, { cause });
        }
      },
      record(noted, id) {
        if ('whole' in noted) return noted.whole;
        const base = baseOf(id);
        if (base) return { ...base, ...noted.over };
        throw new Error(
          `What was kept of ${table} ${id} is a change of a record that the world does not have.`,
        );
      },
    };
    for (const record of records)
      yield [record.id, record.value === null ? null : this.#unread(record, record.value, reading)];
  }

  #unread<T>({ table, id }: KeptRecord, text: TextSource, reading: Reading<T>): Unread<T> {
    const ofTable = this.#known.get(table) ?? new Map<number, Known>();
    this.#known.set(table, ofTable);
    const known = ofTable.get(id);
    // The named boundary where what was kept of a table becomes a record of that table.
    if (known && known.text.toString() === text.toString()) return known.unread as Unread<T>;
    const unread = new Unread(id, text, reading);
    ofTable.set(id, { text, unread });
    return unread;
  }
}
