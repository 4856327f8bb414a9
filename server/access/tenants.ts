import { noSuch } from '../../base/no-such.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import { atOnce, type Steps, type WaitingSteps, waitingFor } from '../../base/turns.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { type Archive, type KeptBeginning, type KeptEntry, kept, untilNotOvertaken } from './keeping.ts';
import type { Login } from './login.ts';
import type { RuleKind, RuleRecords } from './rules.ts';
import type { Tenant } from './tenant.ts';
import { countAll } from './tenant-counts.ts';
import { UsernameIndex } from './username-index.ts';

/** A login and the environment it is a login of. */
export interface TenantLogin {
  readonly tenant: Tenant;
  readonly login: Login;
}

/** Told of a rule of an environment; null for one that was removed. */
type RuleListener<Kind extends RuleKind> = (
  tenant: Tenant,
  id: number,
  record: RuleRecords[Kind] | null,
) => void;

type RuleListeners = { [Kind in RuleKind]: RuleListener<Kind> };

/** Told of what is written, whatever it is. */
interface ChangeListener {
  /** Something was written to an environment, or all of it went back to another state. */
  changed(subdomain: string): void;
  /** There is an environment more, or less. */
  madeOrDeleted(): void;
}

/** An environment, and what its server knows of it. */
interface Entry {
  readonly tenant: Tenant;
  /** It counts on with each environment, and none has that of another, gone or not. */
  readonly number: number;
  /** The environments that were made with it, and go with it. */
  readonly companions: readonly Tenant[];
  /** Made for a test: deleted when it was not used for a while. */
  readonly forTest: boolean;
}

/** All environments of one server, and the way from a username to its logins in them. */
export class Tenants {
  /** How much their server holds. */
  readonly capacity: Capacity;
  readonly #entries = new Map<string, Entry>();
  #count = 0;
  /** Those that are about to be kept. */
  readonly #beginning = new Set<Tenant>();
  readonly #usernames = new UsernameIndex();
  /** Where those are kept that are no copies for a test; null for nowhere. */
  #archive: Archive | null = null;
  /** The first environment there was, which others are copied from unless they say otherwise. */
  #default: Tenant | null = null;
  #onDeleted: (subdomain: string) => void = () => {};
  #onLogin: (found: TenantLogin) => void = () => {};
  #onChange: ChangeListener = { changed: () => {}, madeOrDeleted: () => {} };
  readonly #onRule: RuleListeners = { trouble: () => {}, answers: () => {} };

  constructor(capacity: Capacity) {
    this.capacity = capacity;
    countAll(capacity, () => this.all());
  }

  /** Tells of every environment that is deleted from now on. */
  announceDeleted(listener: (subdomain: string) => void): void {
    this.#onDeleted = listener;
  }

  /** Tells of everything that is written from now on. */
  announceChanges(listener: ChangeListener): void {
    this.#onChange = listener;
  }

  /** Tells of every login there is, and from now on of every one that comes or changes. */
  announceLogins(listener: (found: TenantLogin) => void): void {
    this.#onLogin = listener;
    for (const tenant of this.all()) for (const login of tenant.users.logins) listener({ tenant, login });
  }

  /** Tells of every rule of a kind that there is, and from now on of every one that is written. */
  announceRules<Kind extends RuleKind>(kind: Kind, listener: RuleListener<Kind>): void {
    this.#onRule[kind] = listener as RuleListeners[Kind];
    for (const tenant of this.all()) this.#announceRulesOf(tenant);
  }

  /** All, each under a number that it keeps: those that came later have larger ones. */
  numbered(): (readonly [number: number, tenant: Tenant])[] {
    return this.#inOrder().map(({ number, tenant }) => [number, tenant]);
  }

  all(): Tenant[] {
    return this.#inOrder().map(({ tenant }) => tenant);
  }

  /** By their numbers: one that was to be kept may have got another number than that with which it came in. */
  #inOrder(): Entry[] {
    return [...this.#entries.values()].sort((one, other) => one.number - other.number);
  }

  find(subdomain: string): Tenant | undefined {
    return this.#entries.get(subdomain.toLowerCase())?.tenant;
  }

  /** @throws NotPossible for an unknown one. */
  get(subdomain: string): Tenant {
    return this.#entry(subdomain).tenant;
  }

  /** The environments that were made with this one, and are reset and deleted with it. */
  companionsOf(subdomain: string): Tenant[] {
    return this.#entry(subdomain).companions.filter((companion) => this.#isHere(companion));
  }

