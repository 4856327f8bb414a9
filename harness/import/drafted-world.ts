import { dayOf } from '../../fixtures/calendar.ts';
import type { EmployeeType } from '../../fixtures/employee-types.ts';
import { type PeriodType, periodOf } from '../../fixtures/period.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import { EMPLOYEE_TYPES } from '../../server/operations/shared/employee/employee-type.ts';
import { type Draft, type Drafts, inOneOrder, listsOf } from './draft.ts';
import { mergedList, type Periods } from './merged-list.ts';
import { placed } from './placed.ts';
import {
  assigned,
  chosenFrom,
  partsOf,
  withBegun,
  withInsurances,
  withoutAside,
  withPersonalInfo,
  yearsIn,
} from './seed-lists.ts';
import { type Owner, THE_ENVIRONMENT, type Values } from './statement.ts';
import type {
  CompanyDocument,
  DebtorDocument,
  Document,
  EmployeeDocument,
  EnvironmentDocument,
} from './world-document.ts';

/** An environment of a world in the making, and what had to be guessed for it. */
export interface DraftedEnvironment {
  readonly seed: EnvironmentDocument;
  readonly guesses: readonly string[];
  /** What later answers say otherwise than earlier ones, by owner: `employee 5000001`, and the names of its fields. */
  readonly contradictions: ReadonlyMap<string, readonly string[]>;
  /** By owner: its lists of which no answer says since when all of it holds. */
  readonly undated: ReadonlyMap<string, readonly string[]>;
}

/** Of several types that an employee may have, the first is taken. */
const LIKELIEST: readonly EmployeeType[] = ['active', 'inactive', 'newHire', 'applicant'];

/** How an owner is called in what is said of it. */
export function ownerName({ kind, id }: Owner): string {
  return kind === 'environment' ? 'the environment' : `${kind} ${id}`;
}

/**
 * The environment of which answers tell.
 * @param now when they were given, as Dutch wall-clock time.
 */
export function draftedEnvironment(drafts: Drafts, subdomain: string, now: string): DraftedEnvironment {
  return new Drafting(drafts, now).environment(subdomain);
}

class Drafting {
  readonly #drafts: Drafts;
  readonly #now: string;
  readonly #guesses: string[] = [];
  readonly #contradictions = new Map<string, readonly string[]>();
  readonly #undated = new Map<string, readonly string[]>();
  /** By number. */
  readonly #tags = new Map<number, Values>();

  constructor(drafts: Drafts, now: string) {
    this.#drafts = drafts;
    this.#now = now;
  }

