import { NotPossible } from '../../base/not-possible.ts';
import type { Conditions, When } from '../../contracts/control/rules.ts';
import { openStream, type Stream } from '../../fixtures/random.ts';

/** Counts the calls that a rule concerns, and tells which of them are its turn. */
export class Turns {
  readonly #when: When;
  readonly #probability: number;
  readonly #times: number;
  /** Draws for every call that is its turn, so that which ones are hit depends on the seed and nothing else. */
  readonly #chance: Stream;
  #calls = 0;
  #applied = 0;

  /**
   * @param seed of what is drawn.
   * @throws NotPossible for turns that contradict each other.
   */
  constructor({ when = {}, probability = 1, times = Number.POSITIVE_INFINITY }: Conditions, seed: string) {
    requireTurn(when);
    this.#when = when;
    this.#probability = probability;
    this.#times = times;
    this.#chance = openStream(seed);
  }

  /** How many calls the rule concerned since it was made. */
  get calls(): number {
    return this.#calls;
  }

  /** How many of them it did something to. */
  get applied(): number {
    return this.#applied;
  }

  /** Counts a call, and tells whether it is the rule's turn. */
  count(): boolean {
    this.#calls++;
    return (
      isTurn(this.#when, this.#calls) && this.#chance() < this.#probability && this.#applied < this.#times
    );
  }

  /** The rule did something to the call that was counted last. */
  apply(): void {
    this.#applied++;
  }
}

function requireTurn({ call, fromCall, every }: When): void {
  if (call !== undefined && (fromCall !== undefined || every !== undefined))
    throw new NotPossible(
      'invalid',
      'when',
      '`call` picks one call, `fromCall` and `every` pick others.',
      'Leave out one or the other.',
    );
}

function isTurn({ call, every = 1, fromCall = every }: When, number: number): boolean {
  if (call !== undefined) return number === call;
  return number >= fromCall && (number - fromCall) % every === 0;
}
