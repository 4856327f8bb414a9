import type { TimeRegistrationSeed } from '../../../fixtures/administration/records.ts';

/** What an employee did in a stretch of time. */
export type TimeRegistration = TimeRegistrationSeed;
