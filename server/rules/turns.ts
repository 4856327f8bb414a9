import { NotPossible } from '../../base/not-possible.ts';
import type { Conditions, When } from '../../contracts/control/rules.ts';
import type { TurnCounts } from '../access/rules.ts';
import { Draws } from './draws.ts';

const NOTHING_COUNTED: TurnCounts = { calls: 0, taken: 0, returned: [], drawn: 0 };

/** Counts the calls that a rule concerns, and tells which of them are its turn. */
export class Turns {
  readonly #when: When;
  readonly #probability: number;
  readonly #times: number;
  /** Draws for every call that is its turn, so that which ones are hit depends on the seed and nothing else. */
  readonly #chance: Draws;
  #calls = 0;
  #taken = 0;
  /** Those that came to nothing, in their order. */
  #returned: readonly number[] = [];

  /**
   * @param seed of what is drawn.
   * @param counts what was counted before.
   * @throws NotPossible for turns that contradict each other.
   */
  constructor(
    { when = {}, probability = 1, times = Number.POSITIVE_INFINITY }: Conditions,
    seed: string,
    counts: TurnCounts | null = null,
  ) {
    requireTurn(when);
    this.#when = when;
    this.#probability = probability;
    this.#times = times;
    this.#chance = new Draws(seed);
    this.goOnFrom(counts);
  }

  /** Goes on from what was counted, by whomever; null for nothing. */
  goOnFrom(counts: TurnCounts | null): void {
    const { calls, taken, returned, drawn } = counts ?? NOTHING_COUNTED;
    this.#chance.goTo(drawn);
    this.#calls = calls;
    this.#taken = taken;
    this.#returned = returned;
  }

  /** What was counted so far. */
  get counts(): TurnCounts {
    return { calls: this.#calls, taken: this.#taken, returned: this.#returned, drawn: this.#chance.count };
  }

  /** How many calls the rule concerned since it was made. */
  get calls(): number {
    return this.#calls;
  }

  /** How many of them it did something to. */
  get applied(): number {
    return this.#taken - this.#returned.length;
  }

  /** Counts a call, and tells whether it is the rule's turn. */
  count(): boolean {
    this.#calls++;
    return (
      isTurn(this.#when, this.#calls) && this.#chance.next() < this.#probability && this.applied < this.#times
    );
  }

  /** The rule does something to the call that was counted last. @returns which turn of it that is, from 0 on. */
  take(): number {
    const [returned, ...others] = this.#returned;
    if (returned === undefined) return this.#taken++;
    this.#returned = others;
    return returned;
  }

  /** A turn that was taken came to nothing: it is the next one that is taken. */
  giveBack(turn: number): void {
    this.#returned = [...this.#returned, turn].sort((one, other) => one - other);
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
