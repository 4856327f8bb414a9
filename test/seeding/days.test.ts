import { describe, expect, test } from 'vitest';
import { momentNamed, periodNamed, WrongDay } from '../../server/seeding/days.ts';

const MONTHLY = { today: '2026-11-16T00:00:00', periodType: 'month' } as const;
const FOUR_WEEKLY = { today: '2026-11-16T00:00:00', periodType: 'fourWeeks' } as const;
const WEEKLY = { today: '2026-11-16T00:00:00', periodType: 'week' } as const;

describe('a day of a seed', () => {
  test.each([
    ['2026-11-01', '2026-11-01T00:00:00'],
    ['2026-11-01T09:30:00', '2026-11-01T09:30:00'],
    ['2028-02-29', '2028-02-29T00:00:00'],
    ['today', '2026-11-16T00:00:00'],
    ['-6 weeks', '2026-10-05T00:00:00'],
    ['- 6 weeks', '2026-10-05T00:00:00'],
    ['+1 week', '2026-11-23T00:00:00'],
    ['+1 month', '2026-12-16T00:00:00'],
    ['-3 days', '2026-11-13T00:00:00'],
    ['-2 years', '2024-11-16T00:00:00'],
    ['start of period', '2026-11-01T00:00:00'],
    ['start of period -2', '2026-09-01T00:00:00'],
    ['end of period +1', '2026-12-31T00:00:00'],
    ['start of month -1', '2026-10-01T00:00:00'],
    ['end of month', '2026-11-30T00:00:00'],
    ['start of year', '2026-01-01T00:00:00'],
    ['end of year -1', '2025-12-31T00:00:00'],
  ])('%s is %s', (text, moment) => {
    expect(momentNamed(text, MONTHLY)).toBe(moment);
  });

  test('goes by how often the company pays', () => {
    expect(momentNamed('start of period -1', FOUR_WEEKLY)).toBe('2026-10-05T00:00:00');
    expect(momentNamed('end of period', FOUR_WEEKLY)).toBe('2026-11-29T00:00:00');
    expect(momentNamed('start of period', WEEKLY)).toBe('2026-11-16T00:00:00');
  });

  test('of a shorter month is its last one', () => {
    expect(momentNamed('-1 month', { ...MONTHLY, today: '2026-03-31T00:00:00' })).toBe('2026-02-28T00:00:00');
  });

  test.each([
    ['2026-02-30', 'is on no calendar.'],
    ['2026-11-01T25:00:00', 'is on no calendar.'],
    ['yesterday', 'is no day.'],
    ['6 weeks ago', 'is no day.'],
    ['-6', 'is no day.'],
    ['start of week', 'is no day.'],
    ['01-11-2026', 'is no day.'],
    ['', 'is no day.'],
    ['-999999 days', 'is too far away.'],
    ['+200 years', 'is too far away.'],
  ])('%s %s', (text, detail) => {
    expect(() => momentNamed(text, MONTHLY)).toThrow(WrongDay);
    expect(() => momentNamed(text, MONTHLY)).toThrow(detail);
  });
});

describe('a period of a seed', () => {
  test.each([
    [
      { year: 2026, period: 3 },
      { year: 2026, period: 3 },
    ],
    ['2026-3', { year: 2026, period: 3 }],
    ['period', { year: 2026, period: 11 }],
    ['period -11', { year: 2025, period: 12 }],
    ['period +2', { year: 2027, period: 1 }],
    ['2026-03-15', { year: 2026, period: 3 }],
    ['-6 weeks', { year: 2026, period: 10 }],
  ])('%j is %j', (said, period) => {
    expect(periodNamed(said, MONTHLY)).toEqual(period);
  });

  test('goes by how often the company pays', () => {
    expect(periodNamed('today', FOUR_WEEKLY)).toEqual({ year: 2026, period: 12 });
    expect(periodNamed('2026-13', FOUR_WEEKLY)).toEqual({ year: 2026, period: 13 });
  });

  test('that the year does not have is refused', () => {
    expect(() => periodNamed('2026-13', MONTHLY)).toThrow(
      'period 13 does not exist in 2026, whose periods are 1 to 12 (months).',
    );
    expect(() => periodNamed({ year: 1800, period: 1 }, MONTHLY)).toThrow('the year is 1800');
  });
});
