import type { Decimal, YearPeriod } from '../../fixtures/seed.ts';
import { holdingIn } from './history.ts';
import type { Coded, Company, Employee } from './records.ts';

/** A share of the costs of an employee. */
export interface CostShare {
  readonly id: number;
  readonly costCenter: Coded<string>;
  readonly costUnit: Coded<string> | null;
  /** Of 100. */
  readonly percentage: Decimal;
  readonly isDefault: boolean;
}

/**
 * Over which cost centres the costs of an employee are spread in a period, as the company calls them now. Empty when they
 * are not spread.
 * @param company the one the employee works for.
 */
export function costSharesIn(
  { costSplits }: Pick<Employee, 'costSplits'>,
  { costCenters, costUnits }: Pick<Company, 'costCenters' | 'costUnits'>,
  period: YearPeriod,
): CostShare[] {
  const parts = holdingIn(costSplits, period)?.parts ?? [];
  return parts.flatMap(({ costCenterId, costUnitId, ...part }) => {
    const costCenter = costCenters.find(({ id }) => id === costCenterId);
    const costUnit = costUnits.find(({ id }) => id === costUnitId) ?? null;
    return costCenter ? [{ ...part, costCenter, costUnit }] : [];
  });
}
