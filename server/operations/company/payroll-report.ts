import { journalOf } from '../../payroll/journal.ts';
import { payrollYear } from '../../payroll/payroll-year.ts';
import { payslipsOf } from '../../payroll/payslips.ts';
import { requirePossibleYear } from '../../world/periods.ts';
import type { Call, Family } from '../call.ts';
import { type NamedRun, namedRun } from '../shared/named-run.ts';
import { cumulativeJournal } from '../shared/payroll-xml/cumulative-journal.ts';
import { payslips } from '../shared/payroll-xml/payslips.ts';
import { wageCodes } from '../shared/payroll-xml/wage-codes.ts';

/** What came of the runs of a company, as XML. */
export const payrollReport = {
  Reports_GetPayslipByRunCompany({ CompanyId, RunId }, call) {
    return payslips(namedRun(CompanyId, RunId, null, call), call);
  },

  Reports_GetPayslipByRunCompany_v2({ CompanyId, RunId, intYear }, call) {
    return payslips(namedRun(CompanyId, RunId, intYear, call), call);
  },

  Reports_GetWageCodesByRunCompany({ CompanyId, RunId }, call) {
    return wageCodes(payslipsIn(namedRun(CompanyId, RunId, null, call), call));
  },

  Reports_GetWageCodesByRunCompany_v2({ CompanyId, RunId, intYear }, call) {
    return wageCodes(payslipsIn(namedRun(CompanyId, RunId, intYear, call), call));
  },

  /** @throws NmbrsFault InvalidPeriod for a year that cannot be. */
  Reports_GetWageCodesByYear({ CompanyId, Year }, { environment, view }) {
    const company = view.company(CompanyId);
    requirePossibleYear(Year);
    const { runs } = payrollYear(environment, company, Year);
    return wageCodes(runs.flatMap((run) => run.payslips));
  },

  Reports_GetJournalsReportByCompany({ CompanyId, ...range }, call) {
    const company = call.view.company(CompanyId);
    return cumulativeJournal(company, range, call, (run) => journalOf(call.environment, company, run));
  },

  /** A code of no model answers with nobody (guess). */
  Reports_GetWageCodesByRunCompany_FilterByWageCode({ CompanyId, RunId, intYear, WageCode }, call) {
    const named = namedRun(CompanyId, RunId, intYear, call);
    return wageCodes(payslipsIn(named, call), ({ code }) => code === WageCode);
  },
} satisfies Family<'CompanyService'>;

function payslipsIn({ company, run }: NamedRun, { environment }: Call) {
  return payslipsOf(environment, company, run);
}
