import type { WorkCost as WireWorkCost } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { comparePeriods, requirePossible } from '../../world/periods.ts';
import type { WorkCost } from '../../world/records.ts';
import type { Family } from '../call.ts';

/** The work costs (WKR) that come from the financial administration: one amount a period. */
export const workCost = {
  /** Has the periods for which there is an amount, earliest first (guess). */
  WorkCost_GetList({ CompanyId, Year }, { view }) {
    const { workCosts } = view.company(CompanyId);
    return workCosts.filter(({ period }) => period.year === Year).map(toWire);
  },

  /** Takes the place of the amount the period had (guess); the operation has no unprotected mode to ask for. */
  WorkCost_Insert({ CompanyId, value, Period, Year }, { environment, view }) {
    const company = view.company(CompanyId);
    const cost: WorkCost = { id: environment.nextId(), period: { year: Year, period: Period }, value };
    requirePossible(cost.period, company.periodType);
    const others = company.workCosts.filter(({ period }) => comparePeriods(period, cost.period) !== 0);
    const workCosts = [...others, cost].sort((a, b) => comparePeriods(a.period, b.period));
    environment.companies.put({ ...company, workCosts });
    return cost.id;
  },
} satisfies Family<'v3', 'CompanyService'>;

/** What payroll adds to it, and the tax on it, are 0 until runs behave. */
function toWire({ period, value }: WorkCost): WireWorkCost {
  return {
    Period: period.period,
    Year: period.year,
    WorkCostPayroll: '0.00',
    WorkCostFinancial: value,
    FiscalWage: '0.00',
    WorkCostAvailableSpace: '0.00',
    WorkCostBase: '0.00',
    WorkCostToPay: '0.00',
    WorkCostEstimated: null,
    WorkCostPaid: '0.00',
  };
}
