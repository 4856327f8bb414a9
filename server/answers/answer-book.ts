import { NotPossible } from '../../base/not-possible.ts';
import { inTurns, type WaitingSteps } from '../../base/turns.ts';
import type { AnswerReport, AnswerRule as AnswerRuleDefinition } from '../../contracts/control/answers.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { AnswerRecord } from '../access/rules.ts';
import type { Tenant } from '../access/tenant.ts';
import type { TenantLogin, Tenants } from '../access/tenants.ts';
import type { Journal } from '../journal/journal.ts';
import { RuleBook, type RuleOwner } from '../rules/rule-book.ts';
import { concerns, type RuledCall } from '../rules/target.ts';
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
   * @throws NotPossible for an unknown environment, for a rule that cannot be, when there is no room for it, when it cannot
   * be kept, and for a function where other processes serve the environment.
   */
  add(
    subdomain: string,
    definition: AnswerRuleDefinition,
    byFunction: AnswerFunction | null = null,
  ): WaitingSteps<AnswerReport> {
    if (byFunction) this.#requireOneProcess();
    const rule = { definition, origin: byFunction ? 'function' : 'request' } as const;
    return this.put(subdomain, rule, (record, owner) => this.#made(record, byFunction, owner));
  }

  /** @throws NotPossible where other processes answer calls of the same environments: they do not have the function. */
  #requireOneProcess(): void {
    const { archive } = this.tenants;
    if (!archive?.shared) return;
    throw new NotPossible(
      'conflict',
      'answer',
      `A function stays in its process, and any mock on ${archive.shared.place} may be asked for the answer.`,
      'Give a result, a change, a fault, a body or a sequence, or keep data in a folder or nowhere.',
    );
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
    // What others have noted stands, however much of their calls is known here.
    const lastCall = this.isShared && record.counts ? Number.POSITIVE_INFINITY : this.#calls.lastNumber;
    return this.#makeRule(record, byFunction, { users, lastCall });
  }

  /**
   * The answer for a call that was let in: that of the rule with the highest priority whose turn it is, and of the newest
   * one among these. All rules that it concerns count it.
   * @returns null for the own answer.
   */
  *choose(
    operation: Operation,
    args: Readonly<Record<string, unknown>>,
    { tenant, login }: TenantLogin,
  ): WaitingSteps<RuledAnswer | null> {
    const call = { operation, arguments: args, login };
    const rules = () => this.rulesFor(tenant, operation) ?? [];
    if (!this.isShared) return this.#chosen(rules(), call, tenant);
    const concerned = () => [...rules()].filter(({ target }) => concerns(target, call));
    if (concerned().length === 0) return null;
    return yield* this.countTogether(tenant, concerned, (counting) => this.#chosen(counting, call, tenant));
  }

  #chosen(rules: Iterable<AnswerRule>, call: RuledCall, tenant: Tenant): RuledAnswer | null {
    let first: AnswerRule | null = null;
    for (const rule of rules)
      if (rule.meets(call) && (first === null || rule.priority >= first.priority)) first = rule;
    const chosen = first;
    return chosen?.choose(call.operation, (count) => this.#countLater(tenant, chosen, count)) ?? null;
  }

  /** @returns what resolves once other servers know it; null where there are none. */
  #countLater(tenant: Tenant, rule: AnswerRule, count: () => void): Promise<void> | null {
    if (this.isShared)
      // The place tells why it cannot be kept, and the call has its answer all the same.
      return inTurns(this.countAgain(tenant, rule, count)).catch(() => {});
    count();
    return null;
  }
}
