import { describe, expect, it } from 'vitest';
import type { DebtorSeed, ExactEmployee } from '../../contracts/seed/seed.ts';
import { trades } from '../../fixtures/trade.ts';
import { invariants } from '../world/invariants/all.ts';
import { seededDemo, seededPart } from './support/seeded.ts';

/** What a seed may say of an employee. @param year what somebody earns in a year. */
const saidWith = (year: (euros: number) => number): readonly ExactEmployee[] => [
  {},
  { personalInfo: { firstName: 'Jan', lastName: 'Jansen' } },
  { personalInfo: { birthday: '1999-12-31', gender: 'female' } },
  { personalInfo: { maritalStatus: 'married', nameUse: 'partnerThenOwn' } },
  { partner: null },
  { partner: { lastName: 'Vos' } },
  { type: 'applicant' },
  { type: 'newHire' },
  { type: 'inactive' },
  { employments: [{ startDate: '-5 years' }] },
  { employments: [{ startDate: '-5 years', endDate: '-2 years' }, { startDate: '-1 year' }] },
  { employments: [{ startDate: '-3 years', endDate: '-1 month', endReason: 'resignation' }] },
  { employments: [{ startDate: '+1 month' }] },
  { contracts: [{ startDate: '-1 year', endDate: '+1 month' }] },
  { contracts: [{ startDate: '-2 years', endDate: '-1 year' }, { startDate: '2025-11-17' }] },
  { contracts: [{ startDate: '-1 year', hoursPerWeek: 24 }] },
  { absences: [{ reports: [{ start: '-6 weeks', percentage: 50 }] }] },
  { absences: [{ reports: [{ start: '-6 weeks' }, { start: '-3 weeks', percentage: 50 }] }] },
  { absences: [{ reports: [{ start: '-800 days', end: '-790 days' }] }] },
  { leave: [{ start: '-10 days', end: '-8 days', hours: 16 }] },
  {
    salaries: [
      { startDate: 'start of year -1', value: year(48_000) },
      { startDate: 'start of year', value: year(50_000) },
    ],
  },
  { salaries: [{ place: { scale: '4', step: '2' } }] },
  { addresses: [{ street: 'Dorpsstraat', houseNumber: '1' }] },
  { bankAccount: { description: 'Loon' } },
  { wageTaxSettings: undefined },
];

const PERIODS = { month: 12, fourWeeks: 13, week: 52 } as const;

const debtors: readonly DebtorSeed[] = [
  ...Object.keys(trades).map((trade, at) => ({
    number: `S${at}`,
    trade: trade as keyof typeof trades,
    companies: (['month', 'fourWeeks', 'week'] as const).map((periodType, index) => ({
      number: index + 1,
      branch: ['Noord', 'Zuid', 'Oost'][index] ?? null,
      periodType,
      employees: [
        ...saidWith((euros) => euros / PERIODS[periodType]),
        { generate: 40, newHires: 1, applicants: 1 },
      ],
    })),
  })),
  {
    number: '1001',
    companies: [{ number: 1, employees: [...saidWith((euros) => euros / 12), { generate: 10 }] }],
  },
];

/** What comes in later has ids and numbers behind those that a world begins with. */
const OF_OTHERS = /^(?:No two records have the same id, and|Ids and numbers count from the first)/;

describe('what is made of a seed', () => {
  const { tenant, employees } = seededDemo({ debtors });
  const world = seededPart(tenant.environment, employees);

  it('is as much as the seed says', () => {
    const count = saidWith((euros) => euros).length;
    expect(employees.length).toBe(7 * 3 * (count + 40) + count + 10);
  });

  it.each(invariants.filter(({ name }) => !OF_OTHERS.test(name)))('$name', ({ broken }) => {
    expect([...broken(world)].slice(0, 5)).toEqual([]);
  });
});
