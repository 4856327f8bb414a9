import type { Decimal } from '../../../fixtures/seed.ts';
import type { Running } from './running.ts';

/** What an employee saves of the wage every period. */
export interface Savings extends Running {
  /** In euros. */
  readonly amount: Decimal;
}
