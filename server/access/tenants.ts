import type { Login } from './login.ts';
import { NotPossible } from './not-possible.ts';
import type { Tenant } from './tenant.ts';

/** A login and the environment it is a login of. */
export interface TenantLogin {
  readonly tenant: Tenant;
  readonly login: Login;
}

/** All environments of one server, and the way from a username to its logins in them. */
export class Tenants {
  readonly #tenants = new Map<string, Tenant>();
  /** Where a username may be a login: never too few, sometimes too many, since logins come and go. */
  readonly #whereNamed = new Map<string, Set<Tenant>>();

  all(): Tenant[] {
    return [...this.#tenants.values()];
  }

  find(subdomain: string): Tenant | undefined {
    return this.#tenants.get(subdomain.toLowerCase());
  }

  /** @throws NotPossible for an unknown one. */
  get(subdomain: string): Tenant {
    const tenant = this.find(subdomain);
    if (tenant) return tenant;
    throw new NotPossible(
      'unknown',
      'environment',
      `There is no environment ${subdomain}.`,
      'List the environments, and name one of them.',
    );
  }

  add(tenant: Tenant): void {
    this.#tenants.set(tenant.subdomain.toLowerCase(), tenant);
    for (const { username } of tenant.users.logins) this.remember(username, tenant);
  }

  /** To be told of every login that is added later. */
  remember(username: string, tenant: Tenant): void {
    const key = username.toLowerCase();
    const named = this.#whereNamed.get(key);
    if (named) named.add(tenant);
    else this.#whereNamed.set(key, new Set([tenant]));
  }

  /** Its logins, tokens and records are gone with it. */
  delete(subdomain: string): void {
    const tenant = this.get(subdomain);
    this.#tenants.delete(subdomain.toLowerCase());
    for (const { username } of tenant.users.logins) {
      const key = username.toLowerCase();
      const named = this.#whereNamed.get(key);
      named?.delete(tenant);
      if (named?.size === 0) this.#whereNamed.delete(key);
    }
  }

  /** Every login with this username, in whatever environment and state. */
  loginsNamed(username: string): TenantLogin[] {
    const given = username.toLowerCase();
    return [...(this.#whereNamed.get(given) ?? [])].flatMap((tenant) =>
      tenant.users.logins
        .filter((login) => login.username.toLowerCase() === given)
        .map((login) => ({ tenant, login })),
    );
  }
}
