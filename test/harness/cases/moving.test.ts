import { describe, expect, it } from 'vitest';
import type { CallStep, Case } from '../../../harness/format/case.ts';
import { readCases } from '../../../harness/format/load-cases.ts';
import { encodeCall } from '../../../harness/wire/encode.ts';

/** A case is written for November 2026, and moved to the month that is open on a real service. */

function caseWith(steps: string, head = ''): Case {
  const { cases, errors } = readCases(
    `case: x\nservice: EmployeeService\ngiven: { employee: 1 }\n${head}steps:\n${steps}`,
    'test.yaml',
  );
  expect(errors).toEqual([]);
  return cases[0] as Case;
}

const salary = (start: string) =>
  `  - { call: Salary_Update, with: { EmployeeId: $employee, Salary: { Value: 1, Type: Bruto_Uurloon }, Start: ${start} } }\n`;
const read = (year: number, period: number) =>
  `  - { call: Salary_Get, with: { EmployeeId: $employee, Year: ${year}, Period: ${period} } }\n`;
const leaveOf = (year: number) =>
  `  - { call: Leave_GetList, with: { EmployeeId: $employee, Year: ${year} } }\n`;

/** What stands in the elements of this name in the first request. */
function sent(one: Case, ...names: string[]): string[] {
  const [{ operation, request }] = one.steps as [CallStep];
  const xml = encodeCall(operation, request, null, new Map([['employee', '1']]));
  return names.map((name) => new RegExp(`<${name}>(.*?)</${name}>`).exec(xml)?.[1] ?? '');
}

describe('a moved case', () => {
  it.each([
    ['2026-12-10', 3, '2027-03-10T00:00:00'],
    ['2026-12-10T08:30:00', 1, '2027-01-10T08:30:00'],
    ['2026-12-30', 2, '2027-02-28T00:00:00'],
    ['2026-11-30', 1, '2026-12-31T00:00:00'],
    ['2026-10-31', 4, '2027-02-28T00:00:00'],
    ['2027-02-28', 12, '2028-02-29T00:00:00'],
    ['1990-01-31', 3, '1990-01-31T00:00:00'],
  ])('has %s, %i months later, as %s', (start, months, moved) => {
    expect(sent(caseWith(salary(start)).time.shiftedBy(months), 'Start')).toEqual([moved]);
  });

  it.each([
    [2026, 11, 1, 2026, 12],
    [2026, 11, 2, 2027, 1],
    [2026, 3, 14, 2027, 5],
    [2026, 13, 2, 2027, 13],
    [2026, 0, 2, 2027, 0],
    [1990, 1, 3, 1990, 1],
  ])('has period %i-%i, %i months later, as %i-%i', (year, period, months, movedYear, movedPeriod) => {
    const moved = caseWith(read(year, period)).time.shiftedBy(months);
    expect(sent(moved, 'Year', 'Period').map(Number)).toEqual([movedYear, movedPeriod]);
  });

  it('has a year alone as that of its November', () => {
    const one = caseWith(leaveOf(2025));
    expect([1, 2, 13, 14].map((months) => sent(one.time.shiftedBy(months), 'Year'))).toEqual([
      ['2025'],
      ['2026'],
      ['2026'],
      ['2027'],
    ]);
  });

  it('is the case itself where nothing but other numbers stand in it', () => {
    expect(caseWith(read(1990, 1)).time.isDated).toBe(false);
    expect(caseWith(read(2026, 1)).time.isDated).toBe(true);
    expect(caseWith(salary('2026-12-10')).time.isDated).toBe(true);
  });
});

describe('a case that cannot be moved', () => {
  it.each([
    [
      'a day amid other text',
      caseWith(
        '  - { step: in 2026, call: Salary_GetCurrent, with: { EmployeeId: $employee }, answer: { Value: { matches: 2026-12 } } }\n',
      ),
      '2026-12',
    ],
    [
      'a period by which it picks',
      caseWith(
        '  - { call: HourComponentVar_Get, with: { EmployeeId: $employee, Year: 2026, Period: 11 }, keep: { id: "[Hours=3].Id" } }\n  - { call: CompanyService.Run_GetList, with: { CompanyId: 10001, Year: 2026 }, keep: { run: "[PeriodStart=10].ID" } }\n',
      ),
      '[PeriodStart=10].ID',
    ],
    ['a reason that somebody gives', caseWith(read(2026, 11), 'onlyInNovember: so it is\n'), 'so it is'],
  ])('has %s', (_, one, why) => {
    expect([one.time.whyNotShifted(0), one.time.whyNotShifted(1)]).toEqual([null, why]);
  });

  it('has a year alone that is that of days which would then lie in another one', () => {
    const one = caseWith(salary('2026-03-02') + leaveOf(2026));
    expect([1, 2, 10].map((months) => one.time.whyNotShifted(months))).toEqual([null, '2026', null]);
  });
});
