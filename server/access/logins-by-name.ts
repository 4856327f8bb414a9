import type { LoginChange, NewLogin } from '../../contracts/control/logins.ts';
import type { Login } from './login.ts';
import { tagNumber } from './tags.ts';
import type { Tenant } from './tenant.ts';

export function addLogin(
  tenant: Pick<Tenant, 'environment' | 'users'>,
  { template, username, debtorId, ...filter }: NewLogin,
): Login {
  return tenant.users.addLogin({
    username,
    templateId: tenant.users.templates.named(template).id,
    debtorId: debtorId ?? null,
    ...filterOf(tenant, filter),
  });
}

/** In force at once; all of it or nothing. */
export function changeLogin(tenant: Tenant, id: number, { template, ...filter }: LoginChange): Login {
  return tenant.users.changeLogin(id, {
    ...(template === undefined ? {} : { templateId: tenant.users.templates.named(template).id }),
    ...filterOf(tenant, filter),
  });
}

function filterOf(
  { environment }: Pick<Tenant, 'environment'>,
  { tags, companies }: Pick<LoginChange, 'tags' | 'companies'>,
) {
  return {
    ...(tags === undefined ? {} : { filterTags: tags?.map((tag) => tagNumber(environment, tag)) ?? null }),
    ...(companies === undefined ? {} : { companies }),
  };
}
