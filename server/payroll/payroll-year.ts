import { groupedBy } from '../../base/grouped-by.ts';
import type { Environment } from '../world/environment.ts';
import type { Company, Employee } from '../world/records.ts';
import type { Cents, Payslip, Run } from './model.ts';
import { payslipOf, payslipsOf } from './payslips.ts';
import { runsOf } from './runs.ts';
import { isInService } from './workdays.ts';

/** A run, and the payslips of all employees in it. */
interface PaidRun {
  readonly run: Run;
  readonly payslips: readonly Payslip[];
}

/** What a company paid in a year, run by run, oldest first. */
interface PayrollYear {
  readonly company: Company;
  readonly year: number;
  readonly runs: readonly PaidRun[];
}

/** The runs of a company in a year with all payslips. */
export function payrollYear(environment: Environment, company: Company, year: number): PayrollYear {
  const runs = runsOf(environment, company, year).map((run) => ({
    run,
    payslips: payslipsOf(environment, company, run),
  }));
  return { company, year, runs };
}

/** What a company paid in the year of a run, up to and including that run. */
export function payrollUntil(environment: Environment, company: Company, last: Run): PayrollYear {
  const { year, runs } = payrollYear(environment, company, last.period.year);
  return { company, year, runs: runs.filter(({ run }) => run.number <= last.number) };
}

/** What one employee got in the year of a run, up to and including that run. */
export function payslipsUntil(
  environment: Environment,
  company: Company,
  employee: Employee,
  last: Run,
): Payslip[] {
  return runsOf(environment, company, last.period.year)
    .filter((run) => run.number <= last.number && isInService(employee, company, run.period))
    .map((run) => payslipOf(employee, company, run));
}

/** What one employee got in a year. */
export interface EmployeeYear {
  readonly employee: Employee;
  /** Oldest first. */
  readonly payslips: readonly Payslip[];
  readonly last: Payslip;
}

/** All employees who got something in a year, by number. */
export function employeesPaidIn({ runs }: Pick<PayrollYear, 'runs'>): EmployeeYear[] {
  const all = runs.flatMap(({ payslips }) => payslips);
  const byEmployee = groupedBy(all, ({ employee }) => employee.id);
  return [...byEmployee.values()]
    .flatMap((payslips) => employeeYear(payslips) ?? [])
    .sort((a, b) => a.employee.number - b.employee.number);
}

/** The year of an employee with these payslips, oldest first; null for none. */
export function employeeYear(payslips: readonly Payslip[]): EmployeeYear | null {
  const last = payslips.at(-1);
  return last ? { employee: last.employee, payslips, last } : null;
}

/** Adds up an amount of some payslips. */
export function totalOf(payslips: readonly Payslip[], amount: (payslip: Payslip) => Cents): Cents {
  return payslips.reduce((sum, payslip) => sum + amount(payslip), 0);
}

/** What stands on a payslip under one wage code; 0 when it has none. */
export function amountUnder({ code }: { readonly code: number }): (payslip: Payslip) => Cents {
  return ({ lines }) => lines.reduce((sum, line) => (line.code === code ? sum + line.value : sum), 0);
}
