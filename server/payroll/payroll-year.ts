import type { Steps } from '../../base/turns.ts';
import type { Environment } from '../world/environment.ts';
import type { Company, Employee } from '../world/records.ts';
import type { Cents, Payslip, Run } from './model.ts';
import { payslipOf } from './payslips.ts';
import { runsOf } from './runs.ts';
import { isInService } from './workdays.ts';

/** A run, and the payslips of all employees in it; those of a year come oldest first. */
interface PaidRun {
  readonly run: Run;
  readonly payslips: readonly Payslip[];
}

/** The runs of a company in a year with all payslips. */
export function payrollYear(environment: Environment, company: Company, year: number): Steps<PaidRun[]> {
  return paidIn(runsOf(environment, company, year), environment, company);
}

/** What a company paid in the year of a run, up to and including that run. */
export function payrollUntil(environment: Environment, company: Company, last: Run): Steps<PaidRun[]> {
  const runs = runsOf(environment, company, last.period.year);
  return paidIn(
    runs.filter(({ number }) => number <= last.number),
    environment,
    company,
  );
}

/** Worked out employee by employee: what holds in a period follows from what was reserved in those before. */
function* paidIn(runs: readonly Run[], environment: Environment, company: Company): Steps<PaidRun[]> {
  const paidRuns = runs.map((run) => ({ run, payslips: [] as Payslip[] }));
  for (const employee of environment.employeesOf(company.id)) {
    for (const { run, payslips } of paidRuns) {
      if (!isInService(employee, company, run.period)) continue;
      payslips.push(payslipOf(employee, company, run));
      yield;
    }
    yield;
  }
  return paidRuns;
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
export function* employeesPaidIn(runs: readonly PaidRun[]): Steps<EmployeeYear[]> {
  const byEmployee = new Map<number, Payslip[]>();
  for (const { payslips } of runs)
    for (const payslip of payslips) {
      const known = byEmployee.get(payslip.employee.id);
      if (known) known.push(payslip);
      else byEmployee.set(payslip.employee.id, [payslip]);
      yield;
    }
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
