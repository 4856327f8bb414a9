import { periodBefore } from '../../fixtures/period.ts';
import { daysOf } from '../../fixtures/period-days.ts';
import type { YearPeriod } from '../../fixtures/seed.ts';
import { periodOn } from '../world/periods.ts';
import type { Company, Employee } from '../world/records.ts';
import { earningsOf } from './earnings.ts';
import type { Cents, PayLine } from './model.ts';
import { sumOf } from './pay-line.ts';
import { PayrollMemo } from './payroll-memo.ts';
import { HOLIDAY_PAYOUT_DAY } from './rates.ts';
import { isInService } from './workdays.ts';

/** The period of a year in which holiday allowance is paid out. */
export function holidayPayoutPeriod({ periodType }: Company, year: number): YearPeriod {
  return periodOn(`${year}-${HOLIDAY_PAYOUT_DAY}T00:00:00`, periodType);
}

/**
 * What is paid out in a period: all that was reserved until its end in the period of every year, and on leaving.
 * @param earnings those of the period.
 */
export function holidayPayout(
  employee: Employee,
  company: Company,
  period: YearPeriod,
  earnings: readonly PayLine[],
): Cents {
  // The first to ask for the reserve of the period works it out for all.
  reservedIn(employee, company, period, earnings);
  return paysOut(employee, company, period) ? reservedUntil(employee, company, period) : 0;
}

/** What is still to be paid out after a period. */
export function holidayBalance(employee: Employee, company: Company, period: YearPeriod): Cents {
  return paysOut(employee, company, period) ? 0 : reservedUntil(employee, company, period);
}

function paysOut(employee: Employee, company: Company, period: YearPeriod): boolean {
  const { first, last } = daysOf(period, company.periodType);
  const leaves = employee.employments.some(
    ({ endDate }) => endDate !== null && endDate >= first && endDate <= last,
  );
  return leaves || (isYearly(company, period) && isInService(employee, company, period));
}

function isYearly(company: Company, { year, period }: YearPeriod): boolean {
  return holidayPayoutPeriod(company, year).period === period;
}

/** What was reserved after the last time it was paid out, this period's included; nothing before the first year. */
function reservedUntil(employee: Employee, company: Company, period: YearPeriod): Cents {
  let sum = 0;
  let at = period;
  do {
    sum += reservedIn(employee, company, at);
    at = periodBefore(at, company.periodType);
  } while (at.year >= company.firstYear && !paysOut(employee, company, at) && !isYearly(company, at));
  return sum;
}

/** Amounts of a year of ten thousand employees: a number each. */
const reserved = new PayrollMemo<Cents>(120_000);

function reservedIn(
  employee: Employee,
  company: Company,
  period: YearPeriod,
  earnings?: readonly PayLine[],
): Cents {
  return reserved.get(employee, company, period, () =>
    sumOf(earnings ?? earningsOf(employee, company, period), 'reservation'),
  );
}
