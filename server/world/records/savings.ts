import type { SavingsSeed } from '../../../fixtures/administration/records.ts';

/** What an employee saves of the wage every period. */
export type Savings = SavingsSeed;
