import type { Steps } from '../../../base/turns.ts';
import type { WorkCost as WireWorkCost } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { comparePeriods } from '../../../fixtures/period.ts';
import type { Decimal, YearPeriod } from '../../../fixtures/seed.ts';
import { amountText, Exact } from '../../payroll/exact.ts';
import type { Cents } from '../../payroll/model.ts';
import { payslipOf } from '../../payroll/payslips.ts';
import { RATES } from '../../payroll/rates.ts';
import { runIn } from '../../payroll/runs.ts';
import { isInService } from '../../payroll/workdays.ts';
import { requirePossible } from '../../world/periods.ts';
import type { Company, WorkCost } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';

/** The work costs (WKR) that come from the financial administration: one amount a period. */
export const workCost = {
  /** Has the periods for which there is an amount, earliest first (mark: work-cost-list). */
  *WorkCost_GetList({ CompanyId, Year }, call) {
    const company = call.view.company(CompanyId);
    const ofYear = company.workCosts.filter(({ period }) => period.year === Year);
    const wages = yield* fiscalWages(
      company,
      ofYear.map(({ period }) => period),
      call,
    );
    return ofYear.map((cost, at) => toWire(cost, wages[at] ?? 0));
  },

  /**
   * Takes the place of the amount the period had (mark: work-cost-replaces); there is no unprotected mode to ask for.
   */
  WorkCost_Insert({ CompanyId, value, Period, Year }, { environment, view }) {
    const company = view.company(CompanyId);
    const cost: WorkCost = { id: environment.idOfNewRecord(), period: { year: Year, period: Period }, value };
    requirePossible(cost.period, company.periodType);
    const others = company.workCosts.filter(({ period }) => comparePeriods(period, cost.period) !== 0);
    const workCosts = [...others, cost].sort((a, b) => comparePeriods(a.period, b.period));
    environment.companies.put({ ...company, workCosts });
    return cost.id;
  },
} satisfies Family<'CompanyService'>;

/**
 * Payroll adds the wage of the period's run, of which a share may be spent free of tax; what goes beyond is taxed with
 * the employer. No wage code of the model is a work cost, and nothing is estimated or paid. What the columns mean is
 * read from their names (mark: work-cost-columns).
 */
function toWire({ period, value }: WorkCost, wage: Cents): WireWorkCost {
  const space = percentage(RATES.workCostSpace, wage);
  // Of the rounded figures, so that the columns add up.
  const base = Math.max(0, Exact.of(value).toHundredths() - space);
  return {
    Period: period.period,
    Year: period.year,
    WorkCostPayroll: '0.00',
    WorkCostFinancial: value,
    FiscalWage: amountText(wage),
    WorkCostAvailableSpace: amountText(space),
    WorkCostBase: amountText(base),
    WorkCostToPay: amountText(percentage(RATES.workCostTax, base)),
    WorkCostEstimated: null,
    WorkCostPaid: '0.00',
  };
}

/** The taxable wages of a company's runs in some periods: of each employee after the other, who is made once for all of them. */
function* fiscalWages(
  company: Company,
  periods: readonly YearPeriod[],
  { environment }: Call,
): Steps<Cents[]> {
  const runs = periods.map((period) => runIn(environment, company, period));
  const wages = runs.map(() => 0);
  for (const employee of environment.employeesOf(company.id)) {
    for (const [at, run] of runs.entries())
      if (run && isInService(employee, company, run.period))
        wages[at] = (wages[at] ?? 0) + payslipOf(employee, company, run).taxableWage;
    yield;
  }
  return wages;
}

function percentage(rate: Decimal, amount: Cents): Cents {
  return Exact.hundredths(amount).times(Exact.of(rate)).over(Exact.of(100)).toHundredths();
}
