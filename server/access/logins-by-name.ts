import type { LoginChange, NewLogin } from '../../contracts/control/logins.ts';
import type { Login } from './login.ts';
import type { Draft } from './state.ts';
import { tagNumber } from './tags.ts';

/** Where logins are. */
type Home = Pick<Draft, 'environment' | 'users'>;

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