  environment(called: string): DraftedEnvironment {
    this.#guesses.push(...placed(this.#drafts));
    const { values } = this.#drafts.of(THE_ENVIRONMENT);
    const subdomain = String(values.subdomain ?? called);
    const debtors = inOneOrder(
      listsOf(this.#drafts.of(THE_ENVIRONMENT), 'debtor'),
      this.#drafts.all('debtor').map(({ id }) => id),
    ).map((id) => this.#debtor(this.#drafts.of({ kind: 'debtor', id })));
    const [one, ...others] = this.#undated.keys();
    if (one)
      this.#guesses.push(
        `No answer says since when all settings of ${one} hold${others.length > 0 ? `, nor those of ${others.length} more` : ''}: since lately, here.`,
      );
    return {
      seed: {
        subdomain,
        name: subdomain,
        ...(values.product === undefined ? {} : { product: values.product }),
        ...(values.freeTrial === undefined ? {} : { freeTrial: values.freeTrial }),
        clock: { now: this.#now, frozen: true },
        tags: [...this.#tags.values()],
        debtors,
      },
      guesses: this.#guesses,
      contradictions: this.#contradictions,
      undated: this.#undated,
    };
  }

  #debtor(draft: Draft): DebtorDocument {
    const drafts = this.#companiesOf(draft);
    const lists = this.#lists(draft, this.#periods('month'));
    for (const tag of (lists.tags ?? []) as Values[]) this.#tags.set(Number(tag.number), tag);
    const companies = drafts.map((one, at) => this.#company(one, at));
    const staff = drafts.flatMap((one) => this.#employeesOf(one));
    const { number = String(draft.id), ...values } = draft.values;
    return {
      id: draft.id,
      number,
      ...ofDebtor(drafts),
      ...values,
      ...lists,
      ...(lists.tags ? { tags: (lists.tags as Values[]).map((tag) => tag.number) } : {}),
      ...chosenFrom(lists, 'departments', assigned(staff, 'departments', 'department')),
      ...chosenFrom(lists, 'functions', assigned(staff, 'functions', 'function')),
      ...chosenFrom(lists, 'managers', assigned(staff, 'managers', 'staff'), 'number'),
      companies,
    };
  }

  #companiesOf(debtor: Draft): Draft[] {
    const own = this.#drafts.all('company').filter(({ parent }) => parent?.id === debtor.id);
    const listed = [debtor, this.#drafts.of(THE_ENVIRONMENT)].flatMap((one) => listsOf(one, 'company'));
    const ids = own.map((one) => one.id);
    return inOneOrder(
      listed.map((list) => list.filter((one) => ids.includes(one))),
      ids,
    ).map((one) => this.#drafts.of({ kind: 'company', id: one }));
  }

  #employeesOf(company: Draft): Draft[] {
    const { id, parent } = company;
    const own = new Set(
      this.#drafts
        .all('employee')
        .filter(({ parent: company }) => company?.id === id)
        .map((one) => one.id),
    );
    const listed = [company, ...(parent ? [this.#drafts.of(parent)] : [])].flatMap((one) =>
      listsOf(one, 'employee'),
    );
    return inOneOrder(
      listed.map((list) => list.filter((one) => own.has(one))),
      [...own],
    ).map((one) => this.#drafts.of({ kind: 'employee', id: one }));
  }

  #company(draft: Draft, at: number): CompanyDocument {
    const { periodType = 'month', number = at + 1 } = draft.values as {
      readonly periodType?: PeriodType;
      readonly number?: number;
    };
    const values = Object.fromEntries(
      Object.entries(draft.values).filter(([name]) => !OF_DEBTOR.includes(name)),
    );
    const periods = this.#periods(periodType);
    const lists = this.#lists(draft, periods);
    const staff = this.#employeesOf(draft);
    const employees = staff.map((one) => this.#employee(one, draft, periods));
    const earliest = Math.min(...employees.flatMap(yearsIn));
    return {
      id: draft.id,
      number,
      ...values,
      ...withInsurances(lists, Math.min(earliest, defaultPlan.firstYear)),
      ...chosenFrom(lists, 'costCenters', partsOf(staff, 'costCenter')),
      ...chosenFrom(lists, 'costUnits', partsOf(staff, 'costUnit'), 'code'),
      ...(earliest < defaultPlan.firstYear ? { firstYear: earliest } : {}),
      employees,
    };
  }

  #employee(draft: Draft, company: Draft, periods: Periods): EmployeeDocument {
    const lists = this.#lists(draft, periods);
    const type = this.#typeOf(draft, company, lists.employments !== undefined);
    return {
      id: draft.id,
      ...(type === undefined ? {} : { type }),
      ...draft.values,
      ...withBegun(withPersonalInfo(lists), periods),
    };
  }

  /**
   * What an employee is by the lists of types in which they are, and in which they are not.
   * @param isInService whether answers say when they were in service, which says it where the lists do not.
   */
  #typeOf({ id }: Draft, company: Draft, isInService: boolean): EmployeeType | undefined {
    const ofDebtor = company.parent ? this.#drafts.of(company.parent).members : [];
    const possible = EMPLOYEE_TYPES.filter(
      (type) =>
        company.members.every(
          ({ ids, types }) => types === null || ids.includes(id) === types.includes(type),
        ) &&
        // A login may not see all companies of the debtor, and lists of it may lack some of them.
        ofDebtor.every(({ ids, types }) => types === null || !ids.includes(id) || types.includes(type)),
    );
    if (possible.length === 1) return possible[0];
    if (isInService || possible.length === EMPLOYEE_TYPES.length) return undefined;
    return LIKELIEST.find((type) => possible.includes(type));
  }

  #lists(draft: Draft, periods: Periods): Document {
    const lists: Document = {};
    const contradicted = [...draft.contradicted];
    for (const [name, sayings] of draft.lists) {
      const merged = mergedList(draft.kind, name, sayings, periods);
      if (merged.isGuessed)
        this.#undated.set(ownerName(draft), [...(this.#undated.get(ownerName(draft)) ?? []), name]);
      contradicted.push(...merged.contradicted.map((field) => `${name}.${field}`));
      lists[name] = merged.records.map(withoutAside);
    }
    if (contradicted.length > 0) this.#contradictions.set(ownerName(draft), contradicted);
    return lists;
  }

  #periods(periodType: PeriodType): Periods {
    return { periodType, open: periodOf(dayOf(`${this.#now.slice(0, 10)}T00:00:00`), periodType) };
  }
}

/** What answers say of companies that is of their debtor. */
const OF_DEBTOR: readonly string[] = ['contactPerson', 'trade'];

function ofDebtor(companies: readonly Draft[]): Values {
  const said = companies.flatMap(({ values }) => Object.entries(values));
  return Object.fromEntries(said.filter(([name]) => OF_DEBTOR.includes(name)));
}
