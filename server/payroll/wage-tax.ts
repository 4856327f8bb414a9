import { periodsIn } from '../../fixtures/period.ts';
import type { YearPeriod } from '../../fixtures/seed.ts';
import type { Company, Employee } from '../world/records.ts';
import { wageTaxSettingsIn } from '../world/wage-tax.ts';
import { percentOf } from './earnings.ts';
import { Exact } from './exact.ts';
import type { Cents } from './model.ts';
import { RATES, YEARLY_TAX_CREDIT } from './rates.ts';
import type { Workdays } from './workdays.ts';

/**
 * The wage tax on what an employee earned in a period, in euros: a flat rate, less the part of the tax credit that is
 * for the days in service, and never less than nothing. Of the wage tax settings only two count: whether tax is
 * withheld at all, and whether the credit is applied.
 */
export function wageTaxOn(
  taxableWage: Cents,
  employee: Employee,
  company: Company,
  period: YearPeriod,
  workdays: Workdays,
): Exact {
  const settings = wageTaxSettingsIn(employee, company, period);
  if (settings && !settings.withheld) return Exact.ZERO;
  const credit = settings?.taxCredit === false ? Exact.ZERO : creditIn(period, company, workdays);
  const tax = percentOf(RATES.wageTax, taxableWage).minus(credit);
  return tax.isNegative ? Exact.ZERO : tax;
}

function creditIn({ year }: YearPeriod, { periodType }: Company, { inService, inPeriod }: Workdays): Exact {
  return Exact.of(YEARLY_TAX_CREDIT)
    .over(Exact.of(periodsIn(year, periodType)))
    .times(Exact.of(inService.length))
    .over(Exact.of(inPeriod));
}
