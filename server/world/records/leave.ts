import type { LeaveSeed } from '../../../fixtures/leave.ts';

/** Leave that somebody takes, saves up or loses. */
export type Leave = LeaveSeed;
