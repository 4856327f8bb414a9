import type { LeaseCarSeed } from '../../../fixtures/administration/records.ts';

/** A car of the employer that an employee may use for themselves. */
export type LeaseCar = LeaseCarSeed;
