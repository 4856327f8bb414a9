import { createHash } from 'node:crypto';

/** Chances that are the same again for the same seed: the whole campaign follows from them. */
export class Dice {
  readonly seed: string;
  #state: number;

  /** @param parts what the seed is made of, such as the seed of the campaign, the name of an attack and a number. */
  constructor(...parts: readonly (string | number)[]) {
    this.seed = parts.join(' ');
    this.#state = createHash('sha256').update(this.seed).digest().readUInt32LE();
  }

  /** From 0 up to, and without, 1; by the generator mulberry32. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** @throws Error for an empty list. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing can be picked of an empty list.');
    return list[this.below(list.length)] as T;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  /** What a list of choices, of which one is picked, makes. */
  oneOf<T>(...choices: readonly (() => T)[]): T {
    return this.pick(choices)();
  }

  times<T>(count: number, make: () => T): T[] {
    return Array.from({ length: count }, make);
  }
}
