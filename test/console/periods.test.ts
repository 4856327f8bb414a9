import { expect, it } from 'vitest';
import { periodsIn, stretchOf } from '../../console/pages/employees/periods.ts';
import { type PeriodType, periodOf } from '../../fixtures/period.ts';

it.for([
  ['M', 'month'],
  ['W4', 'fourWeeks'],
  ['W1', 'week'],
] as const)('of kind %s are drawn on the days that the world counts to them', ([kind, type]) => {
  for (let year = 2020; year <= 2032; year++)
    for (let period = 1; period <= periodsIn(year, kind); period++) {
      const { from, until } = stretchOf(year, period, kind);
      const days = Array.from({ length: (until ?? from) - from }, (_, at) => from + at);
      expect(days.length).toBeGreaterThan(0);
      expect(new Set(days.map((day) => textOf(day, type)))).toEqual(new Set([`${year}-${period}`]));
      // The day before and the day after are of others.
      expect(textOf(from - 1, type)).not.toBe(`${year}-${period}`);
      expect(textOf(until ?? from, type)).not.toBe(`${year}-${period}`);
    }
});

function textOf(day: number, type: PeriodType): string {
  const { year, period } = periodOf(day, type);
  return `${year}-${period}`;
}
