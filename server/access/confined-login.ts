import { noSuch } from '../../base/no-such.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { ChosenCompanies } from '../../contracts/control/values.ts';
import type { Environment } from '../world/environment.ts';
import type { Login } from './login.ts';

/** To what a login is confined. */
export interface Confinement {
  /** At master level only; null or left out sees all debtors. */
  readonly filterTags?: readonly number[] | null;
  /** Needed for, and only for, a client template: the debtor the login lives under. */
  readonly debtorId?: number | null;
  /** At debtor level only; null or left out has chosen none, and sees nothing (fact: client-login-sees-chosen). */
  readonly companies?: ChosenCompanies | null;
}

/**
 * The login, seeing no more than the debtors with these tags, this debtor or these companies.
 * @throws NotPossible for what a login of its level cannot be confined to, and for what does not exist.
 */
export function confinedLogin(login: Login, wanted: Confinement, environment: Environment): Login {
  return login.level === 'master'
    ? filteredByTags(login, wanted, environment)
    : confinedToCompanies(login, wanted, environment);
}

function filteredByTags(
  login: Login,
  { filterTags = null, debtorId = null, companies = null }: Confinement,
  { tags }: Environment,
): Login {
  if (debtorId !== null || companies !== null)
    throw new NotPossible(
      'invalid',
      debtorId === null ? 'companies' : 'debtorId',
      'A login at master level belongs to no debtor and is not confined to companies.',
      'Filter it by tags, or choose a client template.',
    );
  const missing = filterTags?.find((tag) => tags.get(tag) === undefined);
  if (missing !== undefined) throw noSuch('tag', missing, { among: tags.ids() });
  return { ...login, filterTags, debtorId, companies };
}

function confinedToCompanies(
  login: Login,
  { filterTags = null, debtorId = null, companies = null }: Confinement,
  environment: Environment,
): Login {
  if (filterTags !== null)
    throw new NotPossible(
      'invalid',
      'tags',
      'A login at debtor level has no tag filter.',
      'Choose its companies with `companies`.',
    );
  if (debtorId === null)
    throw new NotPossible(
      'invalid',
      'debtorId',
      'A login at debtor level lives under a debtor.',
      'Say which one with debtorId.',
    );
  const { debtors } = environment;
  if (debtors.get(debtorId) === undefined) throw noSuch('debtor', debtorId, { among: debtors.ids() });
  const own = new Set(environment.companiesOf(debtorId).map(({ id }) => id));
  const foreign =
    companies === null || companies === 'all' ? undefined : companies.find((id) => !own.has(id));
  if (foreign !== undefined)
    throw new NotPossible(
      'invalid',
      'companies',
      `Company ${foreign} is none of debtor ${debtorId}.`,
      `Its companies are ${[...own].join(', ')}.`,
    );
  return { ...login, filterTags, debtorId, companies: companies ?? [] };
}
