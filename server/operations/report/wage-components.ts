import { Sequence } from '../../../base/sequence.ts';
import type { Steps } from '../../../base/turns.ts';
import { amountText } from '../../payroll/exact.ts';
import type { Cents, PayLine, Payslip, Run } from '../../payroll/model.ts';
import { type EmployeeYear, employeesPaidIn, payrollYear } from '../../payroll/payroll-year.ts';
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
  return function* ({ CompanyId, Year }: CompanyYear, call: Call): Steps<Sequence<string>> {
    const company = call.view.company(CompanyId);
    const sums: ComponentSums = new Map();
    for (const { payslips } of yield* runsIn(company, Year, call))
      for (const payslip of payslips) {
        addUp(payslip, split, sums);
        yield;
      }
    return reportDocument('ReportCompanyWageComponent', {
      ...companyColumns(company),
      WageComponentsList: componentList(sums, company, split, call),
    });
  };
}

/**
 * The one of which the shape is known; that per run is like it (mark: component-report-shape), and so are the
 * declarations of all (mark: component-reports-say-utf16).
 */
function ofEmployees(split: Split) {
  return function* ({ CompanyId, Year }: CompanyYear, call: Call): Steps<Sequence<string>> {
    const employees = yield* employeesOf(call.view.company(CompanyId), Year, split, call);
    return reportDocument('ReportCompanyEmployeeWageComponent', employees);
  };
}

/** That of one company, for several of them (mark: component-report-shape). */
function* ofEmployeesOfCompanies({ Year, ...scope }: YearScope, call: Call): Steps<Sequence<string>> {
  const companies: ReportElements[] = [];
  for (const { company } of companiesIn(scope, call))
    companies.push(yield* employeesOf(company, Year, 'period', call));
  return reportDocument('ReportEmployeeWageComponent', { CompaniesList: { Companies: companies } });
}

function* employeesOf(company: Company, year: number, split: Split, call: Call): Steps<ReportElements> {
  const employees = yield* employeesPaidIn(yield* runsIn(company, year, call));
  return {
    ...companyColumns(company),
    EmployeesList: {
      Employees: Sequence.of(() => employees).map((one) => employeeRow(one, company, split, call)),
    },
  };
}

function employeeRow(
  { employee, payslips }: EmployeeYear,
  company: Company,
  split: Split,
  call: Call,
): ReportElements {
  const sums: ComponentSums = new Map();
  for (const payslip of payslips) addUp(payslip, split, sums);
  return {
    EmployeeID: employee.id,
    EmployeeName: employee.displayName,
    EmployeeNumber: employee.number,
    WageComponentsList: componentList(sums, company, split, call),
  };
}

/** @throws NmbrsFault InvalidPeriod for a year that cannot be. */
function runsIn(company: Company, year: number, { environment }: Call) {
  requirePossibleYear(year);
  return payrollYear(environment, company, year);
}

function companyColumns({ id, name, number, periodType }: Company): ReportElements {
  return {
    CompanyID: id,
    CompanyName: name,
    CompanyNumber: number,
    PeriodType: PERIOD_TYPE_NAMES[periodType],
  };
}

/** What was paid under a wage code, and what it is made of, by what tells the values apart. */
interface ComponentSum extends Pick<PayLine, 'code' | 'description'> {
  cents: Cents;
  readonly values: Map<number, PaidValue>;
}

/** What was paid in a run, or in a period. */
interface PaidValue {
  readonly run: Run;
  cents: Cents;
}

/** By wage code. */
type ComponentSums = Map<number, ComponentSum>;

/** What tells the values of a component apart. */
const VALUE_KEYS: Readonly<Record<Split, (run: Run) => number>> = {
  period: ({ period }) => period.period,
  run: ({ number }) => number,
  'run and period': ({ number }) => number,
};

/** Adds the lines of a payslip to the sums. */
function addUp({ run, lines }: Payslip, split: Split, sums: ComponentSums): void {
  const key = VALUE_KEYS[split](run);
  for (const { code, description, value } of lines) {
    const sum = sums.get(code) ?? { code, description, cents: 0, values: new Map() };
    const paid = sum.values.get(key) ?? { run, cents: 0 };
    sum.cents += value;
    paid.cents += value;
    sum.values.set(key, paid);
    sums.set(code, sum);
  }
}

/** The sums by wage code, each with what it is made of. */
function componentList(
  sums: ComponentSums,
  company: Company,
  split: Split,
  { environment }: Call,
): ReportElements {
  const components = [...sums.values()].sort((a, b) => a.code - b.code);
  return {
    WageComponents: components.map(({ code, description, cents, values }) => ({
      ComponentGuid: guidOf(environment, `wage component of company ${company.id}`, code),
      ComponentNumber: code,
      ComponentName: description,
      CumulativeValue: amountText(cents),
      Values: { Value: [...values.values()].map((value) => paidOf(value, split)) },
    })),
  };
}

function paidOf({ run, cents }: PaidValue, split: Split): ReportElements {
  return {
    ComponentValue: amountText(cents),
    Period: split === 'run' ? null : run.period.period,
    Run: split === 'period' ? null : run.number,
  };
}
