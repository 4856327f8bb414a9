import { Sequence } from '../../../base/sequence.ts';
import type { Steps } from '../../../base/turns.ts';
import { comparePeriods } from '../../../fixtures/period.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { journalOf } from '../../payroll/journal.ts';
import type { JournalEntry, Run } from '../../payroll/model.ts';
import { runsOf } from '../../payroll/runs.ts';
import { requirePossible } from '../../world/periods.ts';
import type { Company } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { journalColumns } from '../shared/payroll-xml/cumulative-journal.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { UNKNOWN_ROOT } from '../shared/report/list-report.ts';
import { type ReportElements, reportDocument } from '../shared/report-xml.ts';

/** What is asked for: the runs of the periods from the first up to and including the last. */
interface JournalRange {
  readonly CompanyId: number;
  readonly FromYear: number;
  readonly FromPeriod: number;
  readonly UntilYear: number;
  readonly UntilPeriod: number;
}

/** The journal lines of a company. */
export const companyJournalReport = reportOperations(report, [
  'Reports_Accountant_Company_CompanyJournalReport',
  'Reports_Business_Company_CompanyJournalReport',
]) satisfies Family<'ReportService'>;

function* report(range: JournalRange, call: Call): Steps<Sequence<string>> {
  const company = call.view.company(range.CompanyId);
  const entries: JournalEntry[][] = [];
  for (const run of runsWithin(range, company, call))
    entries.push(yield* journalOf(call.environment, company, run));
  const all = Sequence.chained(entries.map((ofRun) => Sequence.of(() => ofRun)));
  return reportDocument(UNKNOWN_ROOT, {
    JournalReportItems: { JournalReportItem: all.map((entry) => itemOf(entry, company)) },
  });
}

/**
 * None when the last comes before the first (mark: journal-range-reversed).
 * @throws NmbrsFault InvalidPeriod for a period the company does not have.
 */
function runsWithin(range: JournalRange, company: Company, { environment }: Call): Run[] {
  const first: YearPeriod = { year: range.FromYear, period: range.FromPeriod };
  const last: YearPeriod = { year: range.UntilYear, period: range.UntilPeriod };
  for (const end of [first, last]) requirePossible(end, company.periodType);
  const runs: Run[] = [];
  for (let { year } = first; year <= last.year; year++) runs.push(...runsOf(environment, company, year));
  return runs.filter(({ period }) => comparePeriods(period, first) >= 0 && comparePeriods(period, last) <= 0);
}

/** An entry as the cumulative journal has it, with the company and the employee beside it. */
function itemOf(entry: JournalEntry, company: Company): ReportElements {
  const { employee } = entry.payslip;
  return {
    CompanyID: company.id,
    CompanyName: company.name,
    CompanyNr: company.number,
    EmployeeID: employee.id,
    EmployeeName: employee.displayName,
    EmployeeNr: employee.number,
    ...journalColumns(entry),
  };
}
