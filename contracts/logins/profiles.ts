/** The choices that contracts/facts leaves open. An environment follows one profile; the likeliest is the default. */
export interface Profile {
  /** What a hidden or unknown id answers: 1003 for all kinds, or each kind's own code (mark: codes-by-kind). */
  readonly hiddenIds: 'generic' | 'by-kind';
  /** Whether a call may leave `Domain` out (fact: domain-may-be-left-out), or not (mark: domain-missing-1001). */
  readonly domain: 'optional' | 'required';
  /** Which passwords a login may have: any, or those that follow the rule of the product (mark: password-rule). */
  readonly passwords: 'any' | 'by-rule';
  /**
   * Whether the reports of one edition answer in an environment of the other (mark: editions-work-in-either), or are
   * refused there (mark: editions-refused-1002).
   */
  readonly editions: 'either' | 'own';
}

/** The default is lenient with passwords: tests choose short ones. */
const LIKELY: Profile = { hiddenIds: 'generic', domain: 'optional', passwords: 'any', editions: 'either' };

export const PROFILES = {
  likely: LIKELY,
  'own-codes': { ...LIKELY, hiddenIds: 'by-kind' },
  'strict-domain': { ...LIKELY, domain: 'required' },
  'strict-passwords': { ...LIKELY, passwords: 'by-rule' },
  'strict-editions': { ...LIKELY, editions: 'own' },
  strict: { hiddenIds: 'by-kind', domain: 'required', passwords: 'by-rule', editions: 'own' },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

/** The likeliest first. */
export const PROFILE_NAMES = Object.keys(PROFILES) as [ProfileName, ...ProfileName[]];
