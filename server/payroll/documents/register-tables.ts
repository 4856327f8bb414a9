import type { Steps } from '../../../base/turns.ts';
import type { Payslip } from '../model.ts';
import { amountUnder, type EmployeeYear, totalOf } from '../payroll-year.ts';
import { salaryAccountOf } from '../salary-payments.ts';
import { HOLIDAY_PAYOUT } from '../wage-model.ts';
import { annualTable, employeesUntil, type UntilRun, ungrouped } from './annual-document.ts';
import { dutchNumber } from './dutch-notation.ts';
import type { Column, RowGroup } from './table-document.ts';

/** The documents of a year that tell what each employee got. */

const NUMBER: Column<EmployeeYear> = {
  heading: 'Nr.',
  width: 1,
  text: ({ employee }) => String(employee.number),
};
const NAME: Column<EmployeeYear> = {
  heading: 'Werknemer',
  width: 3,
  text: ({ employee }) => employee.displayName,
};

/** A row for each employee. */
function* eachEmployee(until: UntilRun): Steps<RowGroup<EmployeeYear>[]> {
  return ungrouped(yield* employeesUntil(until));
}

/** An amount of the payslips of an employee, added up. */
function cumulative(heading: string, amount: (payslip: Payslip) => number): Column<EmployeeYear> {
  return { heading, width: 2, amount: ({ payslips }) => totalOf(payslips, amount) };
}

/** What was paid out, to which employee and account. */
export const paymentList = annualTable<EmployeeYear>({
  title: 'Betaallijst cumulatief',
  columns: [
    NUMBER,
    NAME,
    { heading: 'IBAN', width: 3, text: lastAccount },
    cumulative('Netto', (slip) => slip.netPay),
  ],
  groups: eachEmployee,
});

function lastAccount({ employee, last }: EmployeeYear): string {
  return salaryAccountOf(employee, last.run.period)?.iban ?? '';
}

/** From gross to net, one line for each employee. */
export const registerSummary = annualTable<EmployeeYear>({
  title: 'Verzamelloonstaat cumulatief',
  columns: [
    NUMBER,
    NAME,
    cumulative('Bruto', ({ gross }) => gross),
    cumulative('Loon voor loonheffing', ({ taxableWage }) => taxableWage),
    cumulative('Loonheffing', ({ wageTax }) => wageTax),
    cumulative('Netto', ({ netPay }) => netPay),
    cumulative('Werkgeverslasten', ({ employerCharges }) => employerCharges),
  ],
  groups: eachEmployee,
});

/** Holiday allowance: what was set aside, what was paid out, and what is left. */
export const reservations = annualTable<EmployeeYear>({
  title: 'Saldo reserveringen',
  columns: [
    NUMBER,
    NAME,
    cumulative('Opgebouwd', ({ reserved }) => reserved),
    cumulative('Uitbetaald', amountUnder(HOLIDAY_PAYOUT)),
    { heading: 'Saldo', width: 2, amount: ({ last }) => last.holidayBalance },
  ],
  groups: eachEmployee,
});

/** The payroll register (loonstaat) that the law asks for: each payslip of the year, employee by employee. */
const PAYSLIP_COLUMNS: readonly Column<Payslip>[] = [
  { heading: 'Periode', width: 2, text: ({ run }) => String(run.period.period) },
  { heading: 'Dagen', width: 1, text: ({ daysWorked }) => String(daysWorked) },
  { heading: 'Uren', width: 1, text: ({ hoursWorked }) => dutchNumber(hoursWorked) },
  { heading: 'Bruto', width: 2, amount: ({ gross }) => gross },
  { heading: 'Loon voor loonheffing', width: 2, amount: ({ taxableWage }) => taxableWage },
  { heading: 'Loonheffing', width: 2, amount: ({ wageTax }) => wageTax },
  { heading: 'Netto', width: 2, amount: ({ netPay }) => netPay },
];

/** Of those who are in the run (mark: register-of-run). */
export const register = annualTable<Payslip>({
  title: 'Loonstaat',
  columns: PAYSLIP_COLUMNS,
  *groups(until) {
    const employees = yield* employeesUntil(until);
    return employees
      .filter(({ payslips }) => payslips.some(({ run }) => run.id === until.run.id))
      .map(groupOf);
  },
});

/** Of all employees who were paid in the year, also those who left. */
export const registerOfAll = annualTable<Payslip>({
  title: 'Loonstaat alle werknemers',
  columns: PAYSLIP_COLUMNS,
  *groups(until) {
    return (yield* employeesUntil(until)).map(groupOf);
  },
});

function groupOf({ employee, payslips }: EmployeeYear): RowGroup<Payslip> {
  return { heading: `${employee.number} ${employee.displayName}`, rows: payslips };
}
