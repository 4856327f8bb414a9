import type { Path } from '../../../base/schema/schema-at.ts';
import type { Environment } from '../../world/environment.ts';
import type { Company } from '../../world/records.ts';
import type { Mistakes } from '../mistakes.ts';

/** The numbers of the employees of a company, each of which one has. */
export class EmployeeNumbers {
  readonly #company: Company;
  readonly #environment: Environment;
  /** Of those who were put in. */
  readonly #taken = new Set<number>();
  #next: number;

  constructor(environment: Environment, company: Company) {
    this.#environment = environment;
    this.#company = company;
    this.#next = environment.nextEmployeeNumber(company.id);
    for (const { companyId, number } of environment.employees.writtenIn('companyId', 'number'))
      if (companyId === company.id) this.#taken.add(number);
  }

  /** The number that is said, or the next one; tells what is wrong where that is another's. */
  take(said: number | undefined, path: Path, mistakes: Mistakes): number {
    const number = said ?? this.#next;
    if (said !== undefined && this.#isTaken(said)) {
      const why = `is that of another employee of company ${this.#company.number}.`;
      mistakes.wrong(path, said, why, 'Choose another one, or leave it out.');
    }
    this.#taken.add(number);
    this.#next = Math.max(this.#next, number + 1);
    return number;
  }

  #isTaken(number: number): boolean {
    if (this.#taken.has(number)) return true;
    // Those of the world are numbered in the order of their ids.
    const { firstEmployeeId = 0, employeeCount = 0 } =
      this.#environment.origin.world.company(this.#company.id) ?? {};
    if (number < 1 || number > employeeCount) return false;
    const own = this.#environment.employees;
    const id = firstEmployeeId + number - 1;
    return own.has(id) && own.get(id)?.number === number;
  }
}
