import type { ToldChanges } from '../../contracts/control/calls.ts';

/** What a call changed, told when it is asked for. */
export interface CallChanges {
  /** How much it takes to hold, about in bytes. */
  readonly weight: number;
  told(): ToldChanges;
}

/** Of a call that changed nothing. */
export const NOTHING_CHANGED: CallChanges = { weight: 32, told: () => ({ changes: [], moreChanges: 0 }) };

/**
 * Of how many calls of an environment it is known, and how much that may take, about in bytes; docs/journal.md tells these
 * numbers. They are few, so that most is forgotten before the collector of garbage comes by: what it finds it copies, which
 * took more time than all that a call writes.
 */
const MOST_CALLS = 100;
const MOST_WEIGHT = 1024 * 1024;

interface Noted {
  readonly number: number;
  readonly changes: CallChanges;
}

/** What the last calls of one environment changed. It is held by reference, so that noting it costs nothing. */
export class RecentChanges {
  /** The oldest first. */
  #noted: Noted[] = [];
  #weight = 0;
  /** Of calls up to this one what they changed may be forgotten. */
  #forgottenUpTo = 0;

  /** How much they take to hold, about in bytes. */
  get weight(): number {
    return this.#weight;
  }

  note(number: number, changes: CallChanges): void {
    this.#noted.push({ number, changes });
    this.#weight += changes.weight;
    while (this.#noted.length > MOST_CALLS || this.#weight > MOST_WEIGHT) this.#forgetOldest();
  }

  /** What a call changed; null where that is not known. @param unknownUpTo of calls up to this one only what was noted is. */
  of(number: number, unknownUpTo: number): ToldChanges | null {
    const noted = this.#noted.find((one) => one.number === number);
    if (noted) return noted.changes.told();
    return number > Math.max(this.#forgottenUpTo, unknownUpTo) ? NOTHING_CHANGED.told() : null;
  }

  /** Forgets all of them. */
  clear(): void {
    while (this.#noted.length > 0) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#noted.shift();
    if (!oldest) return;
    this.#weight -= oldest.changes.weight;
    this.#forgottenUpTo = Math.max(this.#forgottenUpTo, oldest.number);
  }
}
