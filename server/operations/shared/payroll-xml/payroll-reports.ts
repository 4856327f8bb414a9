import type { Sequence } from '../../../../base/sequence.ts';
import type { Steps } from '../../../../base/turns.ts';
import { journalOf } from '../../../payroll/journal.ts';
import type { PayLine } from '../../../payroll/model.ts';
import { payrollYear } from '../../../payroll/payroll-year.ts';
import { payslipsOf } from '../../../payroll/payslips.ts';
import { requirePossibleYear } from '../../../world/periods.ts';
import type { Call } from '../../call.ts';
import { namedRun } from '../named-run.ts';
import { cumulativeJournal, type PeriodRange } from './cumulative-journal.ts';
import { payslipsOfRun } from './payslips.ts';
import { wageCodes } from './wage-codes.ts';

/** A run that a report is asked for; without a year one of the active year. */
export interface RunOfReport {
  readonly companyId: number;
  readonly runId: number;
  readonly year?: number;
}

/** The payslips of a run. @throws NmbrsFault NotFound as `namedRun`. */
export function payslipReport({ companyId, runId, year }: RunOfReport, call: Call): Steps<Sequence<string>> {
  return payslipsOfRun(namedRun(companyId, runId, year ?? null, call), call);
}

/** The wage codes of a run, or those that are wanted. @throws NmbrsFault NotFound as `namedRun`. */
export function* wageCodeReport(
  { companyId, runId, year }: RunOfReport,
  call: Call,
  isWanted?: (line: PayLine) => boolean,
): Steps<Sequence<string>> {
  const { company, run } = namedRun(companyId, runId, year ?? null, call);
  return wageCodes(yield* payslipsOf(call.environment, company, run), isWanted);
}

/** The wage codes of all runs of a year. @throws NmbrsFault InvalidPeriod for a year that cannot be. */
export function* wageCodeReportOfYear(
  companyId: number,
  year: number,
  { environment, view }: Call,
): Steps<Sequence<string>> {
  const company = view.company(companyId);
  requirePossibleYear(year);
  const runs = yield* payrollYear(environment, company, year);
  return wageCodes(runs.flatMap(({ payslips }) => payslips));
}

/** The journals of the runs of some periods. @throws NmbrsFault InvalidPeriod for a period the company does not have. */
export function journalReport(companyId: number, range: PeriodRange, call: Call): Steps<Sequence<string>> {
  const company = call.view.company(companyId);
  return cumulativeJournal(company, range, call, (run) => journalOf(call.environment, company, run));
}
