import { expect, it } from 'vitest';
import { daysAfter, daysOf } from '../../fixtures/period-days.ts';
import { periodOn } from '../../server/world/periods.ts';

it.each(['month', 'fourWeeks', 'week'] as const)('the days of a %s are those that fall in it', (type) => {
  let day = '2019-12-28T00:00:00';
  while (day < '2033-01-05T00:00:00') {
    const period = periodOn(day, type);
    const { first, last } = daysOf(period, type);
    expect([periodOn(first, type), periodOn(last, type)]).toEqual([period, period]);
    expect(first <= day && day <= last).toBe(true);
    // Nothing is left between two periods.
    expect(periodOn(daysAfter(last, 1), type)).not.toEqual(period);
    expect(periodOn(daysAfter(first, -1), type)).not.toEqual(period);
    day = daysAfter(last, 1);
  }
});