  isForTest(subdomain: string): boolean {
    return this.#entry(subdomain).forTest;
  }

  /**
   * The environment that others are copied from where they name none: the first of the world.
   * @throws NotPossible once it was deleted.
   */
  get default(): Tenant {
    if (this.#default && this.#isHere(this.#default)) return this.#default;
    const others = this.all().map(({ subdomain }) => subdomain);
    throw new NotPossible(
      'conflict',
      'from',
      `The environment ${quoted(this.#default?.subdomain ?? '')}, which others are copied from, was deleted.`,
      others.length === 0
        ? 'There is no other; add a world that has one.'
        : `Name another with \`from\`: ${others.join(', ')}.`,
    );
  }

  /** From now on it is the one that others are copied from. */
  makeDefault(tenant: Tenant): void {
    this.#default = tenant;
  }

  /** An environment that stays until it is deleted. */
  add(tenant: Tenant): void {
    this.#default ??= tenant;
    atOnce(this.#put({ tenant, number: ++this.#count, companions: [], forTest: false }));
  }

  /**
   * Puts in environments that were kept, and goes on keeping them. The first is the one that others are copied from. One that
   * is here and not kept yet makes way for them.
   */
  restore(kept: Iterable<readonly [entry: KeptEntry, tenant: Tenant]>): void {
    const all = [...kept];
    const named = new Map(all.map(([{ subdomain }, tenant]) => [subdomain, tenant]));
    for (const [{ number, companions, forTest }, tenant] of all) {
      const unkept = this.find(tenant.subdomain);
      if (unkept) this.#remove(unkept);
      this.#default ??= tenant;
      const others = companions.flatMap((subdomain) => named.get(subdomain) ?? []);
      atOnce(this.#put({ tenant, number, companions: others, forTest }));
    }
  }

  /** None gets a number up to this one any more; those that are about to be kept under one of them get others. */
  countOn(lastNumber: number): void {
    this.#count = Math.max(this.#count, lastNumber);
    for (const [key, entry] of this.#entries)
      if (this.#beginning.has(entry.tenant) && entry.number <= lastNumber)
        this.#entries.set(key, { ...entry, number: ++this.#count });
  }

  /** Takes out an environment that another server has deleted. */
  leave(number: number): void {
    const gone = this.numberedAs(number);
    if (gone) this.#remove(gone);
  }

  /** The environment that is kept under a number. */
  numberedAs(number: number): Tenant | undefined {
    return [...this.#entries.values()].find((entry) => entry.number === number)?.tenant;
  }

  /** Where environments are kept; null for nowhere. */
  get archive(): Archive | null {
    return this.#archive;
  }

  /** From now on those that stay are kept there, those that there are included unless they are already. */
  keepIn(archive: Archive): void {
    this.#archive = archive;
  }

  /**
   * Keeps an environment and its companions as they are, and all that is written there from now on, where there is an archive
   * that keeps such ones.
   * @throws NotPossible when they cannot be kept; then they are gone.
   */
  *keep(subdomain: string): WaitingSteps<void> {
    const { tenant, companions, forTest } = this.#entry(subdomain);
    const archive = this.#archiveOf(forTest);
    if (archive === null) return;
    const group = [tenant, ...companions];
    const begun = () => {
      for (const each of group) this.#beginning.delete(each);
    };
    const attempt = () => {
      // Another server may have taken a name meanwhile.
      for (const each of group) if (!this.#isHere(each)) throw taken(each.subdomain);
      const keeping = kept((outcome) => {
        const keepings = archive.begin(
          group.map((each) => this.#beginningOf(each)),
          outcome,
        );
        for (const [at, each] of keepings.entries()) group[at]?.keepIn(each);
      }, begun);
      return waitingFor(keeping);
    };
    for (const each of group) this.#beginning.add(each);
    try {
      yield* untilNotOvertaken(attempt);
    } catch (error) {
      begun();
      for (const each of group) if (this.#isHere(each)) this.#remove(each);
      throw error;
    }
  }

  /** Where one is kept that was made for a test, or was not; null for nowhere. */
  #archiveOf(forTest: boolean): Archive | null {
    return forTest && !this.#archive?.shared ? null : this.#archive;
  }

  #beginningOf(tenant: Tenant): KeptBeginning {
    const { number, companions, forTest } = this.#entry(tenant.subdomain);
    return {
      number,
      subdomain: tenant.subdomain,
      origin: tenant.environment.origin.seed.subdomain,
      companions: companions.map(({ subdomain }) => subdomain),
      forTest,
      states: tenant.states,
    };
  }

  /**
   * An environment for a test, with the companions it needs: they are there from the first step on, a login a step can be
   * found by its name.
   * @throws NotPossible when one of their subdomains is taken, or the server has no room for them; none is added then.
   */
  *addForTest(tenant: Tenant, companions: readonly Tenant[], forTest = true): Steps<void> {
    for (const { subdomain } of [tenant, ...companions]) if (this.find(subdomain)) throw taken(subdomain);
    this.capacity.require('environments', 1 + companions.length);
    const puttings = [
      this.#put({ tenant, number: ++this.#count, companions, forTest }),
      ...companions.map((companion) =>
        this.#put({ tenant: companion, number: ++this.#count, companions: [], forTest }),
      ),
    ];
    for (const putting of puttings) yield* putting;
  }

  /** Everything of it and its companions as it was when they were made. */
  *reset(subdomain: string): WaitingSteps<void> {
    for (const tenant of [this.get(subdomain), ...this.companionsOf(subdomain)]) yield* tenant.reset();
  }

  /**
   * Its logins, tokens and records are gone with it, and so are its companions.
   * @param force needed for the environment that others are copied from.
   * @throws NotPossible for an unknown one, and without force.
   */
  *delete(subdomain: string, force = false): WaitingSteps<void> {
    const tenant = this.get(subdomain);
    if (!force && tenant === this.#default)
      throw new NotPossible(
        'conflict',
        'force',
        `The environment ${quoted(tenant.subdomain)} is the one that others are copied from.`,
        'Delete it with `force` if no test needs it any more; a reset puts back what was changed.',
      );
    const gone = [tenant, ...this.companionsOf(subdomain)];
    for (const each of gone) {
      yield* untilNotOvertaken(() => this.#removeKept(each));
    }
  }

  /** Another server may have removed it. */
  *#removeKept(tenant: Tenant): WaitingSteps<void> {
    if (!this.#isHere(tenant)) return;
    const { number, forTest } = this.#entry(tenant.subdomain);
    const archive = this.#archiveOf(forTest);
    if (archive) yield* waitingFor(archive.remove(number));
    if (this.#isHere(tenant)) this.#remove(tenant);
  }

  /** Every login with this username, in whatever environment and state. */
  loginsNamed(username: string): TenantLogin[] {
    const found: TenantLogin[] = [];
    for (const tenant of this.#usernames.tenantsWith(username))
      for (const login of tenant.users.named(username)) found.push({ tenant, login });
    return found;
  }

  /** An environment, and all in which one of its users has a login, too: its ids may not be theirs. */
  sharingLogins(tenant: Tenant): Tenant[] {
    const shared = tenant.users.logins.flatMap(({ username }) => [...this.#usernames.tenantsWith(username)]);
    return [...new Set([tenant, ...shared])];
  }

  #announceRulesOf(tenant: Tenant): void {
    tenant.announceRules(({ kind, id, record }) => {
      if (kind === 'trouble') this.#onRule.trouble(tenant, id, record);
      else this.#onRule.answers(tenant, id, record);
    });
  }

  #entry(subdomain: string): Entry {
    const entry = this.#entries.get(subdomain.toLowerCase());
    if (entry) return entry;
    throw noSuch('environment', subdomain, {
      among: this.#entries.keys(),
      remedy: '`nmbrs-mock env list` lists those that there are.',
    });
  }

  #isHere(tenant: Tenant): boolean {
    return this.find(tenant.subdomain) === tenant;
  }

  /** @returns the steps in which its logins can be found by their names. */
  #put(entry: Entry): Steps<void> {
    const { tenant } = entry;
    this.#entries.set(tenant.subdomain.toLowerCase(), entry);
    this.#announceRulesOf(tenant);
    tenant.announceChanges(() => this.#onChange.changed(tenant.subdomain));
    this.#onChange.madeOrDeleted();
    return tenant.announceLogins((login) => {
      this.#onLogin({ tenant, login });
      this.#usernames.add(tenant, login.username);
    });
  }

  #remove(tenant: Tenant): void {
    this.#entries.delete(tenant.subdomain.toLowerCase());
    tenant.silence();
    tenant.endCalls();
    this.#usernames.remove(tenant);
    this.#onDeleted(tenant.subdomain);
    this.#onChange.madeOrDeleted();
  }
}

function taken(subdomain: string): NotPossible {
  return new NotPossible(
    'conflict',
    'subdomain',
    `There is an environment ${subdomain} already.`,
    'Choose another subdomain.',
  );
}
