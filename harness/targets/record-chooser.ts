import { SCOPES } from '../../contracts/interface/model.ts';
import type { Case, CaseRecord } from '../format/case.ts';
import { CASE_PERIOD } from '../format/case-clock.ts';
import { monthsTo } from '../format/shifted-months.ts';
import type { AccountRecords } from './account-records.ts';
import { NotHere } from './target.ts';

/** What each login of a case sees; the first one's records are chosen from. */
export type Accounts = ReadonlyMap<string, AccountRecords>;

/** A record that could be one the case is about. */
interface Candidate {
  readonly id: string;
  /** The company of an employee; null for others. */
  readonly company: string | null;
  /** Which the open period of its company is after the month of the case; null where that does not matter. */
  readonly monthsLater: number | null;
}

/** What the records of a case are on a service. */
interface Chosen {
  /** The ids by name. */
  readonly ids: ReadonlyMap<string, string>;
  /** How many months later than it is written the case plays. */
  readonly monthsLater: number;
}

interface PartlyChosen {
  readonly ids: ReadonlyMap<string, string>;
  readonly monthsLater: number | null;
}

/** Companies looked into for one employee; more would be a crawl through a real payroll. */
const MOST_COMPANIES = 40;

/**
 * Chooses the records that cases are about among those an account sees: an employee of the case's company, a company of
 * its debtor, seen by the logins that should see them and by no others. A case that changes something gets records that
 * the fewest cases have changed before it, since what they left behind may not be what it expects.
 */
export class RecordChooser {
  readonly #changes = new Map<string, number>();

  /**
   * @param tried records the case was tried with and is not about; others come first.
   * @throws NotHere when the account sees none.
   */
  async choose(one: Case, accounts: Accounts, tried: ReadonlySet<string>): Promise<Chosen> {
    const nameless = one.records.find(({ scope }) => scope === null);
    if (nameless) throw new NotHere(`$${nameless.name} is no id that could be found on a real service`);
    const wanted = one.records.toSorted((a, b) => rank(a) - rank(b));
    const choice = new Choice(one, accounts, (id, isChanged) => {
      if (tried.has(id)) return Number.POSITIVE_INFINITY;
      return isChanged ? (this.#changes.get(id) ?? 0) : 0;
    });
    const chosen = await choice.among(wanted, { ids: new Map(), monthsLater: null });
    if (!chosen) throw new NotHere(choice.whyNot(wanted));
    const { ids, monthsLater } = chosen;
    for (const { name, isChanged } of wanted) if (isChanged) this.#noteChange(ids.get(name) ?? '');
    return { ids, monthsLater: monthsLater ?? (await choice.monthsLaterAnywhere()) };
  }

  #noteChange(id: string): void {
    this.#changes.set(id, (this.#changes.get(id) ?? 0) + 1);
  }
}

function rank({ scope }: CaseRecord): number {
  return scope === null ? SCOPES.length : SCOPES.indexOf(scope);
}

/** The less, the better a record would do; 0 for one that is as good as new. */
type WearOf = (id: string, isChanged: boolean) => number;

/** The search for the records of one case. */
class Choice {
  readonly #case: Case;
  readonly #first: AccountRecords;
  readonly #others: Accounts;
  readonly #wear: WearOf;
  #met: CaseRecord | null = null;
  /** Whether the case can play in the open period of some company, and why it cannot in that of others. */
  #rightPeriod = false;
  #wrongPeriod: string | null = null;

  constructor(one: Case, accounts: Accounts, wear: WearOf) {
    const [first, ...others] = accounts;
    if (!first) throw new Error('a case has a login');
    this.#case = one;
    this.#first = first[1];
    this.#others = new Map(others);
    this.#wear = wear;
  }

