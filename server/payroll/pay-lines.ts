import type { YearPeriod } from '../../fixtures/seed.ts';
import type { Company, Employee } from '../world/records.ts';
import { earningsOf, percentOf, wageIn } from './earnings.ts';
import { Exact } from './exact.ts';
import { holidayPayout } from './holiday-allowance.ts';
import type { PayLine } from './model.ts';
import { lineOf, sumOf } from './pay-line.ts';
import { RATES } from './rates.ts';
import {
  EMPLOYEE_INSURANCE,
  EMPLOYER_PENSION,
  HEALTH_CARE,
  HOLIDAY_PAYOUT,
  PENSION,
  WAGE_TAX,
} from './wage-model.ts';
import { wageTaxOn } from './wage-tax.ts';
import { type Workdays, workdaysOf } from './workdays.ts';

/** The payslip of an employee in a period, line by line and by code; nothing for an employee who is not in service. */
export function payLinesOf(
  employee: Employee,
  company: Company,
  period: YearPeriod,
  workdays: Workdays = workdaysOf(employee, company, period),
): PayLine[] {
  const earnings = earningsOf(employee, company, period, workdays);
  if (earnings.length === 0) return [];
  const wage = wageIn(earnings);
  const payout = Exact.hundredths(holidayPayout(employee, company, period, earnings));
  const untaxed = [
    ...earnings,
    lineOf(HOLIDAY_PAYOUT, payout),
    lineOf(PENSION, percentOf(RATES.employeePension, wage)),
  ];
  const gross = sumOf(untaxed, 'gross');
  const lines = [
    ...untaxed,
    lineOf(WAGE_TAX, wageTaxOn(sumOf(untaxed, 'gross', 'beforeTax'), employee, company, period, workdays)),
    lineOf(HEALTH_CARE, percentOf(RATES.healthCare, gross)),
    lineOf(EMPLOYEE_INSURANCE, percentOf(RATES.employeeInsurance, gross)),
    lineOf(EMPLOYER_PENSION, percentOf(RATES.employerPension, wage)),
  ];
  // Hours that are only counted are worth nothing, and yet a line.
  return lines
    .filter(({ value, quantity }) => value !== 0 || quantity !== null)
    .sort((a, b) => a.code - b.code);
}
