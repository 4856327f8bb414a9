import { elapsed } from './real-time.ts';

/** The time for which something may go on before others have their turn. */
export class Stretch {
  readonly #milliseconds: number;
  #end: number;

  /** Begins at once. @param milliseconds Infinity where nothing else waits. */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#end = elapsed() + milliseconds;
  }

  get isUp(): boolean {
    return elapsed() >= this.#end;
  }

  /** Begins again, after others had their turn. */
  renew(): void {
    this.#end = elapsed() + this.#milliseconds;
  }
}
