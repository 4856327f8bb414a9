import { entriesOf } from '../../payroll/journal.ts';
import { payslipOf } from '../../payroll/payslips.ts';
import type { Family } from '../call.ts';
import { companyOf } from '../shared/employee/periods.ts';
import { cumulativeJournal } from '../shared/payroll-xml/cumulative-journal.ts';

/** What the runs mean to the general ledger as far as one employee goes, as XML. */
export const journalReport = {
  Reports_GetJournalsReportByEmployee({ EmployeeId, ...range }, call) {
    const employee = call.view.employee(EmployeeId);
    const company = companyOf(employee, call);
    return cumulativeJournal(company, range, call, function* (run) {
      yield;
      return entriesOf(payslipOf(employee, company, run));
    });
  },
} satisfies Family<'EmployeeService'>;
