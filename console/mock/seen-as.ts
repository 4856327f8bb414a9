import { signal } from '@preact/signals';
import type { LoginRecord } from '../../contracts/control/logins.ts';
import { type Asked, useAsked } from './asked.ts';
import { useEnvironment } from './environment.ts';

/** By environment, the id of the login as which its data is looked at. */
const chosen = signal<ReadonlyMap<string, number>>(new Map());

/** Looks at the data of an environment as another login from now on. */
export function seeAs(subdomain: string, login: number): void {
  chosen.value = new Map(chosen.value).set(subdomain, login);
}

/** As whom the data of an environment is looked at, and as whom it could be. */
export interface SeenAs {
  /** Null where the environment has no login. */
  readonly login: LoginRecord | null;
  readonly logins: readonly LoginRecord[];
}

/** The one that was chosen, else the first at master level that may call. */
export function useSeenAs(): Asked<SeenAs> {
  const environment = useEnvironment();
  const asked = useAsked(() => environment.listLogins(), [environment.subdomain]);
  if (asked.kind !== 'known') return asked;
  const logins = asked.value;
  const wanted = chosen.value.get(environment.subdomain);
  const login = logins.find(({ id }) => id === wanted) ?? logins.find(isMaster) ?? logins[0] ?? null;
  return { kind: 'known', value: { login, logins } };
}

function isMaster({ level, state, apiAccount }: LoginRecord): boolean {
  return level === 'master' && state === 'active' && apiAccount;
}
