import type { ToldChanges } from '../../contracts/control/calls.ts';

/** What a call changed, told when it is asked for. */
export interface CallChanges {
  /** How much it takes to hold, about in bytes. */
  readonly weight: number;
  told(): ToldChanges;
}

/** Of a call that changed nothing. */
export const NOTHING_CHANGED: CallChanges = { weight: 32, told: () => ({ changes: [], moreChanges: 0 }) };

/** How much all take together, and how much is left of them once it is more. */
const MOST_WEIGHT = 16 * 1024 * 1024;
const LEFT_WEIGHT = 15 * 1024 * 1024;

/** What the last calls changed, by the numbers of the calls. It is held by reference, so that noting it costs nothing. */
export class RecentChanges {
  readonly #ofCalls = new Map<number, CallChanges>();
  #weight = 0;
  /** Of calls up to this one what they changed may not be known any more. */
  #forgottenUpTo: number;

  /** @param last the number of the last call of which it is not known what it changed, unless it is noted. */
  constructor(last = 0) {
    this.#forgottenUpTo = last;
  }

  note(number: number, changes: CallChanges): void {
    this.#ofCalls.set(number, changes);
    this.#weight += changes.weight;
    if (this.#weight > MOST_WEIGHT) this.#forgetOldest();
  }

  /** Many at a time: the way to the oldest one leads over those that were forgotten before. */
  #forgetOldest(): void {
    for (const [oldest, { weight }] of this.#ofCalls) {
      if (this.#weight <= LEFT_WEIGHT) break;
      this.#ofCalls.delete(oldest);
      this.#weight -= weight;
      this.#forgottenUpTo = Math.max(this.#forgottenUpTo, oldest);
    }
  }

  /** What a call changed; null where that is not known any more. */
  of(number: number): ToldChanges | null {
    const changes = this.#ofCalls.get(number);
    if (changes) return changes.told();
    return number > this.#forgottenUpTo ? NOTHING_CHANGED.told() : null;
  }
}
