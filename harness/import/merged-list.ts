import { isDeepStrictEqual } from 'node:util';
import { comparePeriods, type PeriodType, periodBefore, type YearPeriod } from '../../fixtures/period.ts';
import type { Extent, ListSaying, OwnerKind, PeriodExtent, Values } from './statement.ts';

/** What answers say of one list, made one. */
export interface MergedList {
  readonly records: readonly Values[];
  /** Fields of which a later answer says something else than an earlier one. */
  readonly contradicted: readonly string[];
  /** Whether no answer says since when all of it holds. */
  readonly isGuessed: boolean;
}

/** How the records of a list stand to each other. */
interface ListKind {
  /** Fields by which a record is known where its id is not. */
  readonly keys: readonly string[];
  /** Whether one record takes over from the other: it holds until the next one begins. */
  readonly isHistory: boolean;
  /** Whether a record counts from the open period on where nothing else is said. */
  readonly beginsOpen: boolean;
  /** Whether a record ends in a period. */
  readonly ends: boolean;
  /** Whether a record is of one period alone. */
  readonly isOfOnePeriod: boolean;
}

const PLAIN: ListKind = { keys: [], isHistory: false, beginsOpen: false, ends: false, isOfOnePeriod: false };
const HISTORY: ListKind = { ...PLAIN, isHistory: true };
const DATED: ListKind = { ...PLAIN, keys: ['startDate'] };
const RUNNING: ListKind = { ...PLAIN, ends: true };
const COUNTING: ListKind = { ...RUNNING, beginsOpen: true };

/** The lists of employees, and of companies where theirs have the same name. */
const KINDS: Readonly<Record<string, ListKind>> = {
  departments: HISTORY,
  functions: HISTORY,
  labourAgreements: HISTORY,
  costSplits: HISTORY,
  managers: HISTORY,
  personalInfos: HISTORY,
  wageTaxSettings: HISTORY,
  swedishTaxSettings: HISTORY,
  socialInsurances: HISTORY,
  salaries: DATED,
  schedules: DATED,
  employments: DATED,
  absences: { ...PLAIN, keys: ['number'] },
  workCosts: { ...PLAIN, keys: ['period'] },
  wageComponents: COUNTING,
  hourComponents: COUNTING,
  fixedDays: { ...COUNTING, isHistory: true },
  variableDays: { ...COUNTING, isHistory: true, isOfOnePeriod: true },
  leaseCars: RUNNING,
  levensloop: RUNNING,
  spaarloon: RUNNING,
};

/** The periods of a company. */
export interface Periods {
  readonly periodType: PeriodType;
  readonly open: YearPeriod;
}

/** A record in the making. */
interface Entry {
  values: Values;
  /** The periods in which it was seen to hold. */
  readonly seen: YearPeriod[];
}

/**
 * Makes one list of what answers say of it, in the order in which they came: what a later one says goes before what an
 * earlier one says.
 */
export function mergedList(
  owner: OwnerKind,
  list: string,
  sayings: readonly ListSaying[],
  periods: Periods,
): MergedList {
  // A debtor has lists of things that are chosen from.
  const kind = owner === 'debtor' ? undefined : KINDS[list];
  return new ListMerge(kind ?? PLAIN, periods).merge(sayings);
}

class ListMerge {
  readonly #kind: ListKind;
  readonly #open: YearPeriod;
  readonly #periodType: PeriodType;
  #entries: Entry[] = [];
  readonly #contradicted = new Set<string>();

  constructor(kind: ListKind, { open, periodType }: Periods) {
    this.#kind = kind;
    this.#open = open;
    this.#periodType = periodType;
  }

