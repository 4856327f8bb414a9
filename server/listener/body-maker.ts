import type { Stretch } from '../../base/turns.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import type { Message } from '../soap/message.ts';
import { SubstituteAnswer } from '../trouble/substitute-answer.ts';

/** From how many UTF-16 units on the text of an answer becomes bytes. */
const CHUNK = 64 * 1024;

/** Puts the pieces of an answer together, a stretch of time after the other; a long one takes room among all others. */
export class BodyMaker {
  readonly #pieces: Iterator<string>;
  readonly #answers: UnderWay;
  readonly #chunks: Uint8Array[] = [];
  #text = '';
  /** How many bytes of room. */
  #taken = 0;

  constructor(pieces: Iterable<string>, answers: UnderWay) {
    this.#pieces = pieces[Symbol.iterator]();
    this.#answers = answers;
  }

  /**
   * Makes it until it is done or the stretch is up.
   * @returns null when there is more to make.
   * @throws SubstituteAnswer when there is no room for it, and what the making of a piece throws.
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
    const chunk = Buffer.from(this.#text);
    if (!this.#answers.take(chunk.length)) throw SubstituteAnswer.busy(this.#answers.exhausted().message);
    this.#taken += chunk.length;
    this.#chunks.push(chunk);
    this.#text = '';
  }

  /** The answer was sent, or goes nowhere: its room is free again. */
  letGo(): void {
    this.#answers.release(this.#taken);
    this.#taken = 0;
  }
}
