import { Sequence } from '../../../../base/sequence.ts';
import type { Company, Debtor, Employee } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import type { ReportElements } from '../report-xml.ts';

/** What a report is about: one company, the companies of one debtor, or all that the caller sees. */
export interface ReportScope {
  readonly DebtorId?: number;
  readonly CompanyId?: number;
}

/** A company in a report. */
export interface CompanyRow {
  readonly company: Company;
  readonly debtor: Debtor;
}

/** An employee in a report. */
export interface EmployeeRow extends CompanyRow {
  readonly employee: Employee;
}

/**
 * The companies of a report, as far as the caller sees them.
 * @throws Refusal UnauthorizedId for one that was named and is hidden.
 */
export function companiesIn({ DebtorId, CompanyId }: ReportScope, { view }: Call): CompanyRow[] {
  const companies =
    CompanyId !== undefined
      ? [view.company(CompanyId)]
      : DebtorId !== undefined
        ? view.companiesOf(DebtorId)
        : view.companies();
  return companies.map((company) => ({ company, debtor: view.debtor(company.debtorId) }));
}

/**
 * All employees of the companies of a report, applicants and those out of service included
 * (mark: report-covers-everybody).
 */
export function employeesIn(scope: ReportScope, call: Call): Sequence<EmployeeRow> {
  return Sequence.chained(
    companiesIn(scope, call).map((row) =>
      call.view.employeesOf(row.company.id).map((employee) => ({ ...row, employee })),
    ),
  );
}

/** How a row of a report on companies begins: like that of one on employees (mark: company-columns-alike). */
export function companyColumns({ company, debtor }: CompanyRow): ReportElements {
  return {
    CompanyID: company.id,
    CompanyNumber: company.number,
    CompanyName: company.name,
    DebtorID: debtor.id,
    DebtorNumber: debtor.number,
    DebtorName: debtor.name,
  };
}

/** How a row of most reports on employees begins. */
export function employeeColumns(row: EmployeeRow): ReportElements {
  const { employee } = row;
  return {
    EmployeeID: employee.id,
    EmployeeNumber: employee.number,
    EmployeeName: employee.displayName,
    ...companyColumns(row),
  };
}
