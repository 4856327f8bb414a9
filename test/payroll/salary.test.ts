import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMidnight, day } from '../../fixtures/calendar.ts';
import { payLinesOf } from '../../server/payroll/pay-lines.ts';
import {
  decimals,
  employee,
  FULL_TIME,
  inService,
  MARCH,
  MONTHLY,
  salary,
  schedule,
  sum,
  totalUnder,
} from './support/people.ts';

describe('the salary of a period', () => {
  it('is the value to the cent for who works full time and all of it', () => {
    fc.assert(
      fc.property(decimals(0, 20_000), (value) => {
        const who = employee({ salaries: [salary('grossFullTime', value)], schedules: [FULL_TIME] });
        expect(totalUnder(payLinesOf(who, MONTHLY, MARCH), 1000)).toBe(Math.round(Number(value) * 100));
      }),
    );
  });

  it('is shared out over the working days of the schedule', () => {
    fc.assert(
      fc.property(decimals(0, 20_000), fc.integer({ min: 2, max: 31 }), (value, leap) => {
        const pay = { salaries: [salary('grossFullTime', value)], schedules: [FULL_TIME] };
        const until = employee({
          ...pay,
          employments: [inService('2020-01-01T00:00:00', atMidnight(day(2026, 3, leap - 1)))],
        });
        const from = employee({ ...pay, employments: [inService(atMidnight(day(2026, 3, leap)))] });
        const parts = [until, from].map((who) => totalUnder(payLinesOf(who, MONTHLY, MARCH), 1000));
        expect(Math.abs(sum(parts) - Math.round(Number(value) * 100))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    // March 2026 has 22 days from Monday to Friday, of which half before the 17th.
    ['grossFullTime', '2200.00', '80.00', 1000, 176_000, 88_000],
    ['grossPartTime', '2200.00', '80.00', 1000, 220_000, 110_000],
    ['grossHourly', '20.00', '80.00', 1050, 352_000, 176_000],
    ['netPartTimeWithComponents', '2200.00', '80.00', 6000, 220_000, 110_000],
    ['netHourlyWithComponents', '20.00', '80.00', 6000, 352_000, 176_000],
    ['none', '2200.00', '80.00', 1000, 0, 0],
    ['employerCosts', '2690.00', '80.00', 1000, 200_000, 100_000],
  ] as const)('of type %s is read as it is meant', (type, value, percentage, code, whole, fromThe17th) => {
    const pay = { salaries: [salary(type, value)], schedules: [schedule('8.00', 5, percentage)] };
    const starting = employee({ ...pay, employments: [inService('2026-03-17T00:00:00')] });
    expect(totalUnder(payLinesOf(employee(pay), MONTHLY, MARCH), code)).toBe(whole);
    expect(totalUnder(payLinesOf(starting, MONTHLY, MARCH), code)).toBe(fromThe17th);
  });

  it('follows a raise from its day', () => {
    const salaries = [
      salary('grossFullTime', '2200.00'),
      salary('grossFullTime', '3300.00', '2026-03-17T00:00:00'),
    ];
    const who = employee({ salaries, schedules: [FULL_TIME] });
    // Eleven of the 22 working days before it, and eleven from it on.
    expect(totalUnder(payLinesOf(who, MONTHLY, MARCH), 1000)).toBe(110_000 + 165_000);
  });
});
