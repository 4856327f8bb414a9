import type { NamedLogin } from '../../fixtures/named-logins.ts';
import { expectationOf } from './expectation.ts';
import { typedPassword, typedToken } from './login.ts';
import type { Tenants } from './tenants.ts';

/** The named logins of a world as they are by now; those of environments that were deleted are left out. */
export function loginsAsTheyAre(named: readonly NamedLogin[], tenants: Tenants): NamedLogin[] {
  return named.flatMap((one) => {
    const tenant = tenants.find(one.environment);
    const login = tenant?.users.named(one.username).find(({ recipe }) => recipe?.archetype === one.archetype);
    if (!tenant || !login) return [];
    const { level, debtorId, companies, filterTags } = login;
    return {
      ...one,
      token: typedToken(login),
      password: typedPassword(login),
      ...{ level, debtorId, companies, filterTags },
      expect: expectationOf({ tenant, login }),
    };
  });
}
