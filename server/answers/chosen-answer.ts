import type { WaitingSteps } from '../../base/turns.ts';
import type { RecordedAnswer } from '../../contracts/control/calls.ts';
import { type AnsweredCall, type Answering, WrongAnswer } from './answering.ts';

/** The answer that a rule has chosen for one call, and what came of it. */
export class ChosenAnswer {
  readonly #rule: number;
  readonly #sentence: string;
  readonly #answering: Answering;
  #missed: readonly string[] = [];
  #mistake: RecordedAnswer['mistake'] = null;

  /**
   * @param rule the id of the rule.
   * @param sentence the rule in one sentence.
   */
  constructor(rule: number, sentence: string, answering: Answering) {
    this.#rule = rule;
    this.#sentence = sentence;
    this.#answering = answering;
  }

  /** Answers the call with a result, as the writer takes it. @throws the fault, or what is no SOAP, that is answered instead. */
  *answer(call: AnsweredCall): WaitingSteps<unknown> {
    try {
      const { result, missed } = yield* this.#answering(call);
      this.#missed = missed;
      return result;
    } catch (error) {
      if (error instanceof WrongAnswer) this.#mistake = { message: error.detail, remedy: error.remedy };
      throw error;
    }
  }

  /** What is remembered of it with the call. */
  get record(): RecordedAnswer {
    return {
      rule: this.#rule,
      sentence: this.#sentence,
      missed: this.#missed,
      mistake: this.#mistake,
    };
  }
}
