import type { YearPeriod } from '../../fixtures/seed.ts';
import type { Company, Employee } from '../world/records.ts';

/** How much one memo keeps: the payslips of a year of a thousand employees, about 20 MB. */
const LIMIT = 20_000;

/**
 * What was worked out before for an employee, a company and a period. It follows from these alone, and records never
 * change: a change makes new ones, for which it is worked out anew.
 */
export class PayrollMemo<T> {
  #known = new WeakMap<Employee, WeakMap<Company, Map<string, T>>>();
  #count = 0;

  /** @param workOut is asked for what is not known. */
  get(employee: Employee, company: Company, { year, period }: YearPeriod, workOut: () => T): T {
    const byPeriod = this.#periodsOf(employee, company);
    const key = `${year}-${period}`;
    const known = byPeriod.get(key);
    if (known !== undefined) return known;
    const found = workOut();
    byPeriod.set(key, found);
    if (++this.#count > LIMIT) this.#forget();
    return found;
  }

  #periodsOf(employee: Employee, company: Company): Map<string, T> {
    const byCompany = this.#known.get(employee) ?? new WeakMap<Company, Map<string, T>>();
    const byPeriod = byCompany.get(company) ?? new Map<string, T>();
    this.#known.set(employee, byCompany.set(company, byPeriod));
    return byPeriod;
  }

  #forget(): void {
    this.#known = new WeakMap();
    this.#count = 0;
  }
}
