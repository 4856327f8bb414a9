import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Operation, Scope } from '../../contracts/interface/model.ts';
import { PROFILES } from '../../contracts/logins/profiles.ts';
import { scopesIn } from './identities.ts';
import { hiddenIdCode } from './profile.ts';
import { SITUATIONS } from './situations.ts';
import { isForbiddenOnTrial } from './trial.ts';

/** What the gate refuses whoever calls an operation that reads a header. */
export const ENTRY_CODES: readonly NmbrsErrorCode[] = [
  SITUATIONS['no-header'].code,
  SITUATIONS['call-off'].code,
  SITUATIONS['no-subscription'].code,
];

const SCOPES: readonly Scope[] = ['debtor', 'company', 'employee'];

/** What it refuses for an id that names what is hidden, by whatever profile. */
export const HIDDEN_ID_CODES: readonly NmbrsErrorCode[] = SCOPES.flatMap(hiddenCodes);

/** With what the gate can refuse a call of an operation, under every profile. None for one that passes no gate. */
export function gateCodes(operation: Operation): Set<NmbrsErrorCode> {
  if (operation.header === null) return new Set();
  const hidden = [...scopesIn(operation)].flatMap(hiddenCodes);
  const onTrial = isForbiddenOnTrial(operation) ? [SITUATIONS['free-trial'].code] : [];
  return new Set([...ENTRY_CODES, ...hidden, ...onTrial]);
}

function hiddenCodes(scope: Scope): NmbrsErrorCode[] {
  return Object.values(PROFILES).map((profile) => hiddenIdCode(profile, scope));
}
