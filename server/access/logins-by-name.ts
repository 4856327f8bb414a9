import { noSuch } from '../../base/no-such.ts';
import type { LoginChange, NewLogin } from '../../contracts/control/logins.ts';
import type { Login } from './login.ts';
import type { Draft } from './state.ts';
import { tagNumber } from './tags.ts';

/** Where logins are. */
type Home = Pick<Draft, 'environment' | 'users'>;

/**
 * A login by its id, by its username, or by its name in the environment; of several with a username the one that is not deleted.
 * @throws NotPossible for one that is not there.
 */
export function loginNamed(users: Home['users'], name: string | number): Login {
  if (typeof name === 'number') return users.login(name);
  const { logins } = users;
  const named = logins.filter(
    ({ username, recipe }) => username.toLowerCase() === name.toLowerCase() || recipe?.name === name,
  );
  const found = named.find(({ state }) => state !== 'deleted') ?? named[0];
  if (found) return found;
  const names = logins.map(({ username, recipe }) => recipe?.name ?? username);
  throw noSuch('login', name, { among: new Set([...names, ...logins.map(({ username }) => username)]) });
}

export function addLogin(tenant: Home, { template, username, debtorId, ...filter }: NewLogin): Login {
  return tenant.users.addLogin({
    username,
    templateId: tenant.users.templates.named(template).id,
    debtorId: debtorId ?? null,
    ...filterOf(tenant, filter),
  });
}

/** In force at once; all of it or nothing. */
export function changeLogin(tenant: Home, id: number, { template, ...filter }: LoginChange): Login {
  return tenant.users.changeLogin(id, {
    ...(template === undefined ? {} : { templateId: tenant.users.templates.named(template).id }),
    ...filterOf(tenant, filter),
  });
}

function filterOf({ environment }: Home, { tags, companies }: Pick<LoginChange, 'tags' | 'companies'>) {
  return {
    ...(tags === undefined ? {} : { filterTags: tags?.map((tag) => tagNumber(environment, tag)) ?? null }),
    ...(companies === undefined ? {} : { companies }),
  };
}
