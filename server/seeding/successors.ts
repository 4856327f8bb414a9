import type { Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';

/** Environments that are made apart, to take the place of others of a server. */
export class Successors implements Pick<Tenants, 'sharingLogins'> {
  readonly #tenants: Tenants;
  readonly #replaced: readonly string[];
  readonly #made: Tenant[] = [];

  /** @param replaced the subdomains of those that will not be there any more as they are. */
  constructor(tenants: Tenants, replaced: readonly string[]) {
    this.#tenants = tenants;
    this.#replaced = replaced;
  }

  get made(): readonly Tenant[] {
    return this.#made;
  }

  add(tenant: Tenant): void {
    this.#made.push(tenant);
  }

  /** As it will be: an environment, and all others in which one of its users has a login, too. */
  sharingLogins(tenant: Tenant): Tenant[] {
    const usernames = tenant.users.logins.map(({ username }) => username);
    const made = this.#made.filter(({ users }) => usernames.some((name) => users.named(name).length > 0));
    const others = usernames.flatMap((name) => this.#tenants.loginsNamed(name).map((found) => found.tenant));
    const staying = others.filter(({ subdomain }) => !this.#replaced.includes(subdomain));
    return [...new Set([tenant, ...made, ...staying])];
  }
}
