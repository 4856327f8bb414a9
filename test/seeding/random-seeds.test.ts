import { expect, test } from 'vitest';
import { startNmbrs } from '../../client/in-process/start.ts';
import type { Seeded } from '../../contracts/seed/seed.ts';
import type { State } from '../../contracts/seed/state.ts';
import { Chance } from '../../fixtures/random.ts';
import { SEED } from '../properties/support/draws.ts';
import { NEW_TAG, randomDebtor } from './support/random-seeds.ts';
import { roundTrip } from './support/round-trip.ts';

const ROUNDS = 4;

test.each(Array.from({ length: ROUNDS }, (_, at) => SEED + at))(
  'what a seed says is found as it was said, and comes back by an export, %i',
  async (draw) => {
    const nmbrs = await startNmbrs();
    const env = await nmbrs.openEnvironment('proef');
    const chance = new Chance(['random seeds', draw]);
    const debtors = [randomDebtor(chance, 'R1')];
    const seeded = await env.seed({ tags: [NEW_TAG], debtors });
    const { state } = (await env.export()).environments?.[0] ?? {};
    expect(foundOf(state, seeded)).toMatchObject(withoutGenerated(debtors));
    const asked = new Set([...seeded.debtors, ...seeded.companies, ...seeded.employees]);
    const compared = await roundTrip(nmbrs, 'proef', (id) => asked.has(id));
    await nmbrs.close();
    console.log('a random seed:', compared);
    expect(compared.operations).toBeGreaterThan(400);
  },
);

/** What came in, as it was said: companies in their debtors, employees in their companies. */
function foundOf(state: State | undefined, { debtors, companies, employees }: Seeded) {
  const exact = new Set(employees);
  return debtors.map((id) => ({
    ...state?.debtors.records.find((debtor) => debtor.id === id),
    companies: state?.companies.records
      .filter((company) => companies.includes(company.id) && company.debtorId === id)
      .map((company) => ({
        ...company,
        employees: state.employees.records.filter(
          (employee) => exact.has(employee.id) && employee.companyId === company.id,
        ),
      })),
  }));
}

/** The seed as it is found again: who is only counted may be anybody. */
function withoutGenerated(debtors: readonly ReturnType<typeof randomDebtor>[]) {
  return debtors.map((debtor) => ({
    ...debtor,
    companies: debtor.companies?.map((company) => ({
      ...company,
      employees: (Array.isArray(company.employees) ? company.employees : []).flatMap((one) =>
        'generate' in one ? Array.from({ length: one.generate }, () => ({})) : [one],
      ),
    })),
  }));
}
