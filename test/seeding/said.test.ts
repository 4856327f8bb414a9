import { describe, expect, it } from 'vitest';
import type { CompanySeed, DebtorSeed, ExactEmployee } from '../../contracts/seed/seed.ts';
import { managerIn } from '../../server/world/managers.ts';
import { seededDemo } from './support/seeded.ts';

/** What comes in by a seed of the first debtor and its first company. */
function seeded(debtor: Omit<DebtorSeed, 'companies'>, company: CompanySeed, ...employees: ExactEmployee[]) {
  const said = { number: '1001', ...debtor, companies: [{ number: 1, ...company, employees }] };
  const { tenant, employees: ids } = seededDemo({ debtors: [said] });
  const { environment } = tenant;
  const find = <T>(found: T | undefined): T => {
    if (found === undefined) throw new Error('There is no such record.');
    return found;
  };
  return {
    debtor: find(environment.debtors.get(1001)),
    company: find(environment.companies.get(10001)),
    people: ids.map((id) => find(environment.employees.get(id))),
    today: environment.today,
  };
}

describe('what a seed says of one that is there', () => {
  it('comes to the cost centres and departments that it has, or changes those', () => {
    const { debtor, company } = seeded(
      { departments: [{ code: 10, description: 'Ovens' }, { description: 'Bar' }] },
      { costCenters: [{ code: '100', description: 'Ovens' }, { code: 'BAR' }] },
    );
    expect(debtor.departments.map(({ code, description }) => [code, description])).toEqual([
      [10, 'Ovens'],
      [20, 'Winkel'],
      [30, 'Logistiek'],
      [40, 'Kantoor'],
      [50, 'Bar'],
    ]);
    expect(company.costCenters.map(({ id }) => id).slice(0, 4)).toEqual([1000121, 1000122, 1000123, 1000124]);
    expect(company.costCenters.map(({ description }) => description)).toEqual([
      'Ovens',
      'Winkel',
      'Logistiek',
      'Kantoor',
      'BAR',
    ]);
  });

  it('is made whole where it says less', () => {
    const { company } = seeded(
      {},
      {
        costCenters: [{ code: 'BAR' }],
        wageComponents: [{ code: 1300, value: 5, costCenterId: 'BAR' }],
        socialInsurances: [{ riskGroup: 2 }],
        runRequests: [{}],
      },
    );
    expect(company.wageComponents).toMatchObject([
      { kind: 'fixed', from: { year: 2026, period: 11 }, costCenterId: company.costCenters.at(-1)?.id },
    ]);
    expect(company.socialInsurances).toMatchObject([{ riskGroup: 2, ownRisk: { sickness: false } }]);
    expect(company.runRequests).toMatchObject([{ period: { year: 2026, period: 11 } }]);
  });
});

describe('an employee of a seed', () => {
  it('who died was in service until then', () => {
    const { people } = seeded({}, {}, { personalInfo: { deceasedOn: '2026-10-03' } });
    expect(people).toMatchObject([
      { type: 'inactive', employments: [{ endDate: '2026-10-03T00:00:00', endReason: { id: 8 } }] },
    ]);
  });

  it('who left is ill no longer than that', () => {
    const { people } = seeded(
      {},
      {},
      {
        employments: [{ startDate: '2020-01-01', endDate: '2026-06-30' }],
        absences: [{ reports: [{ start: '2026-06-01' }] }],
      },
    );
    expect(people).toMatchObject([{ absences: [{ reports: [{ end: '2026-06-30T00:00:00' }] }] }]);
  });

  it('earns what is said, to the last digit', () => {
    const { people } = seeded({}, {}, { salaries: [{ value: 1234.567 }] }, { salaries: [{ value: 12 }] });
    expect(people.map(({ salaries }) => salaries[0]?.value)).toEqual(['1234.567', '12.00']);
  });

  it('has the manager that is said, and else the first one of the debtor', () => {
    const { debtor, people } = seeded(
      { managers: [{ lastName: 'Baas' }, { lastName: 'Chef' }] },
      {},
      { managers: [{ manager: 2, from: 'period -1' }] },
      {},
    );
    const nameIn = (period: number) =>
      people.map((employee) => managerIn(employee, debtor, { year: 2026, period })?.lastName);
    expect([nameIn(9), nameIn(11)]).toEqual([
      ['Baas', 'Baas'],
      ['Chef', 'Baas'],
    ]);
  });

  it('is the same whether the administration is read at once or after others', () => {
    const one = seeded({}, {}, {}, {}).people;
    const other = seeded({}, {}, {}, {}).people;
    const late = [other[1], other[0]].map((employee) => JSON.stringify(employee)).reverse();
    expect(one.map((employee) => JSON.stringify(employee))).toEqual(late);
    expect(one[0]?.wageTaxSettings.length).toBeGreaterThan(0);
  });
});
