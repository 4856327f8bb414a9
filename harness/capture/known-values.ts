import { canonicalWord } from './made-up-words.ts';

/** How many words, days and numbers are known: of those met longest ago nothing is known any more. */
const MOST_KNOWN = 200_000;

/** Shorter words and numbers stand in too much else. */
const SHORTEST = 3;
const SHORTEST_NUMBER = 6;

/**
 * The words, days and numbers by which people were named in the elements that are for it, so that they are known where they
 * are not.
 */
export class KnownValues {
  readonly #known = new Set<string>();

  /** The words of a name, and the days and numbers in it. */
  learn(value: string): void {
    for (const [word] of value.matchAll(/\p{L}[\p{L}\p{M}]*/gu))
      if (word.length >= SHORTEST) this.#add(canonicalWord(word));
    for (const [day] of value.matchAll(/\d{4}-\d\d-\d\d/g)) this.#add(day);
    for (const [number] of value.matchAll(/\d+/g)) if (number.length >= SHORTEST_NUMBER) this.#add(number);
  }

  hasWord(word: string): boolean {
    return word.length >= SHORTEST && this.#known.has(canonicalWord(word));
  }

  /** @param day as 1985-03-12. */
  hasDay(day: string): boolean {
    return this.#known.has(day);
  }

  hasNumber(number: string): boolean {
    return this.#known.has(number);
  }

  #add(value: string): void {
    this.#known.delete(value);
    this.#known.add(value);
    if (this.#known.size <= MOST_KNOWN) return;
    const [oldest] = this.#known;
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
