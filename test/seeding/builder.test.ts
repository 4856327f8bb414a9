import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { startNmbrs } from '../../client/in-process/start.ts';
import { company, debtor, employee, type WantedSeed } from '../../index.ts';
import { seededDemo } from './support/seeded.ts';

describe('the builder', () => {
  it('makes plain data of a sentence', () => {
    const built = debtor('T1')
      .inTrade('bakery')
      .tagged(1)
      .withDepartments('Winkel')
      .with(
        company(1)
          .named('Bakkerij De Wit')
          .paidEvery('fourWeeks')
          .withCostCenters('WINKEL')
          .with(
            employee(9003).named('Anna', 'de', 'Wit').illSince('-6 weeks', { at: 50 }),
            employee().named('Joris', 'Bos').leavingOn('end of period', 'resignation'),
            employee()
              .withContract({ startDate: '2025-01-01', endDate: '2025-12-31', hoursPerWeek: 24 })
              .withContract({ startDate: '2026-01-01', hoursPerWeek: 32 }),
            { generate: 15 },
          ),
      );
    const said = {
      number: 'T1',
      trade: 'bakery',
      tags: [1],
      departments: [{ description: 'Winkel' }],
      companies: [
        {
          number: 1,
          name: 'Bakkerij De Wit',
          periodType: 'fourWeeks',
          costCenters: [{ code: 'WINKEL' }],
          employees: [
            {
              number: 9003,
              personalInfo: { firstName: 'Anna', prefix: 'de', lastName: 'Wit' },
              absences: [{ reports: [{ start: '-6 weeks', percentage: 50 }] }],
            },
            {
              personalInfo: { firstName: 'Joris', prefix: null, lastName: 'Bos' },
              employments: [{ endDate: 'end of period', endReason: 'resignation' }],
            },
            {
              contracts: [
                { startDate: '2025-01-01', endDate: '2025-12-31', hoursPerWeek: 24 },
                { startDate: '2026-01-01', hoursPerWeek: 32 },
              ],
            },
            { generate: 15 },
          ],
        },
      ],
    };
    expect(built).toEqual(said);
    expect(JSON.parse(JSON.stringify(built))).toEqual(said);
    expect(parse(stringify(built))).toEqual(said);
    expect(structuredClone({ ...built })).toEqual(said);
  });

  it('gives a new one with every step', () => {
    const anna = employee({ personalInfo: { bsn: null } }).named('Anna', 'Wit');
    const ill = anna.illSince('-40 weeks').stillIllAt(50, '-8 weeks');
    const better = ill.illUntil('-1 week');
    expect(anna).toEqual({ personalInfo: { bsn: null, firstName: 'Anna', prefix: null, lastName: 'Wit' } });
    expect(ill.absences).toEqual([
      {
        reports: [
          { start: '-40 weeks', percentage: 100 },
          { start: '-8 weeks', percentage: 50 },
        ],
      },
    ]);
    expect(better.absences?.[0]?.reports?.[1]).toEqual({ start: '-8 weeks', percentage: 50, end: '-1 week' });
    expect(anna.hiredOn('-6 years').leavingOn('-2 years').hiredOn('start of year').employments).toEqual([
      { startDate: '-6 years', endDate: '-2 years', endReason: 'resignation' },
      { startDate: 'start of year' },
    ]);
  });

  it('calls everybody by the surname that is said, whatever partner is made', () => {
    const staff = Array.from({ length: 40 }, () => employee().named('Anna', 'de', 'Wit'));
    const { tenant, employees } = seededDemo({ debtors: [debtor('T1').with(company(1).with(...staff))] });
    const made = employees.map((id) => tenant.environment.employees.get(id));
    expect(made.some((one) => one?.partner)).toBe(true);
    expect(new Set(made.map((one) => one?.displayName))).toEqual(new Set(['Wit, A. de']));
  });

  it('goes on with an illness that there is', () => {
    expect(() => employee().illUntil('today')).toThrow('is not ill yet; begin with illSince');
  });

  it('lets the compiler read days, words and fields', () => {
    // @ts-expect-error a day that is none
    employee().illSince('six weeks ago');
    // @ts-expect-error a unit that there is not
    employee().hiredOn('-6 fortnights');
    // @ts-expect-error a reason that there is not
    employee().leavingOn('today', 'boredom');
    // @ts-expect-error a field that there is not
    employee().withContract({ hours: 24 });
    // @ts-expect-error a trade that there is not
    debtor('1').inTrade('banking');
    // @ts-expect-error an employee in the place of a company
    debtor('1').with(employee(1));
    // @ts-expect-error a company in the place of an employee
    company(1).with(company(2));
    debtor('1').with({ number: 1, employees: [{ number: 2 }, employee(3), { generate: 4 }] });
    employee().hiredOn('2026-11-01').hiredOn('start of period -2').hiredOn('+1 month').hiredOn('end of year');
  });

  it('is taken as it is, beside plain records', async () => {
    const nmbrs = await startNmbrs();
    const seed: WantedSeed = {
      debtors: [
        debtor('T1')
          .withDepartments('Winkel')
          .withFunctions('Bakker')
          .with(
            company(1).with(
              employee(1)
                .born('1990-05-01')
                .withBsn('999990019')
                .marriedTo({ firstName: 'Pieter', lastName: 'Vos' }, 'ownThenPartner')
                .withChild({ firstName: 'Bo' })
                .livingAt({ street: 'Dorpsstraat', houseNumber: '1', postalCode: '1234 AB', city: 'Weesp' })
                .paidOn('NL91ABNA0417164300')
                .workingAs('Bakker')
                .earning(3150, { from: 'start of year' })
                .working([8, 8, 8, 8, 0, 0, 0])
                .withLeaveHours(40)
                .onLeave('-10 days', '-8 days')
                .withWageComponent({ code: 1300, value: 250, kind: 'variable' })
                .withHours({ code: 2010, value: 3 })
                .driving({ brand: 'Kia' }),
              { number: 2 },
              employee()
                .partTime(60)
                .inDepartment('Winkel')
                .illSince('-3 weeks', { until: '-2 weeks', cause: 'Ziekte' }),
              employee().hiredOn('-4 years').dyingOn('-1 week'),
              employee()
                .single()
                .withoutBsn()
                .and({ documents: [{ name: 'x.txt', content: 'SGFsbG8=' }] }),
              employee().applying('+1 month'),
            ),
          ),
        { number: 'T2', companies: [company(1).with({ generate: 2 }).with(employee())] },
      ],
      scenarios: ['rehired'],
    };
    const env = await nmbrs.environment({ seed });
    expect(
      (await env.seed({ debtors: [debtor('T1').with(company(1).with(employee(40)))] })).employees,
    ).toHaveLength(1);
    expect(env.seeded?.employees).toHaveLength(10);
    await nmbrs.close();
  });
});
