import type { NmbrsErrorName } from '../../contracts/interface/errors.ts';
import type { Scope } from '../../contracts/interface/model.ts';

/** The choices the facts leave open. An environment follows one profile; the likeliest is the default. */
export interface Profile {
  /** What a hidden or unknown id answers: UnauthorizedId for all kinds, or each kind's own error. */
  readonly hiddenIds: 'generic' | 'by-kind';
  /** Whether a call may leave `Domain` out. */
  readonly domain: 'optional' | 'required';
}

export const PROFILES = {
  likely: { hiddenIds: 'generic', domain: 'optional' },
  'own-codes': { hiddenIds: 'by-kind', domain: 'optional' },
  'strict-domain': { hiddenIds: 'generic', domain: 'required' },
  strict: { hiddenIds: 'by-kind', domain: 'required' },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

const OWN_ERRORS: Readonly<Record<Scope, NmbrsErrorName>> = {
  debtor: 'UnauthorizedDebtor',
  company: 'UnauthorizedCompany',
  employee: 'UnauthorizedEmployee',
};

/** The error of an id that a login does not see. */
export function hiddenIdError({ hiddenIds }: Profile, scope: Scope): NmbrsErrorName {
  return hiddenIds === 'by-kind' ? OWN_ERRORS[scope] : 'UnauthorizedId';
}
