import type { WaitingSteps } from '../../base/turns.ts';
import type { RecordedAnswer } from '../../contracts/control/calls.ts';
import { type AnsweredCall, type Answering, WrongAnswer } from './answering.ts';

/** What a rule has for one call. */
interface Turn {
  /** The id of the rule. */
  readonly rule: number;
  /** The rule in one sentence. */
  readonly sentence: string;
  readonly answering: Answering;
  /** How many changes of the own answer are to be made; null for an answer that is none, which always comes. */
  readonly changes: number | null;
  /**
   * Told when the rule did nothing to the call.
   * @param missed the places that were not there; null where the call ended otherwise.
   * @returns what the answer waits for; null for nothing.
   */
  readonly comeToNothing: (missed: readonly string[] | null) => Promise<void> | null;
}

/** The answer that a rule has chosen for one call, and what came of it. */
export class RuledAnswer {
  readonly #turn: Turn;
  #missed: readonly string[] = [];
  #mistake: RecordedAnswer['mistake'] = null;

  constructor(turn: Turn) {
    this.#turn = turn;
  }

  /** Answers the call with a result, as the writer takes it. @throws the fault, or what is no SOAP, that is answered instead. */
  *answer(call: AnsweredCall): WaitingSteps<unknown> {
    const { answering, changes, comeToNothing } = this.#turn;
    let hasOwnAnswer = false;
    try {
      const { result, missed } = yield* answering(call);
      this.#missed = missed;
      hasOwnAnswer = true;
      return result;
    } catch (error) {
      if (error instanceof WrongAnswer) this.#mistake = { message: error.detail, remedy: error.remedy };
      throw error;
    } finally {
      // There is nothing to change where the call is refused, or where its client hangs up before it is answered.
      const missed = hasOwnAnswer ? this.#missed : null;
      const isNothing = changes !== null && (missed === null || missed.length === changes);
      const told = isNothing ? comeToNothing(missed) : null;
      if (told !== null) yield told;
    }
  }

  /** What is remembered of it with the call. */
  get record(): RecordedAnswer {
    return {
      rule: this.#turn.rule,
      sentence: this.#turn.sentence,
      missed: this.#missed,
      mistake: this.#mistake,
    };
  }
}
