import type { Path } from '../../base/schema/schema-at.ts';
import type { AnswerRule as AnswerDefinition } from '../../contracts/control/answers.ts';
import type { TroubleDefinition } from '../../contracts/control/trouble.ts';
import type { Seed } from '../../contracts/seed/seed.ts';
import type { Draft, SeededRule } from '../access/state.ts';
import { AnswerRule, type Circumstances } from '../answers/answer-rule.ts';
import { TroubleRule } from '../trouble/rule.ts';
import type { Mistakes } from './mistakes.ts';
import type { SeededServer } from './seeded-server.ts';

/** Puts the rules of a seed into drafts, and has them begin whenever what was put in with them does. */
export class RuleSeeding {
  readonly #server: SeededServer;
  readonly #mistakes: Mistakes;

  constructor(server: SeededServer, mistakes: Mistakes) {
    this.#server = server;
    this.#mistakes = mistakes;
  }

  /**
   * Holds the rules against the catalogue and the logins of the draft, and adds them where nothing is wrong.
   * @throws NotPossible when there is no room for them.
   */
  add({ trouble = [], answers = [] }: Pick<Seed, 'trouble' | 'answers'>, around: Path, draft: Draft): void {
    const circumstances = { id: 1, tenant: draft, since: 0 };
    const ofTrouble = this.#made([...around, 'trouble'], trouble, (one) => new TroubleRule(1, one, draft));
    const ofAnswers = this.#made([...around, 'answers'], answers, (one) => answerRule(one, circumstances));
    this.#server.trouble.requireRoom(ofTrouble);
    this.#server.chosenAnswers.requireRoom(ofAnswers);
    const added = [
      ...trouble.map((definition) => this.#ofTrouble(definition)),
      ...answers.map((definition) => this.#ofAnswers(definition)),
    ];
    if (added.length > 0) draft.rules = [...draft.rules, ...added];
  }

  /** Makes rules to see that they can be; they are made anew when they begin. */
  #made<Definition, R>(
    around: Path,
    definitions: readonly Definition[],
    make: (definition: Definition) => R,
  ): R[] {
    const made: R[] = [];
    for (const [at, definition] of definitions.entries())
      this.#mistakes.attempt([...around, at], () => made.push(make(definition)));
    return made;
  }

  #ofTrouble(definition: TroubleDefinition): SeededRule {
    return { begin: (tenant) => this.#server.trouble.beginWith(tenant, definition) };
  }

  #ofAnswers(definition: AnswerDefinition): SeededRule {
    return {
      begin: (tenant) => this.#server.chosenAnswers.beginWith(tenant, (made) => answerRule(definition, made)),
    };
  }
}

function answerRule(definition: AnswerDefinition, circumstances: Circumstances): AnswerRule {
  return new AnswerRule(definition, null, circumstances);
}
