import { noSuch } from '../../base/no-such.ts';
import type { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import type { CapacityName } from '../capacity/capacity.ts';

/** As much of a rule as its book needs. */
interface Rule {
  /** How much of the capacity it takes. */
  readonly size: number;
}

/** The rules of one environment, by their ids. */
interface Chapter<R> {
  readonly rules: Map<number, R>;
  lastId: number;
}

/** Rules of one kind, of all environments of a server. They are gone when their environment is reset, restored or deleted. */
export class RuleBook<R extends Rule> {
  readonly #tenants: Tenants;
  readonly #capacity: CapacityName;
  readonly #thing: string;
  /** By the epochs of environments. */
  readonly #chapters = new WeakMap<object, Chapter<R>>();
  /** Until the first rule is made, no call needs to be looked at. */
  #isUntouched = true;

  /** @param thing how a refusal calls such a rule, and the place of its id. */
  constructor(tenants: Tenants, capacity: CapacityName, thing: string) {
    this.#tenants = tenants;
    this.#capacity = capacity;
    this.#thing = thing;
    tenants.capacity.counts(capacity, () =>
      tenants.all().reduce((all, tenant) => all + sizeOf(this.rulesFor(tenant)), 0),
    );
  }

  /** Whether there never was a rule. */
  get isUntouched(): boolean {
    return this.#isUntouched;
  }

  /**
   * @param make the rule that gets an id.
   * @throws NotPossible for an unknown environment, what `make` throws, and when there is no room for it.
   */
  add(subdomain: string, make: (tenant: Tenant, id: number) => R): R {
    const tenant = this.#tenants.get(subdomain);
    const chapter = this.#chapters.get(tenant.epoch) ?? { rules: new Map(), lastId: 0 };
    const id = chapter.lastId + 1;
    const rule = make(tenant, id);
    this.#tenants.capacity.require(this.#capacity, rule.size);
    chapter.lastId = id;
    chapter.rules.set(id, rule);
    this.#chapters.set(tenant.epoch, chapter);
    this.#isUntouched = false;
    return rule;
  }

  /** In the order in which they were made. */
  list(subdomain: string): R[] {
    return [...this.#rulesOf(subdomain).values()];
  }

  /** @throws NotPossible for an unknown one. */
  get(subdomain: string, id: number): R {
    const rules = this.#rulesOf(subdomain);
    const rule = rules.get(id);
    if (rule) return rule;
    throw noSuch(this.#thing, id, { among: rules.keys() });
  }

  /** @throws NotPossible for an unknown one. */
  remove(subdomain: string, id: number): R {
    const rule = this.get(subdomain, id);
    this.#chapters.get(this.#tenants.get(subdomain).epoch)?.rules.delete(id);
    return rule;
  }

  clear(subdomain: string): void {
    this.#chapters.delete(this.#tenants.get(subdomain).epoch);
  }

  /** In the order in which they were made; null where there were none. */
  rulesFor({ epoch }: Tenant): Iterable<R> | null {
    return this.#chapters.get(epoch)?.rules.values() ?? null;
  }

  #rulesOf(subdomain: string): ReadonlyMap<number, R> {
    return this.#chapters.get(this.#tenants.get(subdomain).epoch)?.rules ?? new Map();
  }
}

function sizeOf(rules: Iterable<Rule> | null): number {
  let size = 0;
  for (const rule of rules ?? []) size += rule.size;
  return size;
}
