import type { Steps } from '../../base/turns.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import type { Message } from '../soap/message.ts';
import { SubstituteAnswer } from '../trouble/substitute-answer.ts';

/** From how many UTF-16 units on the text of an answer becomes bytes, and how many of these are put together. */
const CHUNK = 64 * 1024;

const utf8 = new TextEncoder();

/** Puts the pieces of an answer together; a long one takes room among all others. */
export class BodyMaker {
  readonly #pieces: Iterable<string>;
  readonly #answers: UnderWay;
  /** Those that are full. */
  readonly #chunks: Uint8Array[] = [];
  /** All of the answer while it is short. */
  #text = '';
  /** Of a long one what is written now; null for a short one. */
  #chunk: Uint8Array | null = null;
  #used = 0;
  /** How many bytes of room. */
  #taken = 0;

  constructor(pieces: Iterable<string>, answers: UnderWay) {
    this.#pieces = pieces;
    this.#answers = answers;
  }

  /** A piece a step. @throws SubstituteAnswer when there is no room for it, and what the making of a piece throws. */
  *make(): Steps<Message> {
    for (const piece of this.#pieces) {
      this.#add(piece);
      yield;
    }
    return this.#whole();
  }

  #add(piece: string): void {
    if (this.#chunk) {
      this.#write(piece);
      return;
    }
    this.#text += piece;
    if (this.#text.length < CHUNK) return;
    this.#write(this.#text);
    this.#text = '';
  }

  /** A character that has no room any more begins the next chunk. */
  #write(text: string): void {
    for (let rest = text; rest !== ''; ) {
      this.#chunk ??= this.#newChunk();
      const { read, written } = utf8.encodeInto(rest, this.#chunk.subarray(this.#used));
      this.#used += written;
      if (read === rest.length) return;
      rest = rest.slice(read);
      this.#chunks.push(this.#chunk.subarray(0, this.#used));
      this.#chunk = this.#newChunk();
    }
  }

  #newChunk(): Uint8Array {
    if (!this.#answers.take(CHUNK)) throw SubstituteAnswer.busy(this.#answers.exhausted().message);
    this.#taken += CHUNK;
    this.#used = 0;
    return Buffer.allocUnsafeSlow(CHUNK);
  }

  #whole(): Message {
    if (this.#chunk === null) return this.#text;
    return [...this.#chunks, this.#chunk.subarray(0, this.#used)];
  }

  /** The answer was sent, or goes nowhere: its room is free again. */
  letGo(): void {
    this.#answers.release(this.#taken);
    this.#taken = 0;
  }
}
