import type { NotPossible } from '../../base/not-possible.ts';
import type { Capacity } from './capacity.ts';

/** The bytes of messages that are under way, of all connections together. */
export class UnderWay {
  readonly #capacity: Capacity;
  readonly #kind: 'bodies' | 'answers';
  #bytes = 0;

  constructor(capacity: Capacity, kind: 'bodies' | 'answers') {
    this.#capacity = capacity;
    this.#kind = kind;
    capacity.counts(kind, () => this.#bytes);
  }

  /** Takes room for bytes; false when there is none. */
  take(bytes: number): boolean {
    if (!this.#capacity.admits(this.#kind, bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  /** They are not needed any more. */
  release(bytes: number): void {
    this.#bytes -= bytes;
  }

  /** The refusal of what has no room. */
  exhausted(): NotPossible {
    return this.#capacity.exhausted(this.#kind);
  }
}
