import { elapsed } from '../../base/real-time.ts';
import type { WaitingSteps } from '../../base/turns.ts';
import type { TroubleDefinition, TroubleReport } from '../../contracts/control/trouble.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Credentials } from '../access/credentials.ts';
import { loginOfCall } from '../access/login-of-call.ts';
import type { TroubleRecord } from '../access/rules.ts';
import type { Tenants } from '../access/tenants.ts';
import { RuleBook, type RuleOwner } from '../rules/rule-book.ts';
import { concerns } from '../rules/target.ts';
import { TroubleRule } from './rule.ts';
import { NO_TROUBLE, type Trouble, type TroubledCall } from './trouble.ts';

/** The simulated trouble of all environments of a server; its rules meet a call in the order in which they were made. */
export class TroubleBook extends RuleBook<'trouble', TroubleRule, TroubleReport> {
  constructor(tenants: Tenants) {
    super(tenants, { kind: 'trouble', capacity: 'trouble-rules', thing: 'trouble' });
  }

  /**
   * @throws NotPossible for an unknown environment, for a rule that could never be applied, when there is no room for it, and
   * when it cannot be kept.
   */
  add(subdomain: string, definition: TroubleDefinition): WaitingSteps<TroubleReport> {
    return this.put(subdomain, { definition, origin: 'request' }, this.make);
  }

  /** @throws NotPossible as `add`, and for a rule that is not there. */
  replace(subdomain: string, id: number, definition: TroubleDefinition): WaitingSteps<TroubleReport> {
    return this.putInPlace(subdomain, id, definition);
  }

  protected make(record: TroubleRecord, owner: RuleOwner): TroubleRule {
    return new TroubleRule(record, owner);
  }

  /**
   * What becomes of a call: the one place where rules count and strike. It comes before the gate of access, so
   * that a rule sees the calls that the gate refuses, too.
   * @param credentials of the header, or the arguments of an operation without one, which name the same things.
   */
  *meet(
    operation: Operation,
    credentials: Credentials | null,
    args: Readonly<Record<string, unknown>>,
  ): WaitingSteps<Trouble> {
    if (this.isUntouched) return NO_TROUBLE;
    const found = loginOfCall(this.tenants, credentials);
    const rules = found && this.rulesFor(found.tenant, operation);
    if (!rules) return NO_TROUBLE;
    // An environment in which every call fails is in use all the same.
    found.tenant.lastUsed = elapsed();
    const call = { operation, arguments: args, ...found, at: elapsed() };
    if (this.isShared) return yield* this.#meetTogether(call);
    let trouble = NO_TROUBLE;
    for (const rule of rules) trouble = yield* rule.meet(call, trouble);
    return trouble;
  }

  /** Rules of which others count calls, too, count this one, and strike, as one thing that is written. */
  *#meetTogether(call: TroubledCall): WaitingSteps<Trouble> {
    const concerned = () =>
      [...(this.rulesFor(call.tenant, call.operation) ?? [])].filter(({ target }) => concerns(target, call));
    if (concerned().length === 0) return NO_TROUBLE;
    const met = yield* this.countTogether(call.tenant, concerned, (rules, draft) =>
      rules.reduce<Trouble>((trouble, rule) => rule.meetIn(draft, call, trouble), NO_TROUBLE),
    );
    return met ?? NO_TROUBLE;
  }
}
