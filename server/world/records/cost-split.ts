import type { DateTime, Decimal } from '../../../fixtures/seed.ts';
import type { FromPeriod } from '../history.ts';

/** Over which cost centres the costs of an employee are spread, from a period on. */
export interface CostSplit extends FromPeriod {
  readonly createdAt: DateTime;
  /** The percentages add up to 100; empty for costs that are not spread. */
  readonly parts: readonly CostPart[];
}

/** The part of the costs that is for one cost centre. */
export interface CostPart {
  readonly id: number;
  /** Of a cost centre and a cost unit of the company; they are called what they are called there now. */
  readonly costCenterId: number;
  readonly costUnitId: number | null;
  readonly percentage: Decimal;
  /**
   * Whether what has no cost centre of its own, such as a wage component, is booked here (mark: default-cost-centre).
   */
  readonly isDefault: boolean;
}
