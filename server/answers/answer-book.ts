import type { AnswerReport } from '../../contracts/control/answers.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { RuleOwner } from '../access/state.ts';
import type { TenantLogin, Tenants } from '../access/tenants.ts';
import type { Journal } from '../journal/journal.ts';
import { RuleBook } from '../rules/rule-book.ts';
import type { AnswerRule, Circumstances } from './answer-rule.ts';
import type { RuledAnswer } from './ruled-answer.ts';

/** The rules that choose answers, of all environments of a server. */
export class AnswerBook extends RuleBook<AnswerRule, AnswerReport> {
  readonly #calls: Pick<Journal, 'lastNumber'>;

  constructor(tenants: Tenants, calls: Pick<Journal, 'lastNumber'>) {
    super(tenants, 'answer-rules', 'answer');
    this.#calls = calls;
  }

  /**
   * @param make makes the rule: the book itself is there before anything of rules is loaded.
   * @throws NotPossible for an unknown environment, when there is no room for it, and what the making throws.
   */
  add(subdomain: string, make: (circumstances: Circumstances) => AnswerRule): AnswerReport {
    const since = this.#calls.lastNumber;
    return this.put(subdomain, (tenant, id) => make({ id, tenant, since }));
  }

  /** Puts in a rule that came with a seed, now that its environment begins. @param make makes the rule. */
  beginWith(owner: RuleOwner, make: (circumstances: Circumstances) => AnswerRule): void {
    const since = this.#calls.lastNumber;
    this.begin(owner, (id) => make({ id, tenant: owner, since }));
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
