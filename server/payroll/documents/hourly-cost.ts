import type { Cents, Payslip } from '../model.ts';
import { amountUnder, type EmployeeYear, totalOf } from '../payroll-year.ts';
import { HOLIDAY_PAYOUT } from '../wage-model.ts';
import { annualTable, employeesUntil, ungrouped } from './annual-document.ts';
import { dutchNumber, euros } from './dutch-notation.ts';

/** What an hour of each employee costs the employer: wages, charges and what is set aside, by the hours of the schedule. */
export const employerCostPerHour = annualTable<EmployeeYear>({
  title: 'Werkgeverskosten per uur',
  columns: [
    { heading: 'Nr.', width: 1, text: ({ employee }) => String(employee.number) },
    { heading: 'Werknemer', width: 3, text: ({ employee }) => employee.displayName },
    { heading: 'Bruto zonder vakantiegeld', width: 3, amount: ({ payslips }) => totalOf(payslips, wageOf) },
    {
      heading: 'Werkgeverslasten',
      width: 2,
      amount: ({ payslips }) => totalOf(payslips, ({ employerCharges }) => employerCharges),
    },
    {
      heading: 'Reserveringen',
      width: 2,
      amount: ({ payslips }) => totalOf(payslips, ({ reserved }) => reserved),
    },
    { heading: 'Kosten', width: 2, amount: ({ payslips }) => totalOf(payslips, costOf) },
    { heading: 'Uren', width: 1, text: ({ payslips }) => dutchNumber((hours(payslips) / 100).toFixed(2)) },
    { heading: 'Kosten per uur', width: 2, text: costPerHour },
  ],
  *groups(until) {
    return ungrouped(yield* employeesUntil(until));
  },
});

function costOf(payslip: Payslip): Cents {
  return wageOf(payslip) + payslip.employerCharges + payslip.reserved;
}

/** Holiday allowance that is paid out was a cost when it was set aside. */
function wageOf(payslip: Payslip): Cents {
  return payslip.gross - amountUnder(HOLIDAY_PAYOUT)(payslip);
}

/** In hundredths. */
function hours(payslips: readonly Payslip[]): number {
  return payslips.reduce((sum, { hoursWorked }) => sum + Math.round(Number(hoursWorked) * 100), 0);
}

function costPerHour({ payslips }: EmployeeYear): string {
  const worked = hours(payslips);
  return worked === 0 ? '' : euros(Math.round((totalOf(payslips, costOf) * 100) / worked));
}
