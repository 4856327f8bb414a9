import { groupedBy } from '../../../base/grouped-by.ts';
import { amountText } from '../../payroll/exact.ts';
import type { Cents, PayLine, Payslip, Run } from '../../payroll/model.ts';
import { employeesPaidIn, payrollYear } from '../../payroll/payroll-year.ts';
import { requirePossibleYear } from '../../world/periods.ts';
import type { Company } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { guidOf } from '../shared/guid.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { PERIOD_TYPE_NAMES } from '../shared/report/notation.ts';
import { companiesIn, type ReportScope } from '../shared/report/scope.ts';
import { type ReportElements, reportDocument } from '../shared/report-xml.ts';

/** What a value of a wage component is told for: the run it was paid in, the period that was paid, or both. */
type Split = 'period' | 'run' | 'run and period';

interface CompanyYear {
  readonly CompanyId: number;
  readonly Year: number;
}

type YearScope = ReportScope & { readonly Year: number };

/** What a company paid in a year under each wage code. */
export const companyWageComponents = {
  ...reportOperations(ofCompany('period'), [
    'Reports_Accountant_Company_CompanyWageComponentsPerPeriod',
    'Reports_Business_Company_CompanyWageComponentsPerPeriod',
  ]),
  ...reportOperations(ofCompany('run'), [
    'Reports_Accountant_Company_CompanyWageComponentsPerRun',
    'Reports_Business_Company_CompanyWageComponentsPerRun',
  ]),
  ...reportOperations(ofCompany('run and period'), [
    'Reports_Accountant_Company_CompanyWageComponentsPerRunPeriod',
    'Reports_Business_Company_CompanyWageComponentsPerRunPeriod',
  ]),
} satisfies Family<'ReportService'>;

/** What each employee got in a year under each wage code. */
export const employeeWageComponents = {
  ...reportOperations(ofEmployees('run'), [
    'Reports_Accountant_Company_EmployeeWageComponentsPerRun',
    'Reports_Business_Company_EmployeeWageComponentsPerRun',
  ]),
  ...reportOperations(ofEmployees('run and period'), [
    'Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod',
    'Reports_Business_Company_EmployeeWageComponentsPerRunPeriod',
  ]),
  ...reportOperations(ofEmployeesOfCompanies, [
    'Reports_Accountant_EmployeeWageComponentsPerPeriod',
    'Reports_Accountant_Debtor_EmployeeWageComponentsPerPeriod',
    'Reports_Business_EmployeeWageComponentsPerPeriod',
  ]),
} satisfies Family<'ReportService'>;

/** Like the report on employees, without them (mark: component-report-shape). */
function ofCompany(split: Split) {
  return ({ CompanyId, Year }: CompanyYear, call: Call): string => {
    const company = call.view.company(CompanyId);
    const payslips = runsIn(company, Year, call).flatMap((run) => run.payslips);
    return reportDocument('ReportCompanyWageComponent', {
      ...companyColumns(company),
      WageComponentsList: componentList(payslips, company, split, call),
    });
  };
}

/**
 * The one of which the shape is known; that per run is like it (mark: component-report-shape), and so are the
 * declarations of all (mark: component-reports-say-utf16).
 */
function ofEmployees(split: Split) {
  return ({ CompanyId, Year }: CompanyYear, call: Call): string =>
    reportDocument(
      'ReportCompanyEmployeeWageComponent',
      employeesOf(call.view.company(CompanyId), Year, split, call),
    );
}

/** That of one company, for several of them (mark: component-report-shape). */
function ofEmployeesOfCompanies({ Year, ...scope }: YearScope, call: Call): string {
  const companies = companiesIn(scope, call).map(({ company }) => employeesOf(company, Year, 'period', call));
  return reportDocument('ReportEmployeeWageComponent', { CompaniesList: { Companies: companies } });
}

function employeesOf(company: Company, year: number, split: Split, call: Call): ReportElements {
  return {
    ...companyColumns(company),
    EmployeesList: {
      Employees: employeesPaidIn({ runs: runsIn(company, year, call) }).map(({ employee, payslips }) => ({
        EmployeeID: employee.id,
        EmployeeName: employee.displayName,
        EmployeeNumber: employee.number,
        WageComponentsList: componentList(payslips, company, split, call),
      })),
    },
  };
}

/** @throws NmbrsFault InvalidPeriod for a year that cannot be. */
function runsIn(company: Company, year: number, { environment }: Call) {
  requirePossibleYear(year);
  return payrollYear(environment, company, year).runs;
}

function companyColumns({ id, name, number, periodType }: Company): ReportElements {
  return {
    CompanyID: id,
    CompanyName: name,
    CompanyNumber: number,
    PeriodType: PERIOD_TYPE_NAMES[periodType],
  };
}

/** A line of a payslip, and the run it was paid in. */
interface PaidLine extends Pick<PayLine, 'code' | 'description' | 'value'> {
  readonly run: Run;
}

/** What tells the values of a component apart. */
const VALUE_KEYS: Readonly<Record<Split, (line: PaidLine) => number>> = {
  period: ({ run }) => run.period.period,
  run: ({ run }) => run.number,
  'run and period': ({ run }) => run.number,
};

/** The lines of payslips by wage code, each with its sum and what it is made of. */
function componentList(
  payslips: readonly Payslip[],
  company: Company,
  split: Split,
  { environment }: Call,
): ReportElements {
  const paid = payslips.flatMap(({ run, lines }) => lines.map((line): PaidLine => ({ ...line, run })));
  const components = [...groupedBy(paid, ({ code }) => code).values()].sort(([a], [b]) => a.code - b.code);
  return {
    WageComponents: components.map((lines) => ({
      ComponentGuid: guidOf(environment, `wage component of company ${company.id}`, lines[0].code),
      ComponentNumber: lines[0].code,
      ComponentName: lines[0].description,
      CumulativeValue: amountText(sumOf(lines)),
      Values: { Value: [...groupedBy(lines, VALUE_KEYS[split]).values()].map((part) => paidOf(part, split)) },
    })),
  };
}

function paidOf(lines: Group<PaidLine>, split: Split): ReportElements {
  const { run } = lines[0];
  return {
    ComponentValue: amountText(sumOf(lines)),
    Period: split === 'run' ? null : run.period.period,
    Run: split === 'period' ? null : run.number,
  };
}

function sumOf(lines: readonly PaidLine[]): Cents {
  return lines.reduce((sum, { value }) => sum + value, 0);
}

type Group<T> = readonly [T, ...T[]];
