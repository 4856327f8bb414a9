import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Scope } from '../../contracts/interface/model.ts';
import type { Profile } from '../../contracts/logins/profiles.ts';

const OWN_CODES: Readonly<Record<Scope, NmbrsErrorCode>> = { debtor: 2009, company: 2004, employee: 2003 };

/** The code of an id that a login does not see. */
export function hiddenIdCode({ hiddenIds }: Profile, scope: Scope): NmbrsErrorCode {
  return hiddenIds === 'by-kind' ? OWN_CODES[scope] : 1003;
}
