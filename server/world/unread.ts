/** A text, or what becomes one when it is asked. */
export interface TextSource {
  toString(): string;
}

/** A record that stays the text as which it was kept until it is first asked for. Copies of a table share it. */
export class Unread<T> {
  readonly #id: number;
  readonly #read: (text: string, id: number) => T;
  /** Null once it was read. */
  #text: TextSource | null;
  #record: T | null = null;

  /** @param read makes the record of an id of its text; records of a table share it. */
  constructor(id: number, text: TextSource, read: (text: string, id: number) => T) {
    this.#id = id;
    this.#text = text;
    this.#read = read;
  }

  /** The same one each time. */
  get record(): T {
    if (this.#text !== null) {
      this.#record = this.#read(this.#text.toString(), this.#id);
      this.#text = null;
    }
    return this.#record as T;
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
