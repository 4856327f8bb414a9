import type { PeriodType, YearPeriod } from '../../fixtures/seed.ts';
import { holdingIn } from './history.ts';
import { payrollStartOf, sinceStart } from './payroll-start.ts';
import type { WageTaxSettings } from './records/wage-tax.ts';
import type { Company, Employee } from './records.ts';

type WageTaxEmployee = Pick<Employee, 'employments' | 'wageTaxSettings'>;
type WageTaxCompany = Pick<Company, 'firstYear' | 'periodType'>;

/**
 * The wage tax settings of an employee, oldest first: those of a normal Dutch employee from when they came on the
 * payroll (mark: wage-tax-begins), then those that were sent.
 * @param company the one the employee works for.
 */
export function wageTaxSettingsOf(
  employee: WageTaxEmployee,
  company: WageTaxCompany,
): readonly WageTaxSettings[] {
  const start = payrollStartOf(employee, company);
  const begun = start && { ...start, ...USUAL, tablePeriod: TABLE_PERIODS[company.periodType] };
  return sinceStart(begun, employee.wageTaxSettings);
}

/** The wage tax settings that hold in a period; undefined before the employee was on the payroll. */
export function wageTaxSettingsIn(
  employee: WageTaxEmployee,
  company: WageTaxCompany,
  period: YearPeriod,
): WageTaxSettings | undefined {
  return holdingIn(wageTaxSettingsOf(employee, company), period);
}

/**
 * What most employees have: as in an answer that a client recorded, but for the wage of the year, of which it tells the
 * form (mark: yearly-wage-two-decimals).
 */
const USUAL = {
  yearlyWage: '0.00',
  specialRate: '0',
  smallJobsScheme: true,
  taxCredit: true,
  cumulative: true,
  withheld: true,
  remittanceReductionCode: 0,
  tableColour: 1,
  incomeKind: 15,
  specialTable: 0,
  holidayVouchers: 0,
  thirtyPercentRuleCode: 0,
} as const;

/** The number of the tax office's table for each type of period (mark: table-periods). */
const TABLE_PERIODS: Readonly<Record<PeriodType, number>> = { month: 2, fourWeeks: 3, week: 4 };
