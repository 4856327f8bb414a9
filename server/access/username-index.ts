import type { Tenant } from './tenant.ts';

/**
 * Where a username may be a login, without regard to case (mark: username-case): never too few, sometimes too many, since
 * logins come and go, and may come back with a snapshot.
 */
export class UsernameIndex {
  readonly #tenants = new Map<string, Set<Tenant>>();
  readonly #usernames = new Map<Tenant, Set<string>>();

  add(tenant: Tenant, username: string): void {
    const key = username.toLowerCase();
    addTo(this.#tenants, key, tenant);
    addTo(this.#usernames, tenant, key);
  }

  /** Forgets an environment that is gone. */
  remove(tenant: Tenant): void {
    for (const key of this.#usernames.get(tenant) ?? []) {
      const named = this.#tenants.get(key);
      named?.delete(tenant);
      if (named?.size === 0) this.#tenants.delete(key);
    }
    this.#usernames.delete(tenant);
  }

  tenantsWith(username: string): ReadonlySet<Tenant> {
    return this.#tenants.get(username.toLowerCase()) ?? new Set();
  }
}

function addTo<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = sets.get(key);
  if (values) values.add(value);
  else sets.set(key, new Set([value]));
}
