import { describe, expect, it } from 'vitest';
import { atOnce } from '../../base/turns.ts';
import { runIdOf } from '../../fixtures/ids.ts';
import { journalOf } from '../../server/payroll/journal.ts';
import { payslipsOf } from '../../server/payroll/payslips.ts';
import { runsOf } from '../../server/payroll/runs.ts';
import { demo, sum } from './support/people.ts';

describe('runs', () => {
  it('are one for each closed period, with ids that nobody else has', () => {
    const environment = demo();
    const ids = [...environment.companies.all()].flatMap((company) =>
      [2023, 2024, 2025, 2026, 2027].flatMap((year) =>
        runsOf(environment, company, year).map((run) => {
          expect(run.id).toBe(runIdOf(company.id, { year, period: run.number }));
          expect([run.period.period, run.locked]).toEqual([run.number, true]);
          return run.id;
        }),
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const employees = new Set(
      [...environment.companies.all()].flatMap(({ id }) =>
        [...environment.employeesOf(id)].map((one) => one.id),
      ),
    );
    expect(ids.filter((id) => employees.has(id))).toEqual([]);
  });

  it('have ids that fit an int, also of the last company of the seed and of new ones', () => {
    const ids = [10_001, 49_999, 1_500_000_000, 2_147_483_647].map((id) =>
      runIdOf(id, { year: 2026, period: 53 }),
    );
    expect(ids).toEqual([100_012_653, 499_992_653, 15_012_653, 61_482_653]);
  });

  it('balance for everybody in the default world', () => {
    const environment = demo();
    for (const company of environment.companies.all())
      for (const run of runsOf(environment, company, 2026)) {
        const entries = atOnce(journalOf(environment, company, run));
        const netPay = sum(atOnce(payslipsOf(environment, company, run)).map((payslip) => payslip.netPay));
        expect(sum(entries.map(({ debit, credit }) => debit - credit))).toBe(0);
        expect(sum(entries.filter(({ account }) => account === 1620).map(({ credit }) => credit))).toBe(
          netPay,
        );
        expect(netPay).toBeGreaterThan(0);
      }
  });
});
