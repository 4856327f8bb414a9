import { expect, it } from 'vitest';
import { company, debtor, employee } from '../../index.ts';
import { seededDemo } from './support/seeded.ts';

/** The contracts and the times in service of an employee, from and until. */
function madeOf(...contracts: readonly object[]): Record<'contracts' | 'employments', string[]> {
  const one = employee({ contracts });
  const { tenant, employees } = seededDemo({ debtors: [debtor('T1').with(company(1).with(one))] });
  const made = tenant.environment.employees.get(employees[0] ?? 0);
  const days = (list: readonly { readonly startDate: string; readonly endDate: string | null }[] = []) =>
    list.map(({ startDate, endDate }) => `${startDate.slice(0, 10)} ${endDate?.slice(0, 10) ?? '-'}`);
  return { contracts: days(made?.contracts), employments: days(made?.employments) };
}

it.each<[what: string, contracts: readonly object[], made: ReturnType<typeof madeOf>]>([
  [
    'that follow each other',
    [{ startDate: '2025-01-01' }, { startDate: '2026-01-01' }],
    { contracts: ['2025-01-01 2025-12-31', '2026-01-01 -'], employments: ['2025-01-01 -'] },
  ],
  [
    'that are said in another order',
    [{ startDate: '2026-01-01' }, { startDate: '2025-01-01' }],
    { contracts: ['2026-01-01 -', '2025-01-01 2025-12-31'], employments: ['2025-01-01 -'] },
  ],
  [
    'of which one ended while the other goes on',
    [
      { startDate: '2024-01-01', endDate: null },
      { startDate: '2025-01-01', endDate: '2025-06-30' },
    ],
    { contracts: ['2024-01-01 -', '2025-01-01 2025-06-30'], employments: ['2024-01-01 -'] },
  ],
  [
    'of which the last ended after an earlier one without an end',
    [{ startDate: '2024-01-01' }, { startDate: '2025-01-01', endDate: '2025-06-30' }],
    {
      contracts: ['2024-01-01 2024-12-31', '2025-01-01 2025-06-30'],
      employments: ['2024-01-01 2025-06-30'],
    },
  ],
  [
    'that begin on one day',
    [
      { startDate: '2025-01-01', taxSequenceNumber: 1 },
      { startDate: '2025-01-01', taxSequenceNumber: 2 },
    ],
    { contracts: ['2025-01-01 -', '2025-01-01 -'], employments: ['2025-01-01 -'] },
  ],
])('contracts %s fill one time in service', (_what, contracts, made) => {
  expect(madeOf(...contracts)).toEqual(made);
});
