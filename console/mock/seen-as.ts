import { signal } from '@preact/signals';
import type { LoginRecord } from '../../contracts/control/logins.ts';

/** By environment, the id of the login as which its data is looked at. */
const chosen = signal<ReadonlyMap<string, number>>(new Map());

/** Looks at the data of an environment as another login from now on. */
export function seeAs(subdomain: string, login: number): void {
  chosen.value = new Map(chosen.value).set(subdomain, login);
}

/**
 * The login as which the data of an environment is looked at: the one that was chosen, else the first at master level that is
 * let in; null where there is none.
 */
export function seenAs(subdomain: string, logins: readonly LoginRecord[]): LoginRecord | null {
  const wanted = chosen.value.get(subdomain);
  return (
    logins.find(({ id }) => id === wanted) ??
    logins.find(({ level, state, apiAccount }) => level === 'master' && state === 'active' && apiAccount) ??
    logins[0] ??
    null
  );
}
