import type { NmbrsErrorName } from '../../contracts/interface/errors.ts';
import { type Operation, SCOPES, type Scope } from '../../contracts/interface/model.ts';
import { PROFILES } from '../../contracts/logins/profiles.ts';
import { scopesIn } from './identities.ts';
import { hiddenIdError } from './profile.ts';
import { SITUATIONS } from './situations.ts';

/** What the gate refuses to any caller of an operation that reads a header. */
export const ENTRY_ERRORS: readonly NmbrsErrorName[] = [
  SITUATIONS['no-header'].error,
  SITUATIONS['call-off'].error,
  SITUATIONS['no-subscription'].error,
];

/** What it refuses for an id that names what is hidden, by whatever profile. */
export const HIDDEN_ID_ERRORS: readonly NmbrsErrorName[] = SCOPES.flatMap(hiddenErrors);

/** With what the gate can refuse a call of an operation, under every profile. None for one that passes no gate. */
export function gateErrors(operation: Operation): Set<NmbrsErrorName> {
  if (operation.header === null) return new Set();
  const hidden = [...scopesIn(operation)].flatMap(hiddenErrors);
  const onTrial = operation.forbiddenOnTrial ? [SITUATIONS['free-trial'].error] : [];
  return new Set([...ENTRY_ERRORS, ...hidden, ...onTrial]);
}

function hiddenErrors(scope: Scope): NmbrsErrorName[] {
  return Object.values(PROFILES).map((profile) => hiddenIdError(profile, scope));
}
