import { annualStatements } from '../../payroll/documents/annual-statement.ts';
import { employeeYear, payslipsUntil } from '../../payroll/payroll-year.ts';
import { runsOf } from '../../payroll/runs.ts';
import type { Family } from '../call.ts';
import { companyOf } from '../shared/employee/periods.ts';

/** What an employee needs for the income tax of a year (jaaropgaaf). */
export const annualStatement = {
  /**
   * Null for an employee who was not paid in the year, and for everybody while the company still works on it
   * (mark: annual-statement-when).
   */
  SalaryDocuments_GetAnnualStatementPDF({ EmployeeID, intYear }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeID);
    const company = companyOf(employee, call);
    if (intYear >= environment.openPeriodOf(company).year) return null;
    const last = runsOf(environment, company, intYear).at(-1);
    const paid = last && employeeYear(payslipsUntil(environment, company, employee, last));
    return paid ? { PDF: annualStatements(company, last, [paid]) } : null;
  },
} satisfies Family<'EmployeeService'>;
