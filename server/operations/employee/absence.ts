import type {
  Absence as WireAbsence,
  AbsenceCause as WireAbsenceCause,
  AbsenceV2 as WireAbsenceV2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { type AbsenceCause, absenceCauses } from '../../../fixtures/absence-causes.ts';
import { midnightOf } from '../../../fixtures/period-days.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import type { AbsenceCase, AbsenceReport } from '../../world/records/absence.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import {
  caseNumbered,
  caseOfReport,
  caseToJoin,
  continued,
  lastReportOf,
  partlyRecovered,
  recovered,
} from '../shared/employee/absence-case.ts';
import { idText } from '../shared/employee/record-lists.ts';
import { endsBeforeStart, impossible, missing } from '../shared/faults.ts';
import { sentDay } from '../shared/sent-day.ts';

/**
 * Absence for illness. No period is closed to it: an employee can be reported sick for last year (a stored answer of
 * 2.1).
 */
export const absence = {
  Absence_Insert({ EmployeeId, Absence: sent, NewDossier }, call) {
    return insert(EmployeeId, sent, causeInWords(sent?.Dossier), NewDossier, call);
  },

  Absence2_Insert({ EmployeeId, Absence: sent, NewDossier }, call) {
    return insert(EmployeeId, sent, causeOf(sent), NewDossier, call);
  },

  /** Any report of the case names it (mark: recovery-by-any-report). */
  Absence_RecoveryInsert({ EmployeeId, AbsenceID, Lastdayabsence, Reportdate, Comment }, call) {
    const employee = call.view.employee(EmployeeId);
    const over = recovered(caseOfReport(employee.absences, AbsenceID), {
      lastDay: requiredDay(Lastdayabsence, 'Lastdayabsence'),
      reportedOn: dayOrToday(Reportdate, call),
      comment: Comment ?? null,
    });
    putCase(employee, over, call);
    return idText(lastReportOf(over).id);
  },

  /** The percentage is that of the absence which is left, as everywhere else (mark: partial-recovery-percentage). */
  Absence_PartialRecoveryInsert({ EmployeeId, AbsenceID, StartDate, Reportdate, Percent, Comment }, call) {
    const employee = call.view.employee(EmployeeId);
    const changed = partlyRecovered(caseOfReport(employee.absences, AbsenceID), {
      id: call.environment.idOfNewRecord(),
      percentage: possiblePercentage(Percent, 'Percent'),
      start: requiredDay(StartDate, 'StartDate'),
      startReportedOn: dayOrToday(Reportdate, call),
      comment: Comment ?? null,
    });
    putCase(employee, changed, call);
    return lastReportOf(changed).id;
  },

  Absence_GetList({ EmployeeId }, { view }) {
    return listOf(view.employee(EmployeeId), toWire);
  },

  Absence2_GetList({ EmployeeId }, { view }) {
    return listOf(view.employee(EmployeeId), toWireV2);
  },

  Absence_GetAll_AllEmployeesByCompany({ CompanyId }, { view }) {
    return view
      .employeesOf(CompanyId)
      .flatMap((employee) => listOf(employee, toWire).map((one) => ({ ...one, EmployeeId: employee.id })));
  },

  /**
   * A report that goes into a case which is there already, whose cause stays what it was
   * (mark: notification-keeps-cause).
   */
  AbsenceNotification_Insert({ EmployeeId, Absence: sent }, call) {
    const employee = call.view.employee(EmployeeId);
    const known = caseNumbered(employee.absences, sent?.Dossiernr ?? 0);
    const report = fromWire(sent, call);
    putCase(employee, continued(known, report), call);
    return report.id;
  },
} satisfies Family<'EmployeeService'>;

function insert(
  employeeId: number,
  sent: WireAbsence | null,
  cause: AbsenceCause,
  newCase: boolean,
  call: Call,
): number {
  const { environment, view } = call;
  const employee = view.employee(employeeId);
  const number = environment.idOfNewRecord();
  const report = fromWire(sent, call);
  const joined = newCase ? undefined : caseToJoin(employee.absences, report.start);
  putCase(employee, joined ? continued(joined, report) : { number, cause, reports: [report] }, call);
  return report.id;
}

/** Puts a case in the place of the one with its number, or behind the others. */
function putCase(employee: Employee, changed: AbsenceCase, { environment }: Call): void {
  const at = employee.absences.findIndex(({ number }) => number === changed.number);
  const absences = at < 0 ? [...employee.absences, changed] : employee.absences.with(at, changed);
  environment.employees.put({ ...employee, absences });
}

/** All reports, those that came in last first (mark: absence-newest-first). */
function listOf<Wire>(
  { absences }: Employee,
  write: (report: AbsenceReport, known: AbsenceCase) => Wire,
): Wire[] {
  return absences
    .flatMap((known) => known.reports.map((report) => ({ report, known })))
    .sort((a, b) => b.report.id - a.report.id)
    .map(({ report, known }) => write(report, known));
}

function toWire(report: AbsenceReport, { number, cause }: AbsenceCase): WireAbsence {
  return {
    AbsenceId: report.id,
    Comment: report.comment,
    Percentage: report.percentage,
    Start: report.start,
    RegistrationStartDate: report.startReportedOn,
    End: report.end,
    RegistrationEndDate: report.endReportedOn,
    Dossier: cause.description,
    Dossiernr: number,
  };
}

function toWireV2(report: AbsenceReport, known: AbsenceCase): WireAbsenceV2 {
  const { id, description } = known.cause;
  return { ...toWire(report, known), AbsenceCause: { CauseId: id, Cause: description } };
}

/**
 * @throws NmbrsFault InvalidSetOfValues for no report, one without a start or with an end before it, or an impossible
 * percentage.
 */
function fromWire(sent: WireAbsence | null, call: Call): AbsenceReport {
  if (!sent) throw missing('Absence');
  const start = requiredDay(sent.Start, 'Absence.Start');
  const end = sent.End ? midnightOf(sent.End) : null;
  if (end !== null && end < start) throw endsBeforeStart(['Absence.End', end], ['Absence.Start', start]);
  return {
    id: call.environment.idOfNewRecord(),
    percentage: possiblePercentage(sent.Percentage, 'Absence.Percentage'),
    start,
    startReportedOn: dayOrToday(sent.RegistrationStartDate, call),
    end,
    endReportedOn: end && dayOrToday(sent.RegistrationEndDate, call),
    comment: sent.Comment ?? null,
  };
}

/** @throws NmbrsFault InvalidSetOfValues outside 0 to 100. */
function possiblePercentage(percentage: number, path: string): number {
  if (percentage < 0 || percentage > 100) throw impossible(path, percentage, 'from 0 to 100');
  return percentage;
}

/** @throws NmbrsFault InvalidSetOfValues for a day that was left out. */
function requiredDay(sent: DateTime, path: string): DateTime {
  const day = sentDay(sent);
  if (day === null) throw missing(path);
  return day;
}

/** A day of reporting that was left out is today (mark: absence-reported-today). */
function dayOrToday(sent: DateTime | null | undefined, { environment }: Call): DateTime {
  return sentDay(sent) ?? environment.today;
}

/** Words that are in no list are kept as they are, and none mean plain illness (mark: absence-cause-words). */
function causeInWords(words: string | null | undefined): AbsenceCause {
  if (!words) return absenceCauses[0];
  const lowerCase = words.toLowerCase();
  const known = absenceCauses.find(({ description }) => description.toLowerCase() === lowerCase);
  return known ?? { id: 0, description: words };
}

/** By its id; without one the words count, in the cause or else in the old field (mark: absence-cause-by-id). */
function causeOf(sent: WireAbsenceV2 | null): AbsenceCause {
  const { CauseId, Cause }: Partial<WireAbsenceCause> = sent?.AbsenceCause ?? {};
  return CauseId ? causeById(CauseId) : causeInWords(Cause || sent?.Dossier);
}

/** @throws NmbrsFault InvalidSetOfValues for an id that is not in the list (mark: invalid-values-refused). */
function causeById(causeId: number): AbsenceCause {
  const cause = absenceCauses.find(({ id }) => id === causeId);
  if (!cause) throw impossible('Absence.AbsenceCause.CauseId', causeId, 'the id of an absence cause');
  return cause;
}
