import type { TextSource } from '../../world/unread.ts';
import type { KeptRecord, StateNumber } from '../store.ts';

/** A record as it is kept, and where. */
export interface PlacedRecord extends KeptRecord {
  readonly environment: number;
  readonly state: StateNumber;
}

/** Some records, packed so that another thread takes them over without a copy: the numbers of all, and the texts of all. */
export interface PackedRecords {
  /** `NUMBERS` of each. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** The names of the tables that are told by their places here. */
  readonly tables: readonly string[];
  readonly texts: Uint8Array<ArrayBuffer>;
}

/** Environment, state, place of the table, id, and the end of the text; the same as the one before for a deleted one. */
const NUMBERS = 5;

/** As a database has it. */
export type Row = Omit<PlacedRecord, 'value'> & { readonly value: string | null };

export function packed(rows: readonly Row[]): PackedRecords {
  const numbers = new Float64Array(rows.length * NUMBERS);
  const tables: string[] = [];
  let end = 0;
  for (const [at, { environment, state, table, id, value }] of rows.entries()) {
    if (!tables.includes(table)) tables.push(table);
    end += Buffer.byteLength(value ?? '');
    numbers.set([environment, state, tables.indexOf(table), id, end], at * NUMBERS);
  }
  // Of its own piece of memory, since that is handed over.
  const texts = new TextEncoder().encode(rows.map(({ value }) => value ?? '').join(''));
  return { numbers, tables, texts };
}

/** Hands over what records are packed in. */
export function piecesOf({ numbers, texts }: PackedRecords): ArrayBuffer[] {
  return [numbers.buffer, texts.buffer];
}

/** In the order in which they were packed. Their texts stay packed until they are asked for. */
export function* unpacked({ numbers, tables, texts }: PackedRecords): Generator<PlacedRecord> {
  const bytes = Buffer.from(texts.buffer);
  let begin = 0;
  for (let at = 0; at < numbers.length; at += NUMBERS) {
    const [environment = 0, state = 0, table = 0, id = 0, end = 0] = numbers.subarray(at, at + NUMBERS);
    // No record is an empty text.
    const value = end === begin ? null : new PackedText(bytes, begin, end);
    yield { environment, state, table: tables[table] ?? '', id, value };
    begin = end;
  }
}

class PackedText implements TextSource {
  readonly #bytes: Buffer;
  readonly #begin: number;
  readonly #end: number;

  constructor(bytes: Buffer, begin: number, end: number) {
    this.#bytes = bytes;
    this.#begin = begin;
    this.#end = end;
  }

  toString(): string {
    return this.#bytes.toString('utf8', this.#begin, this.#end);
  }
}
