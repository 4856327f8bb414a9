import { Sequence } from '../../../../base/sequence.ts';
import type { Call } from '../../call.ts';
import { type ReportElements, reportDocument } from '../report-xml.ts';
import {
  type CompanyRow,
  companiesIn,
  companyColumns,
  type EmployeeRow,
  employeesIn,
  type ReportScope,
} from './scope.ts';

/** The root of the reports of which only what is inside is known (mark: report-root-unknown, list-reports-say-utf16). */
export const UNKNOWN_ROOT = 'Report';

/**
 * A report that is a list of employees.
 * @param list the element around the rows.
 * @param columnsOf a row, or several, of an employee; no row for an empty list.
 */
export function employeeReport<Scope extends ReportScope>(
  list: string,
  columnsOf: (row: EmployeeRow, call: Call, scope: Scope) => ReportElements | readonly ReportElements[],
) {
  return (scope: Scope, call: Call): Sequence<string> =>
    reportDocument(UNKNOWN_ROOT, {
      [list]: { Employee: employeesIn(scope, call).flatMap((row) => [columnsOf(row, call, scope)]) },
    });
}

/** A report with a row for each company, which begins with what company it is. */
export function companyReport(list: string, columnsOf: (row: CompanyRow, call: Call) => ReportElements) {
  return (scope: ReportScope, call: Call): Sequence<string> => {
    const companies = companiesIn(scope, call);
    const rows = Sequence.of(() => companies).map((row) => ({
      ...companyColumns(row),
      ...columnsOf(row, call),
    }));
    return reportDocument(UNKNOWN_ROOT, { [list]: { Company: rows } });
  };
}
