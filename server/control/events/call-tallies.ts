import { answerName } from '../../../contracts/control/call-text.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';

/** How many calls of an environment came, and what they came to. */
export interface CallTally {
  /** Null for those of strangers. */
  readonly environment: string | null;
  /** The number of the first one. */
  readonly from: number;
  /** The number of the last one. */
  readonly to: number;
  readonly count: number;
  readonly byOutcome: Readonly<Record<string, number>>;
}

/** Counts calls by environment; they come in the order of their numbers. */
export class CallTallies {
  readonly #tallies = new Map<string | null, CallTally>();
  #count = 0;
  #to = 0;

  /** How many calls there were in all. */
  get count(): number {
    return this.#count;
  }

  /** The number of the last one; 0 for none. */
  get to(): number {
    return this.#to;
  }

  add(call: RecordedCall): void {
    const { environment, number } = call;
    const { from = number, count = 0, byOutcome = {} } = this.#tallies.get(environment) ?? {};
    const outcome = answerName(call);
    const ofOutcome = (byOutcome[outcome] ?? 0) + 1;
    this.#tallies.set(environment, {
      environment,
      from,
      to: number,
      count: count + 1,
      byOutcome: { ...byOutcome, [outcome]: ofOutcome },
    });
    this.#count++;
    this.#to = number;
  }

  /** The calls of an environment that came until now are no matter any more. */
  forget(environment: string): void {
    this.#count -= this.#tallies.get(environment)?.count ?? 0;
    this.#tallies.delete(environment);
  }

  /** Of each environment, the one whose last call came first before the others: who reads on from there misses least. */
  all(): CallTally[] {
    return [...this.#tallies.values()].sort((one, other) => one.to - other.to);
  }
}
