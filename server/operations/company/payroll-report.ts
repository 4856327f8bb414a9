import type { Family } from '../call.ts';
import {
  journalReport,
  payslipReport,
  wageCodeReport,
  wageCodeReportOfYear,
} from '../shared/payroll-xml/payroll-reports.ts';

/** What came of the runs of a company, as XML. */
export const payrollReport = {
  Reports_GetPayslipByRunCompany({ CompanyId: companyId, RunId: runId }, call) {
    return payslipReport({ companyId, runId }, call);
  },

  Reports_GetPayslipByRunCompany_v2({ CompanyId: companyId, RunId: runId, intYear: year }, call) {
    return payslipReport({ companyId, runId, year }, call);
  },

  Reports_GetWageCodesByRunCompany({ CompanyId: companyId, RunId: runId }, call) {
    return wageCodeReport({ companyId, runId }, call);
  },

  Reports_GetWageCodesByRunCompany_v2({ CompanyId: companyId, RunId: runId, intYear: year }, call) {
    return wageCodeReport({ companyId, runId, year }, call);
  },

  /** A code of no model answers with no employee (mark: wage-code-report-skips). */
  Reports_GetWageCodesByRunCompany_FilterByWageCode(
    { CompanyId: companyId, RunId: runId, intYear: year, WageCode },
    call,
  ) {
    return wageCodeReport({ companyId, runId, year }, call, ({ code }) => code === WageCode);
  },

  Reports_GetWageCodesByYear({ CompanyId, Year }, call) {
    return wageCodeReportOfYear(CompanyId, Year, call);
  },

  Reports_GetJournalsReportByCompany({ CompanyId, ...range }, call) {
    return journalReport(CompanyId, range, call);
  },
} satisfies Family<'CompanyService'>;
