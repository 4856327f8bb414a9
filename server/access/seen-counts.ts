import { PROFILES } from '../../contracts/logins/profiles.ts';
import type { Login } from './login.ts';
import type { Tenant } from './tenant.ts';
import { View } from './view.ts';

/** How many of each the filter of a login shows it. */
export interface Seen {
  readonly debtors: number;
  readonly companies: number;
}

/**
 * What the logins of an environment see by their filters, let in or not, as everything stands now. Those that have the same
 * filter see the same, which is counted once, however many they are.
 */
export class SeenCounts {
  readonly #tenant: Tenant;
  readonly #byFilter = new Map<string, Seen>();

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
  }

  of(login: Login): Seen {
    const filter = JSON.stringify([login.level, login.debtorId, login.filterTags, login.companies]);
    const seen = this.#byFilter.get(filter) ?? this.#count(login);
    this.#byFilter.set(filter, seen);
    return seen;
  }

  #count(login: Login): Seen {
    const { environment, settings } = this.#tenant;
    const view = new View(environment, login, PROFILES[settings.profile]);
    return { debtors: view.debtors().length, companies: view.companies().length };
  }
}
