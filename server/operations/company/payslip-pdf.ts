import type { Sequence } from '../../../base/sequence.ts';
import { mapInSteps, type Steps } from '../../../base/turns.ts';
import { type PayslipPage, payslipDocument, payslipPage } from '../../payroll/documents/payslip-document.ts';
import { employeesIn } from '../../payroll/payslips.ts';
import type { Call, Family } from '../call.ts';
import { noSuch } from '../shared/faults.ts';
import { type NamedRun, namedRun } from '../shared/named-run.ts';

/** A PDF of payslips, as it is answered: of one page as a whole, of many as they are drawn. */
export interface PayslipFile<Bytes = Uint8Array> {
  readonly PDF: Bytes;
}

type PayslipsInOneFile = PayslipFile<Sequence<Uint8Array>>;

/** Payslips as PDFs. There is one payslip of an employee in a run. */
export const payslipPdf = {
  SalaryDocuments_GetEmployeePayslipsPDFByRunCompany({ EmployeeID, CompanyId, RunID }, call) {
    return separately(namedRun(CompanyId, RunID, null, call), EmployeeID, call);
  },

  SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2({ EmployeeID, CompanyId, RunID, intYear }, call) {
    return separately(namedRun(CompanyId, RunID, intYear, call), EmployeeID, call);
  },

  SalaryDocuments_GetAllPayslipsPDFByRunCompany({ CompanyId, RunID }, call) {
    return ofAll(namedRun(CompanyId, RunID, null, call), call);
  },

  SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2({ CompanyId, RunID, intYear }, call) {
    return ofAll(namedRun(CompanyId, RunID, intYear, call), call);
  },

  SalaryDocuments_GetEmployeePayslipsInOnePDFByRunCompany({ EmployeeID, CompanyId, RunID, intYear }, call) {
    const named = namedRun(CompanyId, RunID, intYear, call);
    return together(named, pagesOf(named, EmployeeID, call));
  },
} satisfies Family<'CompanyService'>;

function* separately(named: NamedRun, employeeId: number, call: Call): Steps<PayslipFile[]> {
  const files: PayslipFile[] = [];
  for (const page of pagesOf(named, employeeId, call)) {
    const bytes: Uint8Array[] = [];
    for (const batch of documentOf(named, [page]).batches()) {
      bytes.push(...batch);
      yield;
    }
    files.push({ PDF: Buffer.concat(bytes) });
  }
  return files;
}

function* ofAll(named: NamedRun, { environment }: Call): Steps<PayslipsInOneFile | null> {
  const { company, run } = named;
  const employees = yield* employeesIn(environment, company, run);
  const pages = yield* mapInSteps(employees, (employee) => payslipPage(environment, company, employee, run));
  return together(
    named,
    pages.filter((page) => page !== null),
  );
}

/** Null for no payslips (mark: no-payslips-no-file). */
function together(named: NamedRun, pages: readonly PayslipPage[]): PayslipsInOneFile | null {
  return pages.length === 0 ? null : { PDF: documentOf(named, pages) };
}

function documentOf({ company, run }: NamedRun, pages: readonly PayslipPage[]): Sequence<Uint8Array> {
  return payslipDocument(company, run, pages);
}

/** @throws NmbrsFault NotFound for an employee of another company (mark: unknown-record-not-found). */
function pagesOf({ company, run }: NamedRun, employeeId: number, { environment, view }: Call): PayslipPage[] {
  const employee = view.employee(employeeId);
  if (employee.companyId !== company.id) throw noSuch(`the company ${company.id}`, 'employee', employeeId);
  const page = payslipPage(environment, company, employee, run);
  return page ? [page] : [];
}