  /** Gives each a record, the widest first, so that the others belong to it; null when that cannot be done. */
  async among([next, ...rest]: readonly CaseRecord[], chosen: PartlyChosen): Promise<PartlyChosen | null> {
    if (!next) return chosen;
    const { ids, monthsLater } = chosen;
    const alike = this.#case.records.filter(({ scope }) => scope === next.scope);
    const taken = new Set(alike.map(({ name }) => ids.get(name)));
    for await (const candidate of this.#candidates(next, chosen)) {
      if (taken.has(candidate.id) || !(await this.#isSeenAsWanted(next, candidate))) continue;
      const found = await this.among(rest, {
        ids: new Map([...ids, [next.name, candidate.id]]),
        monthsLater: monthsLater ?? candidate.monthsLater,
      });
      if (found) return found;
    }
    this.#met ??= next;
    return null;
  }

  whyNot(wanted: readonly CaseRecord[]): string {
    if (this.#wrongPeriod !== null && !this.#rightPeriod) return this.#wrongPeriod;
    const { name, scope, hiddenFrom } = this.#met ?? (wanted[0] as CaseRecord);
    const hidden = hiddenFrom.length > 0 ? `, hidden from ${hiddenFrom.join(' and ')}` : '';
    return `the account sees too few of what $${name} stands for, ${scope} ids${hidden}`;
  }

  /** Where no company is chosen, the one the login sees first tells which period is open. */
  async monthsLaterAnywhere(): Promise<number> {
    if (!this.#case.time.isDated || this.#case.mockOnly.length > 0) return 0;
    for await (const { monthsLater } of this.#companies(null, null, false)) return monthsLater ?? 0;
    if (this.#wrongPeriod !== null) throw new NotHere(this.#wrongPeriod);
    return 0;
  }

  async *#candidates(next: CaseRecord, { ids, monthsLater }: PartlyChosen): AsyncGenerator<Candidate> {
    const owner = this.#case.records.find(({ name }) => name === next.of);
    const ownerId = ids.get(owner?.name ?? '') ?? null;
    if (next.scope === 'debtor') yield* this.#byWear(await this.#first.debtors(), next.isChanged);
    else if (next.scope === 'company') yield* this.#companies(ownerId, monthsLater, next.isChanged);
    else if (owner?.scope === 'company' && ownerId !== null)
      yield* this.#employees([{ id: ownerId, company: null, monthsLater }], next.isChanged);
    else yield* this.#employees(this.#companies(ownerId, monthsLater, false), next.isChanged);
  }

  /** Those that are as good as new come first, whatever company they work at. */
  async *#employees(
    companies: Iterable<Candidate> | AsyncIterable<Candidate>,
    isChanged: boolean,
  ): AsyncGenerator<Candidate> {
    const worn: Candidate[] = [];
    let looked = 0;
    for await (const { id: company, monthsLater } of companies) {
      if (looked++ === MOST_COMPANIES) break;
      for (const { id } of this.#byWear(await this.#first.employees(company), isChanged)) {
        const candidate = { id, company, monthsLater };
        if (this.#wear(id, isChanged) === 0) yield candidate;
        else worn.push(candidate);
      }
    }
    yield* worn.sort((one, other) => this.#compareWear(one.id, other.id, isChanged));
  }

  /** A case in which years stand is about companies that pay by the month, all with the same period open. */
  async *#companies(
    debtor: string | null,
    sofar: number | null,
    isChanged: boolean,
  ): AsyncGenerator<Candidate> {
    const { isDated } = this.#case.time;
    for (const company of this.#byWear(await this.#first.companies(debtor), isChanged)) {
      const monthsLater = isDated ? await this.#monthsLater(company.id) : null;
      if (isDated && (monthsLater === null || (sofar ?? monthsLater) !== monthsLater)) continue;
      yield { ...company, monthsLater };
    }
  }

  /** Null for a company in which the case cannot play. */
  async #monthsLater(company: string): Promise<number | null> {
    const period = await this.#first.openPeriod(company);
    const months = monthsTo(period);
    const why = months === null ? null : this.#case.time.whyNotShifted(months);
    if (why !== null)
      this.#wrongPeriod = `it plays in ${CASE_PERIOD} and cannot be moved to ${period}: ${why}`;
    else if (months === null) this.#wrongPeriod ??= 'no company that would do pays by the month';
    else this.#rightPeriod = true;
    return why === null ? months : null;
  }

  #byWear(ids: readonly string[], isChanged: boolean): Candidate[] {
    const sorted = ids.toSorted((one, other) => this.#compareWear(one, other, isChanged));
    return sorted.map((id) => ({ id, company: null, monthsLater: null }));
  }

  #compareWear(one: string, other: string, isChanged: boolean): number {
    const [wear, otherWear] = [this.#wear(one, isChanged), this.#wear(other, isChanged)];
    return wear === otherWear ? 0 : wear - otherWear;
  }

  async #isSeenAsWanted({ scope, hiddenFrom }: CaseRecord, { id, company }: Candidate): Promise<boolean> {
    for (const [login, records] of this.#others) {
      const seen = await idsSeen(records, scope);
      const isHidden = !seen?.includes(company ?? id);
      // A login that may not list anything may yet be let in to what it names.
      if (hiddenFrom.includes(login) ? !isHidden : isHidden && seen !== null) return false;
    }
    return true;
  }
}

/** Whether employees are seen is told by their companies. Null for a login that may not ask. */
function idsSeen(records: AccountRecords, scope: CaseRecord['scope']): Promise<readonly string[] | null> {
  const asked = scope === 'debtor' ? records.debtors() : records.companies(null);
  return asked.catch((error: unknown) => {
    if (error instanceof NotHere) return null;
    throw error;
  });
}