  merge(sayings: readonly ListSaying[]): MergedList {
    for (const { records, extent } of sayings) if (!isOfPeriod(extent)) this.#add(records, extent === 'all');
    const ofPeriods = sayings
      .flatMap(({ records, extent }) =>
        isOfPeriod(extent) ? [{ records, among: extent.among, period: this.#periodOf(extent) }] : [],
      )
      .toSorted((a, b) => comparePeriods(a.period, b.period));
    for (const [at, one] of ofPeriods.entries()) {
      const before = ofPeriods.slice(0, at).filter(({ among }) => isDeepStrictEqual(among, one.among));
      const isLater = before.some(({ period }) => comparePeriods(period, one.period) < 0);
      this.#hold(one.records, one.period, isLater);
    }
    for (const entry of this.#entries) this.#bound(entry, ofPeriods);
    const isGuessed = this.#spread(ofPeriods[0]?.period);
    const records = this.#entries.map(({ values }) => values);
    return { records, contradicted: [...this.#contradicted], isGuessed };
  }

  #periodOf({ period }: PeriodExtent): YearPeriod {
    return period === 'open' ? this.#open : period;
  }

  /** Each record of an answer is another one. */
  #add(records: readonly Values[], isAll: boolean): void {
    const found: Entry[] = [];
    for (const values of records) {
      const rest = this.#entries.filter((entry) => !found.includes(entry));
      const entry = rest.find((one) => this.#isSame(one.values, values)) ?? this.#new(values);
      this.#assign(entry, values);
      found.push(entry);
    }
    if (isAll) {
      if (found.length < this.#entries.length) this.#contradicted.add('records');
      this.#entries = found;
    }
  }

  /** What holds in a period. @param isLater whether an earlier period was asked for. */
  #hold(records: readonly Values[], period: YearPeriod, isLater: boolean): void {
    const found: Entry[] = [];
    for (const answered of records) {
      const values = this.#kind.isOfOnePeriod ? { ...answered, from: period, until: period } : answered;
      const rest = this.#entries.filter((entry) => !found.includes(entry));
      const entry = this.#entryFor(values, rest, period) ?? this.#new(values, isLater ? period : null);
      this.#assign(entry, values);
      entry.seen.push(period);
      found.push(entry);
    }
  }

  /** Of a history also the one that held in the period, unless it says something else. */
  #entryFor(values: Values, entries: readonly Entry[], period: YearPeriod): Entry | undefined {
    const known = entries.find((one) => this.#isSame(one.values, values));
    if (known || !this.#kind.isHistory) return known;
    const held = entries
      .filter(({ values: { from } }) => from === undefined || comparePeriods(from as YearPeriod, period) <= 0)
      .at(-1);
    return held && agree(held.values, values) ? held : undefined;
  }

  #isSame(one: Values, other: Values): boolean {
    if (one.id !== undefined && other.id !== undefined) return one.id === other.id;
    const keys = this.#kind.keys.filter((key) => one[key] !== undefined && other[key] !== undefined);
    if (keys.length > 0) return keys.every((key) => isDeepStrictEqual(one[key], other[key]));
    if (one.from !== undefined && other.from !== undefined && this.#kind.isHistory)
      return isDeepStrictEqual(one.from, other.from);
    return !this.#kind.isHistory && agree(one, other);
  }

  #new(values: Values, from: YearPeriod | null = null): Entry {
    const canBegin = from !== null && values.from === undefined && values.startDate === undefined;
    const entry = { values: canBegin ? { ...values, from } : values, seen: [] };
    this.#entries.push(entry);
    return entry;
  }

  #assign(entry: Entry, values: Values): void {
    for (const [name, value] of Object.entries(values))
      if (entry.values[name] !== undefined && !isDeepStrictEqual(entry.values[name], value))
        this.#contradicted.add(name);
    entry.values = { ...entry.values, ...values };
  }

  /** What is known of when a record counts by where it was seen, and where not. */
  #bound(entry: Entry, asked: readonly { readonly among: Values; readonly period: YearPeriod }[]): void {
    if (!this.#kind.ends || entry.seen.length === 0) return;
    const [first, last] = [entry.seen[0], entry.seen.at(-1)] as [YearPeriod, YearPeriod];
    const { kind } = entry.values;
    if (kind === 'variable') {
      entry.values = { ...entry.values, from: first, until: first };
      return;
    }
    const isOver = asked.some(
      ({ among, period }) => agree(among, entry.values) && comparePeriods(period, last) > 0,
    );
    entry.values = {
      ...entry.values,
      ...(this.#kind.beginsOpen && entry.values.from === undefined ? { from: first } : {}),
      ...(isOver && entry.values.until === undefined ? { until: last } : {}),
    };
  }

  /**
   * Of a history no two may begin in the same period: a record of which nothing says since when it holds does so since it
   * was first seen to, or just before the next one.
   * @returns whether that had to be guessed.
   */
  #spread(firstAsked: YearPeriod | undefined): boolean {
    if (!this.#kind.isHistory || this.#kind.ends) return false;
    let isGuessed = false;
    let next: YearPeriod | null = null;
    for (const entry of this.#entries.slice(1).reverse()) {
      const { from } = entry.values;
      if (from === undefined) {
        const [seen] = entry.seen;
        const latest: YearPeriod = next ? periodBefore(next, this.#periodType) : this.#open;
        const isSince = seen && firstAsked && comparePeriods(seen, firstAsked) > 0;
        const since = seen && !isSince ? periodBefore(seen, this.#periodType) : (seen ?? latest);
        isGuessed ||= !isSince;
        next = comparePeriods(since, latest) < 0 ? since : latest;
        entry.values = { ...entry.values, from: next };
      } else next = from as YearPeriod;
    }
    return isGuessed;
  }
}

function isOfPeriod(extent: Extent): extent is PeriodExtent {
  return typeof extent === 'object';
}

/** Whether two records say the same wherever both say something. */
function agree(one: Values, other: Values): boolean {
  return Object.entries(one).every(
    ([name, value]) => other[name] === undefined || isDeepStrictEqual(value, other[name]),
  );
}
