import type { YearPeriod } from '../../fixtures/seed.ts';
import type { Company, Employee } from '../world/records.ts';

/** What is known of an employee with the company as it was last asked for. */
interface OfEmployee<T> {
  readonly company: Company;
  /** By year and period. */
  readonly byPeriod: Map<number, T>;
}

/**
 * What was worked out before for an employee, a company and a period. It follows from these alone, and records never
 * change: a change makes new ones, for which it is worked out anew.
 */
export class PayrollMemo<T> {
  readonly #limit: number;
  #known = new WeakMap<Employee, OfEmployee<T>>();
  #count = 0;

  /** @param limit how much is kept before all of it is forgotten. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param workOut is asked for what is not known. */
  get(employee: Employee, company: Company, { year, period }: YearPeriod, workOut: () => T): T {
    const byPeriod = this.#periodsOf(employee, company);
    const key = year * 100 + period;
    const known = byPeriod.get(key);
    if (known !== undefined) return known;
    const found = workOut();
    byPeriod.set(key, found);
    if (++this.#count > this.#limit) this.#forget();
    return found;
  }

  #periodsOf(employee: Employee, company: Company): Map<number, T> {
    const known = this.#known.get(employee);
    if (known?.company === company) return known.byPeriod;
    const byPeriod = new Map<number, T>();
    this.#known.set(employee, { company, byPeriod });
    return byPeriod;
  }

  #forget(): void {
    this.#known = new WeakMap();
    this.#count = 0;
  }
}
