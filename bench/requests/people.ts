import type { DebtorSeed } from '../../contracts/seed/seed.ts';

/** The employees of a company, as a seed says them. */
export type Staff = NonNullable<NonNullable<DebtorSeed['companies']>[number]['employees']>;

/** People as they would be said, with what tests are about. @param first the number of the first of them. */
export function exactPeople(count: number, first = 10_000): Staff {
  return Array.from({ length: count }, (_, at) => ({
    number: first + at,
    personalInfo: { firstName: 'Jan', lastName: 'Bos', bsn: null },
    employments: [{ startDate: '2024-01-01' }],
    contracts: [{ startDate: '2024-01-01', hoursPerWeek: 32 }],
    salaries: [{ startDate: 'start of year', value: 3_000 }],
    absences: [{ reports: [{ start: '-6 weeks', percentage: 50 }] }],
  }));
}
