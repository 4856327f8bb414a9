import { requirePossible } from '../../world/periods.ts';
import type { Family } from '../call.ts';
import { workflowIn } from '../shared/workflow.ts';

/** How far payroll is. */
export const payrollWorkflow = {
  /** @throws NmbrsFault InvalidPeriod for a period the company does not have. */
  PayrollWorkflow_Get({ CompanyId, Year, Period }, { environment, view }) {
    const company = view.company(CompanyId);
    const period = { year: Year, period: Period };
    requirePossible(period, company.periodType);
    return workflowIn(company, period, environment);
  },
} satisfies Family<'CompanyService'>;
