import { counted } from '../../base/counted.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { sizeOf } from '../../base/size-of.ts';
import { readyAnswers, requireNoAnswer } from '../../contracts/answers/ready-answer.ts';
import type { AnswerReport, AnswerRule as AnswerRuleDefinition } from '../../contracts/control/answers.ts';
import type { PatternOfCalls } from '../../contracts/control/verification.ts';
import type { Operation, Version } from '../../contracts/interface/model.ts';
import { operationsNamed, qualifiedName } from '../../contracts/interface/operations-named.ts';
import type { AnswerCounts, AnswerRecord } from '../access/rules.ts';
import type { RuleOwner } from '../rules/rule-book.ts';
import { concerns, type RuledCall, type Target, targetOf } from '../rules/target.ts';
import { Turns } from '../rules/turns.ts';
import { type AnswerFunction, answeringWith, type RuleAnswer } from './answering.ts';
import { RuledAnswer } from './ruled-answer.ts';
import { sentenceOf } from './sentence.ts';

/** In what circumstances a rule is made. */
interface Circumstances extends RuleOwner {
  /** The number of the last call so far. */
  readonly lastCall: number;
}

/**
 * Puts a rule to work.
 * @param byFunction what answers; null where the definition says it.
 * @throws NotPossible for a definition that contradicts itself, that could never answer, and for what the catalogue does
 * not allow.
 */
export type MakeAnswerRule = (
  record: Omit<AnswerRecord, 'origin'>,
  byFunction: AnswerFunction | null,
  circumstances: Circumstances,
) => AnswerRule;

export const makeAnswerRule: MakeAnswerRule = (...parts) => new AnswerRule(...parts);

/** A rule at work: its definition, and what it has counted so far. */
export class AnswerRule {
  readonly id: number;
  /** The number of the last call before it was made. */
  readonly since: number;
  readonly priority: number;
  readonly bytes: number;
  /** Whether a function of a program answers, which no document can hold. */
  readonly isByFunction: boolean;
  /** Whether it may be that it answers no call. */
  readonly isOptional: boolean;
  /** The calls that it concerns. */
  readonly pattern: PatternOfCalls;
  readonly target: Target;
  readonly definition: AnswerRuleDefinition;
  readonly #sentence: string;
  /** One after the other, for each version. */
  readonly #answers: ReadonlyMap<Version, readonly RuleAnswer[]>;
  readonly #turns: Turns;
  #missed: readonly string[] = [];
  #fruitless = 0;
  #refused = 0;
  onCounted = () => {};

