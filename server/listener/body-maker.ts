import type { Stretch } from '../../base/turns.ts';
import type { Message } from '../soap/message.ts';

/** From how many UTF-16 units on the text of an answer becomes bytes. */
const CHUNK = 64 * 1024;

/** Puts the pieces of an answer together, a stretch of time after the other. */
export class BodyMaker {
  readonly #pieces: Iterator<string>;
  readonly #chunks: Uint8Array[] = [];
  #text = '';

  constructor(pieces: Iterable<string>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  /**
   * Makes it until it is done or the stretch is up.
   * @returns null when there is more to make.
   * @throws what the making of a piece throws.
   */
  proceed(stretch: Pick<Stretch, 'isUp'>): Message | null {
    for (;;) {
      const { done, value } = this.#pieces.next();
      if (done) return this.#whole();
      this.#text += value;
      if (this.#text.length >= CHUNK) this.#cut();
      if (stretch.isUp) return null;
    }
  }

  #whole(): Message {
    if (this.#chunks.length === 0) return this.#text;
    this.#cut();
    return this.#chunks;
  }

  #cut(): void {
    if (this.#text === '') return;
    this.#chunks.push(Buffer.from(this.#text));
    this.#text = '';
  }
}
