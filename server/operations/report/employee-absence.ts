import type { Family } from '../call.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { employeeReport } from '../shared/report/list-report.ts';
import { isoDate } from '../shared/report/notation.ts';
import { employeeColumns } from '../shared/report/scope.ts';

/**
 * The absence of the employees, ended or not: a row for each report. Its columns are not known
 * (mark: report-columns-our-own).
 */
export const employeeAbsence = reportOperations(
  employeeReport('EmployeeAbsenceReport', (row) =>
    row.employee.absences.flatMap(({ number, cause, reports }) =>
      reports.map(({ id, percentage, start, startReportedOn, end, endReportedOn, comment }) => ({
        ...employeeColumns(row),
        AbsenceID: id,
        DossierNumber: number,
        Cause: cause.description,
        Percentage: percentage,
        StartDate: isoDate(start),
        RegistrationStartDate: isoDate(startReportedOn),
        EndDate: end && isoDate(end),
        RegistrationEndDate: endReportedOn && isoDate(endReportedOn),
        Comment: comment,
      })),
    ),
  ),
  [
    'Reports_Accountant_EmployeeAbsence',
    'Reports_Accountant_Debtor_EmployeeAbsence',
    'Reports_Business_EmployeeAbsence',
  ],
) satisfies Family<'ReportService'>;