  /** As `MakeAnswerRule` says. */
  constructor(
    { id, definition, counts }: Omit<AnswerRecord, 'origin'>,
    byFunction: AnswerFunction | null,
    { users, lastCall }: Circumstances,
  ) {
    const { priority = 0, optional = false, seed = id } = definition;
    this.id = id;
    // Calls are counted from 1 again where they did not outlive a restart.
    this.since = Math.min(counts?.since ?? lastCall, lastCall);
    this.priority = priority;
    this.isByFunction = byFunction !== null;
    this.isOptional = optional;
    this.definition = definition;
    this.target = targetOf(definition, { users });
    const versions = operationsNamed(definition.operation, definition);
    this.#answers = answersOf(versions, definition, byFunction);
    this.#sentence = sentenceOf(definition, this.#sequence);
    requireWhole(this.#sequence.length, definition);
    // Each answer of a sequence is given once, unless more are wanted.
    const { sequence } = definition;
    const times = definition.times ?? sequence?.length ?? Number.POSITIVE_INFINITY;
    const chance = `answers/chance/${seed}`;
    this.#turns = new Turns({ ...definition, times }, chance);
    this.goOnFrom(counts);
    this.bytes = sizeOf(definition) + bytesOf(this.#answers);
    this.pattern = patternOf(definition, qualifiedName(versions[0]), this.target);
  }

  get counts(): AnswerCounts {
    return {
      ...this.#turns.counts,
      since: this.since,
      fruitless: this.#fruitless,
      missed: this.#missed,
      refused: this.#refused,
    };
  }

  goOnFrom(counts: AnswerCounts | null): void {
    this.#turns.goOnFrom(counts);
    this.#missed = counts?.missed ?? [];
    this.#fruitless = counts?.fruitless ?? 0;
    this.#refused = counts?.refused ?? 0;
  }

  get report(): AnswerReport {
    return {
      id: this.id,
      definition: this.definition,
      sentence: this.#sentence,
      calls: this.#turns.calls,
      applied: this.#turns.applied,
    };
  }

  /** How many different answers it is to give. */
  get answerCount(): number {
    return this.#sequence.length;
  }

  /** At how many calls it changed nothing, since no place was there, and the places at the last of them. */
  get fruitless(): { readonly calls: number; readonly missed: readonly string[] } {
    return { calls: this.#fruitless, missed: this.#missed };
  }

  /** How many calls came to no answer that could be changed. */
  get refused(): number {
    return this.#refused;
  }

  /** Counts a call that it concerns, and tells whether it would answer that. */
  meets(call: RuledCall): boolean {
    if (!concerns(this.target, call)) return false;
    this.onCounted();
    return this.#turns.count();
  }

  /**
   * The answer for the call that was counted last.
   * @param countLater has the rule count what came of it, once that is known. @returns what is waited for then.
   */
  choose(
    { service }: RuledCall['operation'],
    countLater: (count: () => void) => Promise<void> | null,
  ): RuledAnswer {
    const answers = this.#answers.get(service.version) as readonly RuleAnswer[];
    const turn = this.#turns.take();
    const answer = answers[turn % answers.length] as RuleAnswer;
    return new RuledAnswer({
      rule: this.id,
      sentence: this.#sentence,
      answering: answeringWith(answer),
      changes: answer.kind === 'change' ? answer.changes.length : null,
      comeToNothing: (missed) => countLater(() => this.#comeToNothing(turn, missed)),
    });
  }

  #comeToNothing(turn: number, missed: readonly string[] | null): void {
    this.onCounted();
    this.#turns.giveBack(turn);
    if (missed === null) this.#refused++;
    else {
      this.#fruitless++;
      this.#missed = missed;
    }
  }

  /** Its answers, which are as many in each version. */
  get #sequence(): readonly RuleAnswer[] {
    const [answers = []] = this.#answers.values();
    return answers;
  }
}

/** @throws NotPossible for what is no answer of the operation, and for an answer beside that of a function. */
function answersOf(
  versions: readonly [Operation, ...Operation[]],
  definition: AnswerRuleDefinition,
  byFunction: AnswerFunction | null,
): ReadonlyMap<Version, readonly RuleAnswer[]> {
  if (byFunction === null) return readyAnswers(versions, definition);
  requireNoAnswer(definition);
  return new Map(versions.map(({ service }) => [service.version, [{ kind: 'function', byFunction }]]));
}

/** @throws NotPossible for a rule that answers fewer calls than it has answers. */
function requireWhole(answers: number, { when, times }: AnswerRuleDefinition): void {
  const one = when?.call !== undefined;
  const most = one ? 1 : (times ?? answers);
  if (answers <= most) return;
  throw new NotPossible(
    'invalid',
    one ? 'when.call' : 'times',
    `The sequence has ${answers} answers, and the rule answers ${counted(most, 'call')} at most.`,
    one ? 'Say `fromCall`, or give one answer.' : 'Leave out `times`, or some of the answers.',
    one ? when.call : times,
  );
}

/** About how many bytes the parts of a change take. */
const CHANGE_BYTES = 500;

function bytesOf(answers: ReadonlyMap<Version, readonly RuleAnswer[]>): number {
  let bytes = 0;
  for (const ofVersion of answers.values()) for (const answer of ofVersion) bytes += bytesOfAnswer(answer);
  return bytes;
}

function bytesOfAnswer(answer: RuleAnswer): number {
  switch (answer.kind) {
    case 'result':
      return sizeOf(answer.result);
    case 'change':
      return answer.changes.reduce((bytes, { value }) => bytes + CHANGE_BYTES + sizeOf(value), 0);
    case 'fault':
    case 'body':
    case 'function':
      return sizeOf(answer);
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
