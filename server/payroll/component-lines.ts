import type { YearPeriod } from '../../fixtures/seed.ts';
import { costSharesIn } from '../world/cost-shares.ts';
import { holdingIn } from '../world/history.ts';
import { type Component, componentsIn } from '../world/records/component.ts';
import type { Company, Employee } from '../world/records.ts';
import { Exact } from './exact.ts';
import { hourCodeOf } from './hour-model.ts';
import type { CostShare, PayLine } from './model.ts';
import { hoursLine, lineOf } from './pay-line.ts';
import { wageCodeOf } from './wage-model.ts';

/**
 * A line for each wage component of an employee in a period, and for each of the company, which each employee
 * gets in full (mark: company-component-for-all).
 */
export function wageComponentLines(employee: Employee, company: Company, period: YearPeriod): PayLine[] {
  const components = [...company.wageComponents, ...employee.wageComponents];
  return componentsIn(components, period).flatMap((component) => {
    const wageCode = wageCodeOf(component.code);
    const costs = costsOf(component, employee, company, period);
    return wageCode ? [lineOf(wageCode, Exact.of(component.value), { costs })] : [];
  });
}

/** A line for each hour component of an employee in a period. @param hourlyWage in euros; most employees have no hours that ask for it. */
export function hourComponentLines(
  employee: Employee,
  company: Company,
  period: YearPeriod,
  hourlyWage: () => Exact,
): PayLine[] {
  return componentsIn(employee.hourComponents, period).flatMap((component) => {
    const hourCode = hourCodeOf(component.code);
    if (!hourCode) return [];
    const amount = Exact.of(component.value)
      .times(hourlyWage())
      .times(Exact.of(hourCode.percentage))
      .over(Exact.of(100));
    const costs = costsOf(component, employee, company, period);
    return [hoursLine(hourCode, amount, { quantity: component.value, costs })];
  });
}

/**
 * Where a component is booked: as it says itself, else where the employee's components go (mark: default-cost-centre).
 */
function costsOf(
  { costCenterId, costUnitId }: Component,
  employee: Employee,
  company: Company,
  period: YearPeriod,
): CostShare[] | null {
  const costCenter = company.costCenters.find(({ id }) => id === costCenterId) ?? null;
  const costUnit = company.costUnits.find(({ id }) => id === costUnitId) ?? null;
  if (costCenter || costUnit) return [{ costCenter, costUnit, percentage: '100.00' }];
  // Costs that all go to one place need no default.
  if ((holdingIn(employee.costSplits, period)?.parts.length ?? 0) < 2) return null;
  const byDefault = costSharesIn(employee, company, period).find(({ isDefault }) => isDefault);
  return byDefault ? [{ ...byDefault, percentage: '100.00' }] : null;
}
