import type { LeaveSeed } from '../../../fixtures/leave.ts';

/** Leave that an employee takes, saves up or loses. */
export type Leave = LeaveSeed;
