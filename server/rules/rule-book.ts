import { isDeepStrictEqual } from 'node:util';
import { noSuch } from '../../base/no-such.ts';
import type { WaitingSteps } from '../../base/turns.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { RuleKind, RuleRecords } from '../access/rules.ts';
import type { Draft, State } from '../access/state.ts';
import type { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import type { CapacityName } from '../capacity/capacity.ts';
import { Chapter, type Rule } from './chapter.ts';
import { KeptCounts } from './kept-counts.ts';

/** Whose rules they are, and the logins that they may name. */
export type RuleOwner = Pick<State, 'users'>;

/** A rule at work, of a kind. */
type RuleOf<Kind extends RuleKind, Report> = Rule<Report, NonNullable<RuleRecords[Kind]['counts']>>;

/** What tells the rules of one book from those of others. */
interface BookFacts<Kind> {
  readonly kind: Kind;
  /** How many there may be. */
  readonly capacity: CapacityName;
  /** How a refusal calls such a rule, and the place of its id. */
  readonly thing: string;
}

/**
 * Rules of one kind, of all environments of a server, at work: as long as the state of their environment has them. They are
 * gone when that is reset, restored or deleted; those that came with a seed are there anew then.
 */
export abstract class RuleBook<Kind extends RuleKind, R extends RuleOf<Kind, Report>, Report> {
  protected readonly tenants: Tenants;
  readonly #facts: BookFacts<Kind>;
  /** By the epochs of environments. */
  readonly #chapters = new WeakMap<object, Chapter<R>>();
  /** By their records, those that were made before these are there. */
  readonly #made = new WeakMap<RuleRecords[Kind], R>();
  readonly #keptCounts: KeptCounts<R>;
  /** Until the first rule is made, no call needs to be looked at. */
  #isUntouched = true;

  protected constructor(tenants: Tenants, facts: BookFacts<Kind>) {
    this.tenants = tenants;
    this.#facts = facts;
    this.#keptCounts = new KeptCounts(({ rules }, { epoch }, rule) => {
      // One of before a reset is no rule any more.
      if (this.#chapters.get(epoch)?.get(rule.id) === rule) rules.count(facts.kind, rule.id, rule.counts);
    });
    tenants.capacity.counts(facts.capacity, () => this.#sum((chapter) => chapter.count));
    tenants.capacity.counts('rule-bytes', () => this.#sum((chapter) => chapter.bytes));
    tenants.announceRules(facts.kind, (tenant, id, record) => this.#follow(tenant, id, record));
  }

  /** Whether there never was a rule. */
  get isUntouched(): boolean {
    return this.#isUntouched;
  }

  /** Puts a rule to work that its environment has already. */
  protected abstract make(record: RuleRecords[Kind], owner: RuleOwner): R;

  /**
   * Puts a rule into an environment.
   * @param make puts it to work.
   * @throws NotPossible for an unknown environment, what `make` throws, when there is no room for it, and when it cannot be
   * kept.
   */
  protected put(
    subdomain: string,
    rule: Pick<RuleRecords[Kind], 'definition' | 'origin'>,
    make: (record: RuleRecords[Kind], owner: RuleOwner) => R,
  ): WaitingSteps<Report> {
    return this.tenants.get(subdomain).write((draft) => {
      const made = make(draft.rules.add(this.#facts.kind, rule), draft);
      this.requireRoom([made]);
      this.#begin(made, draft);
      return made.report;
    });
  }

  /**
   * Puts another rule in the place of one, under its id; it has counted nothing.
   * @throws NotPossible for a rule that is not there, what `make` throws, when there is no room for it, and when it cannot be
   * kept.
   */
  protected *putInPlace(
    subdomain: string,
    id: number,
    definition: RuleRecords[Kind]['definition'],
  ): WaitingSteps<Report> {
    const present = this.#rule(subdomain, id);
    return yield* this.tenants.get(subdomain).write((draft) => {
      const rule = { definition, origin: 'request' } as Pick<RuleRecords[Kind], 'definition' | 'origin'>;
      const made = this.make(draft.rules.replace(this.#facts.kind, id, rule), draft);
      this.tenants.capacity.require('rule-bytes', Math.max(0, made.bytes - present.bytes));
      this.#begin(made, draft);
      return made.report;
    });
  }

  /** Since when a rule counts is known from now on, also after a restart. */
  #begin(made: R, { rules }: Pick<State, 'rules'>): void {
    const begun = rules.count(this.#facts.kind, made.id, made.counts);
    if (begun) this.#made.set(begun, made);
  }

  /** @throws NotPossible when there is no room for so many of them. */
  requireRoom(rules: readonly Pick<R, 'bytes'>[]): void {
    this.tenants.capacity.require(this.#facts.capacity, rules.length);
    this.tenants.capacity.require(
      'rule-bytes',
      rules.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  }

  /** Whether other servers answer calls of the same environments, so that the rules of all count together. */
  protected get isShared(): boolean {
    return Boolean(this.tenants.archive?.shared);
  }

  /**
   * Has rules count together with those of other servers: each goes on from what all have counted, and what it counts is kept
   * before anything comes of it. Where another server counts first, it is done again.
   * @param rulesNow those that count; they are looked for again each time.
   * @returns null where the environment is gone meanwhile.
   * @throws NotPossible when it cannot be kept.
   */
  protected *countTogether<T>(
    tenant: Tenant,
    rulesNow: () => Iterable<R>,
    count: (rules: readonly R[], draft: Draft) => T,
  ): WaitingSteps<T | null> {
    const { kind } = this.#facts;
    try {
      return yield* tenant.write((draft) => {
        const rules = [...rulesNow()].filter(({ id }) => draft.rules.get(kind, id));
        for (const rule of rules) rule.goOnFrom(draft.rules.get(kind, rule.id)?.counts ?? null);
        const result = count(rules, draft);
        for (const rule of rules) draft.rules.count(kind, rule.id, rule.counts);
        return result;
      });
    } catch (error) {
      if (tenant.deletion.aborted) return null;
      throw error;
    }
  }

  /** The same of a rule that counted a call before, as long as it is there. */
  protected *countAgain(tenant: Tenant, rule: R, count: () => void): WaitingSteps<void> {
    const { epoch } = tenant;
    const isThere = () => tenant.epoch === epoch && this.#chapters.get(epoch)?.get(rule.id) === rule;
    yield* this.countTogether(
      tenant,
      () => (isThere() ? [rule] : []),
      (rules) => {
        if (rules.length > 0) count();
      },
    );
  }

  /** Resolves once all that was counted so far is kept, or cannot be. */
  keepCounts(): Promise<void> {
    return this.#keptCounts.keep();
  }

  /** Has at work what the state of an environment has. */
  #follow(tenant: Tenant, id: number, record: RuleRecords[Kind] | null): void {
    const chapter = this.#chapters.get(tenant.epoch) ?? new Chapter<R>();
    const present = chapter.get(id);
    if (record === null) {
      if (present) chapter.remove(present);
      return;
    }
    const made = this.#made.get(record);
    if (present && !isInPlaceOf(present, made, record.definition)) return;
    const rule = made ?? this.make(record, tenant);
    rule.onCounted = () => {
      if (!this.isShared) this.#keptCounts.note(tenant, rule);
    };
    if (present) chapter.replace(present, rule);
    else chapter.add(rule);
    this.#chapters.set(tenant.epoch, chapter);
    this.#isUntouched = false;
  }

  /** In the order in which they were made. @throws NotPossible for an unknown environment. */
  rules(subdomain: string): R[] {
    return [...(this.#chapterOf(subdomain)?.rules ?? [])].map((rule) => this.#told(subdomain, rule));
  }

  /** What is told of them, in the same order. */
  list(subdomain: string): Report[] {
    return this.rules(subdomain).map(({ report }) => report);
  }

  /** @throws NotPossible for an unknown one. */
  get(subdomain: string, id: number): Report {
    return this.#rule(subdomain, id).report;
  }

  /** @throws NotPossible for an unknown one, and when it cannot be kept that it is gone. */
  *remove(subdomain: string, id: number): WaitingSteps<Report> {
    const rule = this.#rule(subdomain, id);
    yield* this.tenants.get(subdomain).write(({ rules }) => rules.remove(this.#facts.kind, id));
    return rule.report;
  }

  /** @throws NotPossible when it cannot be kept that they are gone. */
  clear(subdomain: string): WaitingSteps<void> {
    return this.tenants.get(subdomain).write(({ rules }) => rules.clear(this.#facts.kind));
  }

  /** Those that a call of an operation may concern, in the order in which they were made; null where there were none. */
  protected rulesFor({ epoch }: Tenant, { name }: Operation): Iterable<R> | null {
    return this.#chapters.get(epoch)?.of(name) ?? null;
  }

  #rule(subdomain: string, id: number): R {
    const rule = this.#chapterOf(subdomain)?.get(id);
    if (rule) return this.#told(subdomain, rule);
    throw noSuch(this.#facts.thing, id, { among: this.rules(subdomain).map((one) => one.id) });
  }

  /** A rule that is told of, with what others have counted. */
  #told(subdomain: string, rule: R): R {
    const { rules } = this.tenants.get(subdomain);
    if (this.isShared) rule.goOnFrom(rules.get(this.#facts.kind, rule.id)?.counts ?? null);
    return rule;
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

/**
 * Whether what was written is another rule in the place of the present one, and not what that has counted.
 * @param made the rule, where it was made here; another server may have written it.
 */
function isInPlaceOf(present: Rule, made: Rule | undefined, definition: unknown): boolean {
  return made ? made !== present : !isDeepStrictEqual(definition, present.definition);
}
