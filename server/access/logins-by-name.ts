import { NotPossible } from '../../base/not-possible.ts';
import type { Login } from './login.ts';
import { tagNumber } from './tags.ts';
import type { Tenant } from './tenant.ts';
import type { Users } from './users.ts';

/** What a login sees, in the words of who sets it. */
export interface Sight {
  /** At master level: names or numbers of the tags whose debtors it sees; null for all debtors. */
  readonly tags?: readonly (string | number)[] | null;
  /** At debtor level: the companies it is confined to; null for all of its debtor. */
  readonly companyIds?: readonly number[] | null;
}

export interface LoginChange extends Sight {
  /** Its name or its id. */
  readonly template?: string | number;
}

export interface LoginToAdd extends Sight {
  readonly username: string;
  /** The name or the id of its user template. */
  readonly template: string | number;
  /** The debtor a login with a client template lives under. */
  readonly debtorId?: number | null;
}

export function addLogin(tenant: Tenant, { template, username, debtorId, ...sight }: LoginToAdd): Login {
  return tenant.users.addLogin({
    username,
    templateId: templateId(tenant.users, template),
    debtorId: debtorId ?? null,
    ...filterOf(tenant, sight),
  });
}

/** In force at once; all of it or nothing. */
export function changeLogin(tenant: Tenant, id: number, { template, ...sight }: LoginChange): Login {
  return tenant.users.changeLogin(id, {
    ...(template === undefined ? {} : { templateId: templateId(tenant.users, template) }),
    ...filterOf(tenant, sight),
  });
}

function filterOf({ environment }: Tenant, { tags, companyIds }: Sight) {
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
