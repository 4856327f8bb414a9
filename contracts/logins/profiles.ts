/** The choices that contracts/facts leaves open. An environment follows one profile; the likeliest is the default. */
export interface Profile {
  /** What a hidden or unknown id answers: 1003 for all kinds, or each kind's own code (mark: codes-by-kind). */
  readonly hiddenIds: 'generic' | 'by-kind';
  /** Whether a call may leave `Domain` out (fact: domain-may-be-left-out), or not (mark: domain-missing-1001). */
  readonly domain: 'optional' | 'required';
}

export const PROFILES = {
  likely: { hiddenIds: 'generic', domain: 'optional' },
  'own-codes': { hiddenIds: 'by-kind', domain: 'optional' },
  'strict-domain': { hiddenIds: 'generic', domain: 'required' },
  strict: { hiddenIds: 'by-kind', domain: 'required' },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

/** The likeliest first. */
export const PROFILE_NAMES = Object.keys(PROFILES) as [ProfileName, ...ProfileName[]];
