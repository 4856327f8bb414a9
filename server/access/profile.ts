import type { NmbrsErrorName } from '../../contracts/interface/errors.ts';
import type { Scope } from '../../contracts/interface/model.ts';
import type { Profile } from '../../contracts/logins/profiles.ts';

const OWN_ERRORS: Readonly<Record<Scope, NmbrsErrorName>> = {
  debtor: 'UnauthorizedDebtor',
  company: 'UnauthorizedCompany',
  employee: 'UnauthorizedEmployee',
};

/** The error of an id that a login does not see. */
export function hiddenIdError({ hiddenIds }: Profile, scope: Scope): NmbrsErrorName {
  return hiddenIds === 'by-kind' ? OWN_ERRORS[scope] : 'UnauthorizedId';
}
