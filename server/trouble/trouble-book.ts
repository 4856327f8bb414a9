import { noSuch } from '../../base/no-such.ts';
import { elapsed } from '../../base/real-time.ts';
import type { TroubleDefinition, TroubleReport } from '../../contracts/control/trouble.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Credentials } from '../access/credentials.ts';
import { loginOfCall } from '../access/login-of-call.ts';
import type { Tenants } from '../access/tenants.ts';
import { TroubleRule } from './rule.ts';
import { requireApplicable } from './rule-check.ts';
import { targetOf } from './target.ts';
import { NO_TROUBLE, type Trouble } from './trouble.ts';

/** The rules of one environment, by their ids. */
interface Chapter {
  readonly rules: Map<number, TroubleRule>;
  lastId: number;
}

/** The simulated trouble of all environments of a server. */
export class TroubleBook {
  readonly #tenants: Tenants;
  /** By the epochs of environments: a reset or restore ends the trouble. */
  readonly #chapters = new WeakMap<object, Chapter>();
  /** Until the first rule is made, no call needs to be looked at. */
  #untouched = true;

  constructor(tenants: Tenants) {
    this.#tenants = tenants;
    tenants.capacity.counts('trouble-rules', () =>
      tenants.all().reduce((all, { epoch }) => all + (this.#chapters.get(epoch)?.rules.size ?? 0), 0),
    );
  }

  /** @throws NotPossible for an unknown environment, for a rule that could never be applied, and when there is no room for it. */
  add(subdomain: string, definition: TroubleDefinition): TroubleReport {
    const tenant = this.#tenants.get(subdomain);
    const target = targetOf(definition, tenant);
    requireApplicable(definition);
    this.#tenants.capacity.require('trouble-rules');
    let chapter = this.#chapters.get(tenant.epoch);
    if (!chapter) {
      chapter = { rules: new Map(), lastId: 0 };
      this.#chapters.set(tenant.epoch, chapter);
    }
    const id = ++chapter.lastId;
    const rule = new TroubleRule(id, definition, target);
    chapter.rules.set(id, rule);
    this.#untouched = false;
    return rule.report;
  }

  /** In the order in which they were made, which is that in which they meet a call. */
  list(subdomain: string): TroubleReport[] {
    return [...this.#rulesOf(subdomain).values()].map(({ report }) => report);
  }

  /** @throws NotPossible for an unknown one. */
  get(subdomain: string, id: number): TroubleReport {
    const rule = this.#rulesOf(subdomain).get(id);
    if (rule) return rule.report;
    throw noSuch('trouble', id, { among: this.#rulesOf(subdomain).keys() });
  }

  /** @throws NotPossible for an unknown one. */
  remove(subdomain: string, id: number): TroubleReport {
    const report = this.get(subdomain, id);
    this.#rulesOf(subdomain).delete(id);
    return report;
  }

  clear(subdomain: string): void {
    this.#chapters.delete(this.#tenants.get(subdomain).epoch);
  }

  /**
   * What becomes of a call: the one place where rules count and strike. It comes before the gate of access, so
   * that a rule sees the calls that the gate refuses, too.
   * @param credentials of the header, or the arguments of an operation without one, which name the same things.
   */
  meet(operation: Operation, credentials: Credentials | null): Trouble {
    if (this.#untouched) return NO_TROUBLE;
    const found = loginOfCall(this.#tenants, credentials);
    const chapter = found && this.#chapters.get(found.tenant.epoch);
    if (!chapter) return NO_TROUBLE;
    // An environment in which every call fails is in use all the same.
    found.tenant.lastUsed = elapsed();
    const call = { operation, ...found, at: elapsed() };
    let trouble = NO_TROUBLE;
    for (const rule of chapter.rules.values()) trouble = rule.meet(call, trouble);
    return trouble;
  }

  #rulesOf(subdomain: string): Map<number, TroubleRule> {
    return this.#chapters.get(this.#tenants.get(subdomain).epoch)?.rules ?? new Map();
  }
}
