import { comparePeriods } from '../../fixtures/period.ts';
import type { DateTime, YearPeriod } from '../../fixtures/seed.ts';
import { periodOn } from './periods.ts';
import type { Company, Employee } from './records.ts';

/** When an employee came on the payroll. */
interface PayrollStart {
  /** Id of the first time in service that the administration knows of. */
  readonly id: number;
  readonly createdAt: DateTime;
  readonly from: YearPeriod;
}

/**
 * When an employee came on the payroll: in the first period in service, but not before the administration of the
 * company began. Undefined for an applicant. The settings of every employee on the payroll begin there, under the id
 * of the first time in service (mark: settings-from-start).
 */
export function payrollStartOf(
  { employments }: Pick<Employee, 'employments'>,
  { firstYear, periodType }: Pick<Company, 'firstYear' | 'periodType'>,
): PayrollStart | undefined {
  const administration = { year: firstYear, period: 1 };
  const isKnown = ({ endDate }: Employee['employments'][number]) =>
    endDate === null || comparePeriods(periodOn(endDate, periodType), administration) >= 0;
  const first = employments.find(isKnown) ?? employments[0];
  if (!first) return undefined;
  const began = periodOn(first.startDate, periodType);
  const from = comparePeriods(began, administration) < 0 ? administration : began;
  return { id: first.id, createdAt: first.createdAt, from };
}

/**
 * The settings that were sent, after those that an employee begins with; these are gone once others were sent for their
 * period.
 */
export function sinceStart<T extends PayrollStart>(begun: T | undefined, sent: readonly T[]): readonly T[] {
  const isReplaced = begun && sent.some(({ from }) => comparePeriods(from, begun.from) === 0);
  return begun && !isReplaced ? [begun, ...sent].sort((a, b) => comparePeriods(a.from, b.from)) : sent;
}
