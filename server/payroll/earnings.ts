import type { YearPeriod } from '../../fixtures/seed.ts';
import type { Company, Employee } from '../world/records.ts';
import { hourComponentLines, wageComponentLines } from './component-lines.ts';
import { Exact } from './exact.ts';
import type { Cents, PayLine } from './model.ts';
import { lineOf, sumOf } from './pay-line.ts';
import { RATES } from './rates.ts';
import { hourlyWageOf, salaryLines } from './salary.ts';
import { HOLIDAY_PAYOUT, HOLIDAY_RESERVE } from './wage-model.ts';
import { isInService, type Workdays, workdaysOf } from './workdays.ts';

/**
 * What comes of a period before anything is paid out of a reserve or withheld from it; nothing for an employee who is
 * not in service.
 */
export function earningsOf(
  employee: Employee,
  company: Company,
  period: YearPeriod,
  workdays: Workdays = workdaysOf(employee, company, period),
): PayLine[] {
  if (!isInService(employee, company, period)) return [];
  const earned = [
    ...salaryLines(employee, workdays),
    ...hourComponentLines(employee, company, period, () => hourlyWageOf(employee, company, workdays)),
    ...wageComponentLines(employee, company, period),
  ];
  return [...earned, lineOf(HOLIDAY_RESERVE, percentOf(RATES.holidayAllowance, wageIn(earned)))];
}

/**
 * The wage proper, over which pension and holiday allowance are reckoned: all that is gross but the allowance itself.
 */
export function wageIn(lines: readonly PayLine[]): Cents {
  return sumOf(
    lines.filter(({ code }) => code !== HOLIDAY_PAYOUT.code),
    'gross',
  );
}

type Rate = (typeof RATES)[keyof typeof RATES];

/** The rates as shares of a whole, once they were asked for: every payslip reckons with all of them. */
const shares = new Map<Rate, Exact>();

/** A percentage of an amount, in euros. */
export function percentOf(rate: Rate, cents: Cents): Exact {
  const share = shares.get(rate) ?? Exact.of(rate).over(Exact.of(100));
  shares.set(rate, share);
  return share.times(Exact.hundredths(cents));
}
