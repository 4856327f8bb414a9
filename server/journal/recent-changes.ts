import type { ToldChanges } from '../../contracts/control/calls.ts';

/** What a call changed, told when it is asked for. */
export interface CallChanges {
  /** How much it takes to hold, about in bytes. */
  readonly weight: number;
  told(): ToldChanges;
}

/** How much all take together. */
const MOST_WEIGHT = 16 * 1024 * 1024;

/** What the last calls changed, by the numbers of the calls. It is held by reference, so that noting it costs nothing. */
export class RecentChanges {
  readonly #ofCalls = new Map<number, CallChanges>();
  #weight = 0;
  /** Of calls up to this one what they changed may not be known any more. */
  #forgottenUpTo: number;

  /** @param last the number of the last call that was made before. */
  constructor(last = 0) {
    this.#forgottenUpTo = last;
  }

  note(number: number, changes: CallChanges): void {
    this.#ofCalls.set(number, changes);
    this.#weight += changes.weight;
    for (const [oldest, { weight }] of this.#ofCalls) {
      if (this.#weight <= MOST_WEIGHT) break;
      this.#ofCalls.delete(oldest);
      this.#weight -= weight;
      this.#forgottenUpTo = oldest;
    }
  }

  /** What a call changed; null where that is not known any more. */
  of(number: number): ToldChanges | null {
    const changes = this.#ofCalls.get(number);
    if (changes) return changes.told();
    return number > this.#forgottenUpTo ? { changes: [], moreChanges: 0 } : null;
  }
}
