import { Sequence } from '../../../../base/sequence.ts';
import type { Steps } from '../../../../base/turns.ts';
import { amountText } from '../../../payroll/exact.ts';
import type { JournalEntry, Run } from '../../../payroll/model.ts';
import { runsOf } from '../../../payroll/runs.ts';
import { requirePossible } from '../../../world/periods.ts';
import type { Company } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import { type ReportElements, undeclaredDocument } from '../report-xml.ts';

/** Periods of one year, from the first up to and including the last. */
export interface PeriodRange {
  readonly Year: number;
  readonly StartPeriod: number;
  readonly EndPeriod: number;
}

/**
 * The journals of the runs of some periods as XML (fact: cumulative-journal-shape), without a declaration
 * (mark: cumulative-journal-undeclared); none when the last period comes before the first (mark: journal-range-reversed).
 * @param entriesIn which entries of a run.
 * @throws NmbrsFault InvalidPeriod for a period the company does not have.
 */
export function* cumulativeJournal(
  company: Company,
  { Year, StartPeriod, EndPeriod }: PeriodRange,
  { environment }: Call,
  entriesIn: (run: Run) => Steps<JournalEntry[]>,
): Steps<Sequence<string>> {
  for (const period of [StartPeriod, EndPeriod]) requirePossible({ year: Year, period }, company.periodType);
  const runs = runsOf(environment, company, Year).filter(
    ({ period: { period } }) => period >= StartPeriod && period <= EndPeriod,
  );
  const entries: JournalEntry[][] = [];
  for (const run of runs) entries.push(yield* entriesIn(run));
  return undeclaredDocument('Report', {
    CompanyId: company.id,
    StartPeriod,
    EndPeriod,
    Items: { Item: Sequence.chained(entries.map((ofRun) => Sequence.of(() => ofRun))).map(toXml) },
  });
}

function toXml(entry: JournalEntry): ReportElements {
  return { EmployeeName: entry.payslip.employee.displayName, ...journalColumns(entry) };
}

/**
 * What all journal reports tell of an entry, without its company and employee. The texts say what a share is of, empty
 * when costs are not spread (mark: journal-share-texts).
 */
export function journalColumns({
  account,
  description,
  debit,
  credit,
  payslip,
  share,
}: JournalEntry): ReportElements {
  const { run, department } = payslip;
  return {
    Period: run.period.period,
    Year: run.period.year,
    Run: run.number,
    Department: department?.description ?? '',
    CostCenter: share?.costCenter?.description ?? '',
    CostUnit: share?.costUnit?.description ?? '',
    Percentage: share?.percentage ?? '100.00',
    GeneralLedgerAccount: account,
    ComponentName: description,
    Debit: amountText(debit),
    Credit: amountText(credit),
  };
}
