import type { Family } from '../call.ts';
import { payrollReport } from '../company/payroll-report.ts';
import { inBackground } from './task.ts';

/** What the background twins of the payroll reports of CompanyService are asked for with, in their own spelling. */
export interface RunArguments {
  readonly companyId: number;
  readonly runId: number;
}
export interface RunInYear extends RunArguments {
  readonly year: number;
}

/** The payroll reports of CompanyService as tasks. */
export const payrollReportInBackground = {
  Reports_GetPayslipByRunCompany_Background: inBackground(({ companyId, runId }: RunArguments, call) =>
    payrollReport.Reports_GetPayslipByRunCompany({ CompanyId: companyId, RunId: runId }, call),
  ),

  Reports_GetPayslipByRunCompany_v2_Background: inBackground((asked: RunInYear, call) =>
    payrollReport.Reports_GetPayslipByRunCompany_v2(runInYear(asked), call),
  ),

  Reports_GetWageCodesByRunCompany_Background: inBackground(({ companyId, runId }: RunArguments, call) =>
    payrollReport.Reports_GetWageCodesByRunCompany({ CompanyId: companyId, RunId: runId }, call),
  ),

  Reports_GetWageCodesByRunCompany_v2_Background: inBackground((asked: RunInYear, call) =>
    payrollReport.Reports_GetWageCodesByRunCompany_v2(runInYear(asked), call),
  ),

  /** Answers at once in version 2.1 alone. */
  Reports_GetWageCodesByRunCompany_FilterByWageCode_Background: inBackground(
    ({ wageCode, ...asked }: RunInYear & { readonly wageCode: number }, call) =>
      payrollReport.Reports_GetWageCodesByRunCompany_FilterByWageCode(
        { ...runInYear(asked), WageCode: wageCode },
        call,
      ),
  ),

  Reports_GetWageCodesByYear_Background: inBackground(payrollReport.Reports_GetWageCodesByYear),

  Reports_GetJournalsReportByCompany_Background: inBackground(
    ({ companyId, startPeriod, endPeriod, year }: JournalArguments, call) =>
      payrollReport.Reports_GetJournalsReportByCompany(
        { CompanyId: companyId, StartPeriod: startPeriod, EndPeriod: endPeriod, Year: year },
        call,
      ),
  ),
} satisfies Family<'ReportService'>;

/** What a journal over several periods is asked for with. */
export interface JournalArguments {
  readonly companyId: number;
  readonly startPeriod: number;
  readonly endPeriod: number;
  readonly year: number;
}

function runInYear({ companyId, runId, year }: RunInYear) {
  return { CompanyId: companyId, RunId: runId, intYear: year };
}
