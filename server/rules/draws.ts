import { openStream, type Stream } from '../../fixtures/random.ts';

/** A stream of which it is known how much was drawn, so that another one goes on where it was. */
export class Draws {
  readonly #stream: Stream;
  #count = 0;

  /** @param drawn how many numbers were drawn of it before. */
  constructor(seed: string, drawn = 0) {
    this.#stream = openStream(seed);
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
