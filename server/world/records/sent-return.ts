import type { SentReturnSeed } from '../../../fixtures/administration/records.ts';

/** That a wage tax return went to the tax office, and when. */
export type SentReturn = SentReturnSeed;
