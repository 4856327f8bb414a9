import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decimal } from '../../fixtures/seed.ts';
import { amountText, Exact } from '../../server/payroll/exact.ts';
import { decimals } from './support/people.ts';

describe('an exact number', () => {
  it('is rounded to the nearest hundredth, halves away from zero', () => {
    const rounded = ['1.004', '1.005', '-1.005', '-0.004', '.5', '7', '0.00'].map((text) =>
      Exact.of(text as Decimal).toHundredths(),
    );
    expect(rounded).toEqual([100, 101, -101, 0, 50, 700, 0]);
    expect([101, -101, 5, -5, 0].map(amountText)).toEqual(['1.01', '-1.01', '0.05', '-0.05', '0.00']);
  });

  it('is the same after being divided and multiplied by a number', () => {
    fc.assert(
      fc.property(decimals(-9_999, 9_999), decimals(-99, 99), (value, factor) => {
        fc.pre(Number(factor) !== 0);
        const [number, other] = [Exact.of(value), Exact.of(factor)];
        expect(number.over(other).times(other).minus(number).toHundredths()).toBe(0);
        expect(number.over(Exact.ZERO).toHundredths()).toBe(0);
      }),
    );
  });
});
