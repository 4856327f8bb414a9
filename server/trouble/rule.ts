import type { TroubleDefinition, TroubleReport, When } from '../../contracts/control/trouble.ts';
import { openStream, type Stream } from '../../fixtures/random.ts';
import { type Act, acting } from './effects.ts';
import { sentenceOf } from './sentence.ts';
import { concerns, type Target } from './target.ts';
import { compounded, type Trouble, type TroubledCall } from './trouble.ts';

/** A rule at work: its definition, and what it has counted and drawn so far. */
export class TroubleRule {
  readonly #id: number;
  readonly #definition: TroubleDefinition;
  readonly #target: Target;
  readonly #sentence: string;
  readonly #act: Act;
  /** Draws for every call that is its turn, so that which ones are hit depends on the seed and nothing else. */
  readonly #chance: Stream;
  #calls = 0;
  #applied = 0;

  constructor(id: number, definition: TroubleDefinition, target: Target) {
    const { seed = id } = definition;
    this.#id = id;
    this.#definition = definition;
    this.#target = target;
    this.#sentence = sentenceOf(definition);
    this.#chance = openStream(`trouble/chance/${seed}`);
    this.#act = acting(definition.effect, openStream(`trouble/effect/${seed}`));
  }

  get report(): TroubleReport {
    return {
      id: this.#id,
      definition: this.#definition,
      sentence: this.#sentence,
      calls: this.#calls,
      applied: this.#applied,
    };
  }

  /** @param trouble what the rules made before this one make of the call. */
  meet(call: TroubledCall, trouble: Trouble): Trouble {
    if (!concerns(this.#target, call)) return trouble;
    this.#calls++;
    if (!this.#isDue()) return trouble;
    const consequence = this.#act(call);
    const worse = consequence && compounded(trouble, consequence, this.#sentence);
    if (!worse) return trouble;
    this.#applied++;
    return worse;
  }

  #isDue(): boolean {
    const { when = {}, probability = 1, times = Number.POSITIVE_INFINITY } = this.#definition;
    return isTurn(when, this.#calls) && this.#chance() < probability && this.#applied < times;
  }
}

function isTurn({ call, every = 1, fromCall = every }: When, number: number): boolean {
  if (call !== undefined) return number === call;
  return number >= fromCall && (number - fromCall) % every === 0;
}
