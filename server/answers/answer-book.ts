import type { WaitingSteps } from '../../base/turns.ts';
import type { AnswerReport, AnswerRule as AnswerRuleDefinition } from '../../contracts/control/answers.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { AnswerRecord } from '../access/rules.ts';
import type { TenantLogin, Tenants } from '../access/tenants.ts';
import type { Journal } from '../journal/journal.ts';
import { RuleBook, type RuleOwner } from '../rules/rule-book.ts';
import type { AnswerRule, MakeAnswerRule } from './answer-rule.ts';
import type { AnswerFunction } from './answering.ts';
import type { RuledAnswer } from './ruled-answer.ts';

/** The rules that choose answers, of all environments of a server. */
export class AnswerBook extends RuleBook<'answers', AnswerRule, AnswerReport> {
  readonly #calls: Pick<Journal, 'lastNumber'>;
  #makeRule: MakeAnswerRule | null = null;

  constructor(tenants: Tenants, calls: Pick<Journal, 'lastNumber'>) {
    super(tenants, { kind: 'answers', capacity: 'answer-rules', thing: 'answer' });
    this.#calls = calls;
  }

  /** From now on rules are made so: the book itself is there before anything of rules is loaded. */
  makeWith(make: MakeAnswerRule): void {
    this.#makeRule = make;
  }

  /**
   * @param byFunction what answers; null where the definition says it.
   * @throws NotPossible for an unknown environment, for a rule that cannot be, when there is no room for it, and when it
   * cannot be kept.
   */
  add(
    subdomain: string,
    definition: AnswerRuleDefinition,
    byFunction: AnswerFunction | null = null,
  ): WaitingSteps<AnswerReport> {
    const rule = { definition, origin: byFunction ? 'function' : 'request' } as const;
    return this.put(subdomain, rule, (record, owner) => this.#made(record, byFunction, owner));
  }

  /** @throws NotPossible as `add`, and for a rule that is not there. */
  replace(subdomain: string, id: number, definition: AnswerRuleDefinition): WaitingSteps<AnswerReport> {
    return this.putInPlace(subdomain, id, definition);
  }

  protected make(record: AnswerRecord, owner: RuleOwner): AnswerRule {
    return this.#made(record, null, owner);
  }

  #made(record: AnswerRecord, byFunction: AnswerFunction | null, { users }: RuleOwner): AnswerRule {
    if (!this.#makeRule) throw new Error('Rules that choose answers are not loaded yet.');
    return this.#makeRule(record, byFunction, { users, lastCall: this.#calls.lastNumber });
  }

  /**
   * The answer for a call that was let in: that of the rule with the highest priority whose turn it is, and of the newest
   * one among these. All rules that it concerns count it.
   * @returns null for the own answer.
   */
  choose(
    operation: Operation,
    args: Readonly<Record<string, unknown>>,
    { tenant, login }: TenantLogin,
  ): RuledAnswer | null {
    const call = { operation, arguments: args, login };
    let first: AnswerRule | null = null;
    for (const rule of this.rulesFor(tenant, operation) ?? [])
      if (rule.meets(call) && (first === null || rule.priority >= first.priority)) first = rule;
    return first?.choose(operation) ?? null;
  }
}
