import { daysAfter } from '../../../../fixtures/period-days.ts';
import type { DateTime } from '../../../../fixtures/seed.ts';
import type { AbsenceCase, AbsenceReport } from '../../../world/records/absence.ts';
import { endsBeforeStart, noSuch } from '../faults.ts';

/** For how many days after the end of an illness a new one counts as the same: four weeks, as in Dutch law. */
const RELAPSE_DAYS = 28;

/** The last report of a case: every case has one. */
export function lastReportOf({ reports }: AbsenceCase): AbsenceReport {
  return reports.at(-1) as AbsenceReport;
}

/**
 * The case that a report from a day on belongs to if it is to open none: the last one that is open by then, or that
 * ended less than four weeks before (mark: absence-case-to-join). An employee may have several open cases
 * (mark: absence-several-open-cases).
 */
export function caseToJoin(cases: readonly AbsenceCase[], start: DateTime): AbsenceCase | undefined {
  return cases.findLast((known) => {
    const last = lastReportOf(known);
    const goesOn = last.end === null || daysAfter(last.end, RELAPSE_DAYS) >= start;
    return last.start <= start && goesOn;
  });
}

/** The case that holds a report. @throws NmbrsFault NotFound when none does (mark: unknown-record-not-found). */
export function caseOfReport(cases: readonly AbsenceCase[], reportId: number): AbsenceCase {
  const known = cases.find(({ reports }) => reports.some(({ id }) => id === reportId));
  if (!known) throw noSuch('the employee', 'absence', reportId);
  return known;
}

/** The case with a number. @throws NmbrsFault NotFound when there is none (mark: unknown-record-not-found). */
export function caseNumbered(cases: readonly AbsenceCase[], number: number): AbsenceCase {
  const known = cases.find((known) => known.number === number);
  if (!known) throw noSuch('the employee', 'absence case', number);
  return known;
}

/**
 * The case with one more report: the one before is over on the day before, and one from the same day makes way
 * (mark: absence-report-same-day).
 * @throws NmbrsFault InvalidSetOfValues when it begins before the last one (mark: invalid-values-refused).
 */
export function continued(known: AbsenceCase, report: AbsenceReport): AbsenceCase {
  const last = lastReportOf(known);
  if (report.start < last.start)
    throw endsBeforeStart(['the start', report.start], ['the start of the last report,', last.start]);
  const before = known.reports.filter(({ start }) => start < report.start);
  return { ...known, reports: [...before.map((earlier) => overBefore(earlier, report)), report] };
}

function overBefore(earlier: AbsenceReport, { start, startReportedOn }: AbsenceReport): AbsenceReport {
  if (earlier.end !== null && earlier.end < start) return earlier;
  return { ...earlier, end: daysAfter(start, -1), endReportedOn: startReportedOn };
}

/** A change of the degree of absence, and what is said about it. */
type Change = Pick<AbsenceReport, 'id' | 'percentage' | 'start' | 'startReportedOn' | 'comment'>;

/**
 * The case after a partial recovery: from a day on it is for another percentage; its end, if known, stays.
 * @throws NmbrsFault InvalidSetOfValues for a day that it does not hold (mark: invalid-values-refused).
 */
export function partlyRecovered(known: AbsenceCase, change: Change): AbsenceCase {
  const { end, endReportedOn } = lastReportOf(known);
  if (end !== null && change.start > end)
    throw endsBeforeStart(['the end of the absence,', end], ['StartDate', change.start]);
  return continued(known, { ...change, end, endReportedOn });
}

/**
 * The case after recovery: nothing of it is open any more. Of one that is over already the end is corrected
 * (mark: recovery-corrects-end).
 * @throws NmbrsFault InvalidSetOfValues for a last day before its last report (mark: invalid-values-refused).
 */
export function recovered(
  known: AbsenceCase,
  recovery: { readonly lastDay: DateTime; readonly reportedOn: DateTime; readonly comment: string | null },
): AbsenceCase {
  const last = lastReportOf(known);
  const { lastDay, reportedOn, comment } = recovery;
  if (lastDay < last.start)
    throw endsBeforeStart(['Lastdayabsence', lastDay], ['the start of the last report,', last.start]);
  const over = { ...last, end: lastDay, endReportedOn: reportedOn, comment: comment ?? last.comment };
  return { ...known, reports: known.reports.with(-1, over) };
}
