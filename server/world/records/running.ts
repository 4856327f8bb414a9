import type { RunningSeed } from '../../../fixtures/administration/records.ts';

/** What an employee has from a period on, until it is stopped on a day; there may be several at a time. */
export type Running = RunningSeed;
