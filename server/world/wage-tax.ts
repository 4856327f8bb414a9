import { TABLE_PERIODS, USUAL_WAGE_TAX } from '../../fixtures/administration/wage-tax.ts';
import type { YearPeriod } from '../../fixtures/seed.ts';
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
  const begun = start && { ...start, ...USUAL_WAGE_TAX, tablePeriod: TABLE_PERIODS[company.periodType] };
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
