import { noSuch } from '../../base/no-such.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { RuleOwner } from '../access/state.ts';
import type { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import type { CapacityName } from '../capacity/capacity.ts';
import { Chapter, type Rule } from './chapter.ts';

/**
 * Rules of one kind, of all environments of a server. They are gone when their environment is reset, restored or deleted;
 * those that came with a seed are there anew then.
 */
export abstract class RuleBook<R extends Rule<Report>, Report> {
  protected readonly tenants: Tenants;
  readonly #count: CapacityName;
  readonly #thing: string;
  /** By the epochs of environments. */
  readonly #chapters = new WeakMap<object, Chapter<R>>();
  /** Until the first rule is made, no call needs to be looked at. */
  #isUntouched = true;

  /**
   * @param count how many there may be.
   * @param thing how a refusal calls such a rule, and the place of its id.
   */
  protected constructor(tenants: Tenants, count: CapacityName, thing: string) {
    this.tenants = tenants;
    this.#count = count;
    this.#thing = thing;
    tenants.capacity.counts(count, () => this.#sum((chapter) => chapter.count));
    tenants.capacity.counts('rule-bytes', () => this.#sum((chapter) => chapter.bytes));
  }

  /** Whether there never was a rule. */
  get isUntouched(): boolean {
    return this.#isUntouched;
  }

  /**
   * @param make the rule that gets an id.
   * @throws NotPossible for an unknown environment, what `make` throws, and when there is no room for it.
   */
  protected put(subdomain: string, make: (tenant: Tenant, id: number) => R): Report {
    const tenant = this.tenants.get(subdomain);
    const chapter = this.#chapters.get(tenant.epoch) ?? new Chapter();
    const rule = make(tenant, chapter.nextId);
    this.requireRoom([rule]);
    this.#add(tenant, chapter, rule);
    return rule.report;
  }

  /** Puts in a rule that is there whenever its environment begins: whether there is room was asked when it first was. */
  protected begin(owner: RuleOwner, make: (id: number) => R): void {
    const chapter = this.#chapters.get(owner.epoch) ?? new Chapter();
    this.#add(owner, chapter, make(chapter.nextId));
  }

  /** @throws NotPossible when there is no room for so many of them. */
  requireRoom(rules: readonly R[]): void {
    this.tenants.capacity.require(this.#count, rules.length);
    this.tenants.capacity.require(
      'rule-bytes',
      rules.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  }

  #add({ epoch }: RuleOwner, chapter: Chapter<R>, rule: R): void {
    chapter.add(rule);
    this.#chapters.set(epoch, chapter);
    this.#isUntouched = false;
  }

  /** In the order in which they were made. @throws NotPossible for an unknown environment. */
  rules(subdomain: string): R[] {
    return [...(this.#chapterOf(subdomain)?.rules ?? [])];
  }

  /** What is told of them, in the same order. */
  list(subdomain: string): Report[] {
    return this.rules(subdomain).map(({ report }) => report);
  }

  /** @throws NotPossible for an unknown one. */
  get(subdomain: string, id: number): Report {
    return this.#rule(subdomain, id).report;
  }

  /** @throws NotPossible for an unknown one. */
  remove(subdomain: string, id: number): Report {
    const rule = this.#rule(subdomain, id);
    this.#chapterOf(subdomain)?.remove(rule);
    return rule.report;
  }

  clear(subdomain: string): void {
    this.#chapterOf(subdomain)?.clear();
  }

  /** Those that a call of an operation may concern, in the order in which they were made; null where there were none. */
  protected rulesFor({ epoch }: Tenant, { name }: Operation): Iterable<R> | null {
    return this.#chapters.get(epoch)?.of(name) ?? null;
  }

  #rule(subdomain: string, id: number): R {
    const rule = this.#chapterOf(subdomain)?.get(id);
    if (rule) return rule;
    throw noSuch(this.#thing, id, { among: this.rules(subdomain).map((one) => one.id) });
  }

  #chapterOf(subdomain: string): Chapter<R> | undefined {
    return this.#chapters.get(this.tenants.get(subdomain).epoch);
  }

  #sum(of: (chapter: Chapter<R>) => number): number {
    return this.tenants.all().reduce((sum, { epoch }) => {
      const chapter = this.#chapters.get(epoch);
      return chapter ? sum + of(chapter) : sum;
    }, 0);
  }
}
