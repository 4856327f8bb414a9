import { readyAnswers, requireNoAnswer } from '../../contracts/answers/ready-answer.ts';
import type { AnswerReport, AnswerRule as AnswerRuleDefinition } from '../../contracts/control/answers.ts';
import type { PatternOfCalls } from '../../contracts/control/verification.ts';
import type { Version } from '../../contracts/interface/model.ts';
import { operationsNamed, qualifiedName } from '../../contracts/interface/operations-named.ts';
import type { Tenant } from '../access/tenant.ts';
import { concerns, type RuledCall, type Target, targetOf } from '../rules/target.ts';
import { Turns } from '../rules/turns.ts';
import { type AnswerFunction, type Answering, answeringBy, answeringWith } from './answering.ts';
import { ChosenAnswer } from './chosen-answer.ts';
import { sentenceOf } from './sentence.ts';

/** In what circumstances a rule is made. */
interface Circumstances {
  readonly tenant: Tenant;
  /** The number of the last call before it. */
  readonly since: number;
  /** What answers; null where the definition says it. */
  readonly byFunction: AnswerFunction | null;
}

/** A rule at work: its definition, and what it has counted so far. */
export class AnswerRule {
  readonly id: number;
  /** The number of the last call before it was made. */
  readonly since: number;
  readonly priority: number;
  /** About how many bytes it holds. */
  readonly size: number;
  /** Whether it may be that it answers no call. */
  readonly isOptional: boolean;
  /** The calls that it concerns. */
  readonly pattern: PatternOfCalls;
  readonly #definition: AnswerRuleDefinition;
  readonly #target: Target;
  readonly #sentence: string;
  /** One after the other, for each version. */
  readonly #answers: ReadonlyMap<Version, readonly Answering[]>;
  readonly #turns: Turns;

  /** @throws NotPossible for a definition that contradicts itself, and for what the catalogue does not allow. */
  constructor(id: number, definition: AnswerRuleDefinition, { tenant, since, byFunction }: Circumstances) {
    const { priority = 0, optional = false, seed = id } = definition;
    this.id = id;
    this.since = since;
    this.priority = priority;
    this.isOptional = optional;
    this.#definition = definition;
    this.#target = targetOf(definition, tenant);
    const versions = operationsNamed(definition.operation, definition);
    if (byFunction) {
      requireNoAnswer(definition);
      const answers = [answeringBy(byFunction)];
      this.#answers = new Map(versions.map(({ service }) => [service.version, answers]));
      this.#sentence = sentenceOf(definition, null);
    } else {
      const ready = [...readyAnswers(versions, definition)];
      this.#answers = new Map(ready.map(([version, answers]) => [version, answers.map(answeringWith)]));
      this.#sentence = sentenceOf(definition, ready[0]?.[1] ?? null);
    }
    // Each answer of a sequence is given once, unless more are wanted.
    const { sequence } = definition;
    const times = definition.times ?? sequence?.length ?? Number.POSITIVE_INFINITY;
    this.#turns = new Turns({ ...definition, times }, `answers/chance/${seed}`);
    this.size = JSON.stringify(definition).length;
    this.pattern = patternOf(definition, qualifiedName(versions[0]), this.#target);
  }

  get report(): AnswerReport {
    return {
      id: this.id,
      definition: this.#definition,
      sentence: this.#sentence,
      calls: this.#turns.calls,
      applied: this.#turns.applied,
    };
  }

  /** Counts a call that it concerns, and tells whether it would answer that. */
  meets(call: RuledCall): boolean {
    return concerns(this.#target, call) && this.#turns.count();
  }

  /** The answer for the call that was counted last. */
  choose({ service }: RuledCall['operation']): ChosenAnswer {
    const answers = this.#answers.get(service.version) as readonly Answering[];
    const answer = answers[this.#turns.applied % answers.length] as Answering;
    this.#turns.apply();
    return new ChosenAnswer(this.id, this.#sentence, answer);
  }
}

function patternOf(
  { version, with: wanted }: AnswerRuleDefinition,
  operation: string,
  { username }: Target,
): PatternOfCalls {
  return {
    operation,
    ...(version === undefined ? {} : { version }),
    ...(username === null ? {} : { username }),
    ...(wanted === undefined ? {} : { with: wanted as NonNullable<PatternOfCalls['with']> }),
  };
}
