import { mapInSteps, type Steps } from '../../base/turns.ts';
import type { YearPeriod } from '../../fixtures/seed.ts';
import { costSharesIn } from '../world/cost-shares.ts';
import type { Environment } from '../world/environment.ts';
import { holdingIn } from '../world/history.ts';
import { daysWorkedIn } from '../world/records/days-worked.ts';
import type { Company, Employee } from '../world/records.ts';
import { holidayBalance } from './holiday-allowance.ts';
import type { Payslip, Run } from './model.ts';
import { sumOf } from './pay-line.ts';
import { payLinesOf } from './pay-lines.ts';
import { PayrollMemo } from './payroll-memo.ts';
import { hoursOn } from './salary.ts';
import { isInService, workdaysOf } from './workdays.ts';

/** The payslips of a run: of all employees who are in service on some day of its period, by number. */
export function* payslipsOf(environment: Environment, company: Company, run: Run): Steps<Payslip[]> {
  const employees = yield* employeesIn(environment, company, run);
  return yield* mapInSteps(employees, (employee) => payslipOf(employee, company, run));
}

/** The employees in a run. */
export function* employeesIn(environment: Environment, company: Company, { period }: Run): Steps<Employee[]> {
  const employees: Employee[] = [];
  for (const employee of environment.employeesOf(company.id)) {
    if (isInService(employee, company, period)) employees.push(employee);
    yield;
  }
  return employees;
}

/** The payslips of a year of a thousand employees, about 20 MB. */
const payslips = new PayrollMemo<Omit<Payslip, 'run'>>(20_000);

/** The payslip of an employee in a run; without lines for one who is not in it. */
export function payslipOf(employee: Employee, company: Company, run: Run): Payslip {
  return {
    run,
    ...payslips.get(employee, company, run.period, () => workOut(employee, company, run.period)),
  };
}

function workOut(employee: Employee, company: Company, period: YearPeriod): Omit<Payslip, 'run'> {
  const workdays = workdaysOf(employee, company, period);
  const lines = payLinesOf(employee, company, period, workdays);
  return {
    employee,
    lines,
    gross: sumOf(lines, 'gross'),
    taxableWage: sumOf(lines, 'gross', 'beforeTax'),
    wageTax: 0 - sumOf(lines, 'wageTax'),
    netPay: sumOf(lines, 'gross', 'beforeTax', 'wageTax', 'net'),
    employerCharges: sumOf(lines, 'employer'),
    reserved: sumOf(lines, 'reservation'),
    holidayBalance: holidayBalance(employee, company, period),
    hoursWorked: hoursOn(workdays.inService),
    daysWorked: daysWorkedIn(employee, period)?.days ?? workdays.inService.length,
    daysInPeriod: workdays.inPeriod,
    department: holdingIn(employee.departments, period)?.department ?? null,
    costs: costSharesIn(employee, company, period),
  };
}
