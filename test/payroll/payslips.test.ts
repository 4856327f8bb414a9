import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText } from '../../server/payroll/exact.ts';
import { entriesOf } from '../../server/payroll/journal.ts';
import type { LineGroup } from '../../server/payroll/model.ts';
import { payLinesOf } from '../../server/payroll/pay-lines.ts';
import { payslipOf } from '../../server/payroll/payslips.ts';
import { runsOf } from '../../server/payroll/runs.ts';
import {
  anybody,
  anyRun,
  closedRun,
  component,
  demo,
  employee,
  FOUR_WEEKLY,
  FULL_TIME,
  MARCH,
  MONTHLY,
  salary,
  sum,
  totalUnder,
} from './support/people.ts';

describe('a payslip of anybody', () => {
  it('has totals that are the sums of its lines', () => {
    fc.assert(
      fc.property(anybody, anyRun, (who, { company, run }) => {
        const payslip = payslipOf(who, company, run);
        const total = (...groups: LineGroup[]) =>
          sum(payslip.lines.filter(({ group }) => groups.includes(group)).map(({ value }) => value));
        expect(payslip).toMatchObject({
          gross: total('gross'),
          taxableWage: total('gross', 'beforeTax'),
          wageTax: 0 - total('wageTax'),
          netPay: payslip.gross + total('beforeTax', 'wageTax', 'net'),
          employerCharges: total('employer'),
          reserved: total('reservation'),
        });
        expect(payslip.lines.every(({ value }) => Number.isSafeInteger(value))).toBe(true);
      }),
    );
  });

  it('is booked with as much debit as credit, each entry on one side', () => {
    fc.assert(
      fc.property(anybody, anyRun, (who, { company, run }) => {
        const entries = entriesOf(payslipOf(who, company, run));
        expect(sum(entries.map(({ debit }) => debit))).toBe(sum(entries.map(({ credit }) => credit)));
        expect(
          entries.every(({ debit, credit }) => Math.max(debit, credit) > 0 && debit * credit === 0),
        ).toBe(true);
        expect(entries.every(({ account, share }) => account >= 4000 || share === null)).toBe(true);
      }),
    );
  });

  it('balances also with amounts that nobody earns', () => {
    const value = '79228162514264337593543950335';
    const salaries = [
      salary('grossFullTime', value),
      salary('netHourlyWithComponents', value, '2025-03-10T00:00:00'),
    ];
    const payslip = payslipOf(employee({ salaries }), MONTHLY, closedRun(MONTHLY, 2025, 3));
    const entries = entriesOf(payslip);
    expect(payslip.netPay).toBeGreaterThan(0);
    expect(sum(entries.map(({ debit, credit }) => debit - credit))).toBe(0);
    expect(entries.every(({ debit, credit }) => /^\d+\.\d\d$/.test(amountText(debit + credit)))).toBe(true);
  });

  it('pays out all the holiday allowance that is reserved, sooner or later', () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom(MONTHLY, FOUR_WEEKLY), (who, company) => {
        const untilMay2025 = [2024, 2025].flatMap((year) =>
          runsOf(demo(), company, year)
            .filter(({ number }) => year === 2024 || number <= (company === MONTHLY ? 5 : 6))
            .map(({ period }) => payLinesOf(who, company, period)),
        );
        const last = payslipOf(who, company, closedRun(company, 2025, company === MONTHLY ? 5 : 6));
        // Components on the code of the payout are paid as well, but not from the reserve.
        const extra = sum(
          who.wageComponents.filter(({ code }) => code === 1500).map(({ value }) => Number(value)),
        );
        fc.pre(extra === 0);
        const lines = untilMay2025.flat();
        expect(totalUnder(lines, 1500) + last.holidayBalance).toBe(totalUnder(lines, 8000));
      }),
    );
  });
});

describe('the other lines', () => {
  const who = employee({
    salaries: [salary('grossFullTime', '3000.00')],
    schedules: [FULL_TIME],
    hourComponents: [component(2020, '10.00')],
    wageComponents: [component(1300, '500.00'), component(6100, '75.50'), component(6220, '100.00')],
  });

  it('follow the stated rates, to the cent', () => {
    const { lines, ...payslip } = payslipOf(who, MONTHLY, closedRun(MONTHLY, 2026, 3));
    // 3000 / (40 × 52 / 12) = 17.3077 an hour, times 10 hours at 150 %.
    const gross = 300_000 + 25_962 + 50_000;
    const pension = 18_798;
    const tax = Math.round((gross - pension) * 0.37 - 20_000);
    expect(lines.map(({ code, value }) => [code, value])).toEqual([
      [1000, 300_000],
      [1300, 50_000],
      [2020, 25_962],
      [3000, -pension],
      [5000, -tax],
      [6100, 7_550],
      [6220, -10_000],
      [7000, 24_438],
      [7010, 37_596],
      [7020, 37_596],
      [8000, 30_077],
    ]);
    expect(payslip.netPay).toBe(gross - pension - tax + 7_550 - 10_000);
    expect([payslip.hoursWorked, payslip.daysWorked, payslip.daysInPeriod]).toEqual(['176.00', 22, 22]);
  });

  it('have no tax credit, or no tax at all, where the settings say so', () => {
    const settings = {
      id: 1,
      createdAt: '',
      from: { year: 2024, period: 1 },
      taxCredit: false,
      withheld: true,
    };
    const taxed = (changed: object) => {
      const wageTaxSettings = [{ ...settings, ...changed }] as unknown as typeof who.wageTaxSettings;
      return totalUnder(payLinesOf({ ...who, wageTaxSettings }, MONTHLY, MARCH), 5000);
    };
    expect(taxed({}) - totalUnder(payLinesOf(who, MONTHLY, MARCH), 5000)).toBe(-20_000);
    expect(taxed({ withheld: false })).toBe(0);
  });

  it('hold the components of the company as well', () => {
    const company = { ...MONTHLY, wageComponents: [component(6130, '25.00')] };
    expect(totalUnder(payLinesOf(who, company, MARCH), 6130)).toBe(2_500);
  });
});
