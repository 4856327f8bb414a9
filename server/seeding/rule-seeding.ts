import type { Path } from '../../base/schema/schema-at.ts';
import type { Seed } from '../../contracts/seed/seed.ts';
import type { Draft } from '../access/state.ts';
import { makeAnswerRule } from '../answers/answer-rule.ts';
import { TroubleRule } from '../trouble/rule.ts';
import type { Mistakes } from './mistakes.ts';
import type { SeededServer } from './seeded-server.ts';

/** Puts the rules of a seed into drafts; they begin anew whenever what was put in with them does. */
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
    const { chosenAnswers, trouble: ofTrouble } = this.#server;
    chosenAnswers.makeWith(makeAnswerRule);
    ofTrouble.requireRoom(
      this.#made([...around, 'trouble'], trouble, (one) => new TroubleRule(first(one), draft)),
    );
    chosenAnswers.requireRoom(
      this.#made([...around, 'answers'], answers, (one) =>
        makeAnswerRule(first(one), null, { ...draft, lastCall: 0 }),
      ),
    );
    for (const definition of trouble) draft.rules.add('trouble', { definition, origin: 'seed' });
    for (const definition of answers) draft.rules.add('answers', { definition, origin: 'seed' });
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
}

/** A rule as if it were the first one. */
function first<Definition>(definition: Definition) {
  return { id: 1, definition, counts: null };
}
