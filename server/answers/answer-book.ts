import type { AnswerReport, AnswerRule as AnswerRuleDefinition } from '../../contracts/control/answers.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { TenantLogin, Tenants } from '../access/tenants.ts';
import type { Journal } from '../journal/journal.ts';
import { RuleBook } from '../rules/rule-book.ts';
import { AnswerRule } from './answer-rule.ts';
import type { AnswerFunction } from './answering.ts';
import type { RuledAnswer } from './ruled-answer.ts';

/** The rules that choose answers, of all environments of a server. */
export class AnswerBook {
  readonly #calls: Pick<Journal, 'lastNumber'>;
  readonly #rules: RuleBook<AnswerRule>;

  constructor(tenants: Tenants, calls: Pick<Journal, 'lastNumber'>) {
    this.#calls = calls;
    this.#rules = new RuleBook(tenants, 'answer-rules', 'answer');
  }

  /**
   * @param byFunction what answers; null where the definition says it.
   * @throws NotPossible for an unknown environment, for a rule that could never answer or whose answer is none of the
   * operation, and when there is no room for it.
   */
  add(
    subdomain: string,
    definition: AnswerRuleDefinition,
    byFunction: AnswerFunction | null = null,
  ): AnswerReport {
    const since = this.#calls.lastNumber;
    return this.#rules.add(
      subdomain,
      (tenant, id) => new AnswerRule(id, definition, { tenant, since, byFunction }),
    ).report;
  }

  /** In the order in which they were made. */
  list(subdomain: string): readonly AnswerRule[] {
    return this.#rules.list(subdomain);
  }

  /** @throws NotPossible for an unknown one. */
  get(subdomain: string, id: number): AnswerReport {
    return this.#rules.get(subdomain, id).report;
  }

  /** @throws NotPossible for an unknown one. */
  remove(subdomain: string, id: number): AnswerReport {
    return this.#rules.remove(subdomain, id).report;
  }

  clear(subdomain: string): void {
    this.#rules.clear(subdomain);
  }

  /** Whether there never was a rule, so that no call needs to be looked at. */
  get isUntouched(): boolean {
    return this.#rules.isUntouched;
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
    for (const rule of this.#rules.rulesFor(tenant, operation) ?? [])
      if (rule.meets(call) && (first === null || rule.priority >= first.priority)) first = rule;
    return first?.choose(operation) ?? null;
  }
}
