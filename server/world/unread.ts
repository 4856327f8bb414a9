/** A text, or what becomes one when it is asked. */
export interface TextSource {
  toString(): string;
}

/** A record as it is kept: whole, or where its table began with one of its id, the fields that are others than of that. */
export type Noted<T> = { readonly whole: T } | { readonly over: Partial<T> };

/** How the records of a table are read. */
export interface Reading<T> {
  /** What a text says; nothing else is looked at for it. */
  noted(text: string, id: number): Noted<T>;
  record(noted: Noted<T>, id: number): T;
}

/** A record that stays the text as which it was kept until it is first asked for. Copies of a table share it. */
export class Unread<T> {
  readonly #id: number;
  readonly #reading: Reading<T>;
  /** Null once it was looked at. */
  #text: TextSource | null;
  /** Null before it was looked at, and once it was read. */
  #noted: Noted<T> | null = null;
  #record: T | null = null;

  constructor(id: number, text: TextSource, reading: Reading<T>) {
    this.#id = id;
    this.#text = text;
    this.#reading = reading;
  }

  /** Whether it may have another value of a field than the record with which its table began. It is not read for it. */
  maySay(field: keyof T): boolean {
    const noted = this.#looked();
    return noted === null || 'whole' in noted || field in noted.over;
  }

  /** The same one each time. */
  get record(): T {
    const noted = this.#looked();
    if (noted !== null) {
      this.#record = this.#reading.record(noted, this.#id);
      this.#noted = null;
    }
    return this.#record as T;
  }

  /** What it says; null once it was read. */
  #looked(): Noted<T> | null {
    if (this.#text !== null) {
      this.#noted = this.#reading.noted(this.#text.toString(), this.#id);
      this.#text = null;
    }
    return this.#noted;
  }
}

/** What was written under an id: a record, which may not be read yet, or null for one that was deleted. */
export type Written<T> = T | Unread<T> | null;

/** What was written, read. */
export function readFrom<T>(written: T | Unread<T>): T;
export function readFrom<T>(written: Written<T>): T | null;
export function readFrom<T>(written: Written<T> | undefined): T | null | undefined;
export function readFrom<T>(written: Written<T> | undefined): T | null | undefined {
  return written instanceof Unread ? written.record : written;
}
