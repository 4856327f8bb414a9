/** What can make `migrate` end with 1. */
export const FAIL_ON = ['gaps'] as const;
export type FailOn = (typeof FAIL_ON)[number];
