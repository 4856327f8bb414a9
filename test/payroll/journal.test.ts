import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, spread } from '../../server/payroll/journal.ts';
import { payslipOf } from '../../server/payroll/payslips.ts';
import {
  closedRun,
  component,
  decimals,
  employee,
  FULL_TIME,
  MONTHLY,
  salary,
  sum,
} from './support/people.ts';

describe('spreading', () => {
  it('leaves no cent behind', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        decimals(0, 50),
        decimals(0, 50),
        (amount, a, b) => {
          const shares = [a, b, '0.00' as const].map((percentage) => ({
            costCenter: null,
            costUnit: null,
            percentage,
          }));
          expect(sum(spread(amount, shares).map(({ part }) => part))).toBe(amount);
        },
      ),
    );
  });

  it('sends a component to its own cost centre whole', () => {
    const parts = [1, 2].map((at) => ({
      id: at,
      costCenterId: at,
      costUnitId: null,
      percentage: '50.00' as const,
      isDefault: false,
    }));
    const who = employee({
      salaries: [salary('grossFullTime', '3000.01')],
      schedules: [FULL_TIME],
      wageComponents: [{ ...component(1300, '500.00'), costCenterId: 3 }],
      costSplits: [{ id: 1, createdAt: '', from: { year: 2024, period: 1 }, parts }],
    });
    const entries = entriesOf(payslipOf(who, MONTHLY, closedRun(MONTHLY, 2026, 3)));
    const costs = (description: string) =>
      entries
        .filter((entry) => entry.description === description)
        .map(({ share, debit }) => [share?.costCenter?.code, debit]);
    expect(costs('Bonus')).toEqual([['K3', 50_000]]);
    expect(costs('Salaris')).toEqual([
      ['K1', 150_001],
      ['K2', 150_000],
    ]);
  });
});
