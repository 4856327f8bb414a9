/** The kinds of login a case can ask for; those of the fixtures, which a test holds this list to. */
export const ARCHETYPE_NAMES = [
  'master',
  'debtor',
  'business-master',
  'master-filtered',
  'created',
  'invited',
  'deactivated',
  'no-api-account',
  'token-reset',
  'deleted',
  'template-read-only',
  'template-call-off',
  'template-without-token',
  'debtor-company',
  'debtor-inactive',
  'two-environments',
  'no-subscription',
  'free-trial',
] as const;

export type ArchetypeName = (typeof ARCHETYPE_NAMES)[number];
