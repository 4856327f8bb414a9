import { NotPossible } from '../../base/not-possible.ts';
import type { LoginChange, NewLogin } from '../../contracts/control/logins.ts';
import type { Login } from './login.ts';
import { tagNumber } from './tags.ts';
import type { Tenant } from './tenant.ts';
import type { Users } from './users.ts';

export function addLogin(tenant: Tenant, { template, username, debtorId, ...filter }: NewLogin): Login {
  return tenant.users.addLogin({
    username,
    templateId: templateId(tenant.users, template),
    debtorId: debtorId ?? null,
    ...filterOf(tenant, filter),
  });
}

/** In force at once; all of it or nothing. */
export function changeLogin(tenant: Tenant, id: number, { template, ...filter }: LoginChange): Login {
  return tenant.users.changeLogin(id, {
    ...(template === undefined ? {} : { templateId: templateId(tenant.users, template) }),
    ...filterOf(tenant, filter),
  });
}

function filterOf({ environment }: Tenant, { tags, companyIds }: Pick<LoginChange, 'tags' | 'companyIds'>) {
  return {
    ...(tags === undefined ? {} : { filterTags: tags?.map((tag) => tagNumber(environment, tag)) ?? null }),
    ...(companyIds === undefined ? {} : { companyIds }),
  };
}

/** A template may be named by its id or its name. */
function templateId({ templates }: Users, wanted: string | number): number {
  const found = templates.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found.id;
  throw new NotPossible(
    'unknown',
    'template',
    `There is no template '${wanted}'.`,
    `The templates are ${templates.map(({ name }) => `'${name}'`).join(', ')}.`,
  );
}
