import { Sequence } from '../../../base/sequence.ts';
import { dayOf } from '../../../fixtures/calendar.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import type { AbsenceCase } from '../../world/records/absence.ts';
import type { Employee } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { type ReportElements, reportText } from '../shared/report-xml.ts';

/** Messages for an insurer or occupational health service, one for each thing that was reported. */
export const absenceXml = {
  /** What was reported on the days from the first to the last (mark: absence-messages-by-report-day). */
  AbsenceXML_Get({ DebtorId, from, to }, { view }) {
    const { id: debtorId } = view.debtor(DebtorId);
    const isWanted = ({ reportedOn }: Message) =>
      dayOf(reportedOn) >= dayOf(from) && dayOf(reportedOn) <= dayOf(to);
    const employees = view.companiesOf(debtorId).map(({ id }) => view.employeesOf(id));
    return Sequence.chained(employees).flatMap((employee) =>
      employee.absences
        .flatMap(messagesOf)
        .filter(isWanted)
        .map((message) => ({
          DebtorID: debtorId,
          ComapnyID: employee.companyId,
          EmployeeID: employee.id,
          XML: reportText('Verzuimmelding', contentOf(message, employee)),
        })),
    );
  },
} satisfies Family<'DebtorService'>;

/** Something that was reported about an absence. */
interface Message {
  readonly kind: 'Ziekmelding' | 'Wijziging' | 'Herstelmelding';
  readonly absence: AbsenceCase;
  readonly reportedOn: DateTime;
  /** The first day on which it holds; of a recovery, the last day of the absence. */
  readonly day: DateTime;
  /** What is left of the absence. */
  readonly percentage: number;
}

/** That it began, each change since, and that it is over. */
function messagesOf(absence: AbsenceCase): Message[] {
  const begun = absence.reports.map(
    ({ start, startReportedOn, percentage }, at): Message => ({
      kind: at === 0 ? 'Ziekmelding' : 'Wijziging',
      absence,
      reportedOn: startReportedOn,
      day: start,
      percentage,
    }),
  );
  const { end, endReportedOn } = absence.reports.at(-1) ?? {};
  if (!end || !endReportedOn) return begun;
  return [...begun, { kind: 'Herstelmelding', absence, reportedOn: endReportedOn, day: end, percentage: 0 }];
}

/**
 * The real messages follow a standard of the insurers that was not at hand; these hold the same facts
 * (mark: absence-message-content, absence-messages-say-utf16).
 */
function contentOf(
  { kind, absence, reportedOn, day, percentage }: Message,
  { number, displayName }: Employee,
): ReportElements {
  return {
    Soort: kind,
    Dossiernummer: absence.number,
    Oorzaak: { '@code': absence.cause.id, Omschrijving: absence.cause.description },
    Werknemer: { Nummer: number, Naam: displayName },
    Meldingsdatum: dateOf(reportedOn),
    Datum: dateOf(day),
    Verzuimpercentage: percentage,
  };
}

function dateOf(dateTime: DateTime): string {
  return dateTime.slice(0, 10);
}
