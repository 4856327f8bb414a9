import type { DateTime } from '../../../fixtures/seed.ts';

/** That a wage tax return went to the tax office, and when. */
export interface SentReturn {
  readonly returnId: number;
  readonly sentAt: DateTime;
}
