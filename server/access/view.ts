import type { Sequence } from '../../base/sequence.ts';
import type { Scope } from '../../contracts/interface/model.ts';
import type { Profile } from '../../contracts/logins/profiles.ts';
import type { Environment } from '../world/environment.ts';
import type { Company, Debtor, Employee } from '../world/records.ts';
import type { Table } from '../world/table.ts';
import type { Login } from './login.ts';
import { hiddenIdError } from './profile.ts';
import { Refusal } from './situations.ts';

/**
 * An environment as one login sees it. Operations get their records here, so that what is hidden from a login is absent
 * from every list and answers UnauthorizedId when named (fact: hidden-id-1003).
 */
export class View {
  readonly #environment: Environment;
  readonly #login: Login;
  readonly #profile: Profile;

  constructor(environment: Environment, login: Login, profile: Profile) {
    this.#environment = environment;
    this.#login = login;
    this.#profile = profile;
  }

  /** What the same login sees of another state of the environment. */
  of(environment: Environment): View {
    return new View(environment, this.#login, this.#profile);
  }

  /** The id of the login that sees this. */
  get loginId(): number {
    return this.#login.id;
  }

  /** Whether nothing of the environment is hidden from the login. */
  get seesEverything(): boolean {
    return this.#login.level === 'master' && this.#login.filterTags === null;
  }

  /**
   * Whether the id names a record the login may see; false both for hidden and for unknown ones
   * (mark: unknown-id-1003).
   */
  sees(scope: Scope, id: number): boolean {
    switch (scope) {
      case 'debtor':
        return this.#seesDebtor(id);
      case 'company': {
        const company = this.#environment.companies.get(id);
        return company !== undefined && this.#seesCompany(company);
      }
      case 'employee': {
        const companyId = this.#environment.companyIdOfEmployee(id);
        return (
          companyId !== undefined && this.sees('company', companyId) && this.#environment.employees.has(id)
        );
      }
    }
  }

  /** @throws Refusal UnauthorizedId, or the error of the profile, for an id the login does not see. */
  require(scope: Scope, id: number): void {
    if (!this.sees(scope, id)) throw this.#hidden(scope, id);
  }

  debtors(): Debtor[] {
    return [...this.#environment.debtors.all()].filter(({ id }) => this.#seesDebtor(id));
  }

  companies(): Company[] {
    return [...this.#environment.companies.all()].filter((company) => this.#seesCompany(company));
  }

  companiesOf(debtorId: number): Company[] {
    return this.#environment.companiesOf(debtorId).filter((company) => this.#seesCompany(company));
  }

  /** @throws Refusal UnauthorizedId for a company the login does not see. */
  employeesOf(companyId: number): Sequence<Employee> {
    return this.#environment.employeesOf(this.company(companyId).id);
  }

  /** The same, by their ids alone. @throws Refusal UnauthorizedId for a company the login does not see. */
  employeeIdsOf(companyId: number): number[] {
    return [...this.#environment.employeeIdsOf(this.company(companyId).id)];
  }

  /** @throws Refusal UnauthorizedId for a debtor the login does not see. */
  debtor(id: number): Debtor {
    return this.#required('debtor', id, this.#environment.debtors);
  }

  /** @throws Refusal UnauthorizedId for a company the login does not see. */
  company(id: number): Company {
    return this.#required('company', id, this.#environment.companies);
  }

  /** @throws Refusal UnauthorizedId for an employee the login does not see. */
  employee(id: number): Employee {
    return this.#required('employee', id, this.#environment.employees);
  }

  #required<T extends { readonly id: number }>(scope: Scope, id: number, table: Table<T>): T {
    const record = this.sees(scope, id) ? table.get(id) : undefined;
    if (record === undefined) throw this.#hidden(scope, id);
    return record;
  }

  #hidden(scope: Scope, id: number): Refusal {
    return new Refusal(`${scope}-hidden`, { error: hiddenIdError(this.#profile, scope), id });
  }

  /** False for one that is not there: what belongs to a deleted debtor is gone with it. */
  #seesDebtor(id: number): boolean {
    const debtor = this.#environment.debtors.get(id);
    if (!debtor) return false;
    const { debtorId, filterTags, companies } = this.#login;
    // One that chose no companies does not see its own debtor either (mark: client-without-filter-debtor).
    if (debtorId !== null) return debtorId === id && companies?.length !== 0;
    // Without a filter it sees all (fact: tag-filter).
    return filterTags === null || debtor.tags.some((tag) => filterTags.includes(tag));
  }

  /** Of its debtor a client login sees the companies that it chose (fact: client-login-sees-chosen). */
  #seesCompany({ id, debtorId }: Company): boolean {
    const { companies } = this.#login;
    if (!this.#seesDebtor(debtorId)) return false;
    return companies === null || companies === 'all' || companies.includes(id);
  }
}
