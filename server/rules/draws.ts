import { openStream, type Stream } from '../../fixtures/random.ts';

/** A stream of which it is known how much was drawn, so that another one goes on where it was. */
export class Draws {
  readonly #seed: string;
  #stream: Stream;
  #count = 0;

  /** @param drawn how many numbers were drawn of it before. */
  constructor(seed: string, drawn = 0) {
    this.#seed = seed;
    this.#stream = openStream(seed);
    this.goTo(drawn);
  }

  /** Goes on as if so many numbers had been drawn. */
  goTo(drawn: number): void {
    if (drawn < this.#count) {
      this.#stream = openStream(this.#seed);
      this.#count = 0;
    }
    while (this.#count < drawn) this.next();
  }

  get count(): number {
    return this.#count;
  }

  /** The next number, from 0 to 1 (1 not included). */
  readonly next: Stream = () => {
    this.#count++;
    return this.#stream();
  };
}
