import type { Family } from '../call.ts';
import {
  journalReport,
  payslipReport,
  type RunOfReport,
  wageCodeReport,
  wageCodeReportOfYear,
} from '../shared/payroll-xml/payroll-reports.ts';
import { inBackground } from '../shared/report/background.ts';

/** What the background reports are asked for with, in a spelling of their own. */
export interface FilteredRun extends RunOfReport {
  readonly wageCode: number;
}

export interface CompanyYear {
  readonly CompanyId: number;
  readonly Year: number;
}

export interface JournalArguments {
  readonly companyId: number;
  readonly startPeriod: number;
  readonly endPeriod: number;
  readonly year: number;
}

/** The payroll reports of CompanyService as tasks. */
export const payrollReportInBackground = {
  Reports_GetPayslipByRunCompany_Background: inBackground(payslipReport),

  Reports_GetPayslipByRunCompany_v2_Background: inBackground(payslipReport),

  Reports_GetWageCodesByRunCompany_Background: inBackground(wageCodeReport),

  Reports_GetWageCodesByRunCompany_v2_Background: inBackground(wageCodeReport),

  /** Answers at once in version 2.1 alone. */
  Reports_GetWageCodesByRunCompany_FilterByWageCode_Background: inBackground(
    ({ wageCode, ...run }: FilteredRun, call) => wageCodeReport(run, call, ({ code }) => code === wageCode),
  ),

  Reports_GetWageCodesByYear_Background: inBackground(({ CompanyId, Year }: CompanyYear, call) =>
    wageCodeReportOfYear(CompanyId, Year, call),
  ),

  Reports_GetJournalsReportByCompany_Background: inBackground(
    ({ companyId, startPeriod, endPeriod, year }: JournalArguments, call) =>
      journalReport(companyId, { StartPeriod: startPeriod, EndPeriod: endPeriod, Year: year }, call),
  ),
} satisfies Family<'ReportService'>;
