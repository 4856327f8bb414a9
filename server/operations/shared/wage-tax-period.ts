import type { LoonaangifteTijdvak } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { PeriodType } from '../../../fixtures/seed.ts';

/**
 * How often the wage tax return is made; a weekly payer files every four weeks (mark: weekly-payer-files-four-weekly).
 */
export const WAGE_TAX_PERIODS: Readonly<Record<PeriodType, LoonaangifteTijdvak>> = {
  month: 'Month',
  fourWeeks: 'Week4',
  week: 'Week4',
};
