import { describe, expect, it } from 'vitest';
import { readExpectations } from '../../cli/read-expectations.ts';

describe('a file of expectations', () => {
  it('holds calls with how often they are made, and orders', () => {
    const text = '- { operation: Debtor_Get, times: { atLeast: 2 } }\n- order: [{ operation: Debtor_Get }]\n';
    expect(readExpectations(text, 'e.yaml')).toEqual([
      { kind: 'calls', pattern: { operation: 'Debtor_Get' }, times: { atLeast: 2 } },
      { kind: 'order', patterns: [{ operation: 'Debtor_Get' }] },
    ]);
  });

  it.each([
    ['- operaton: X', "1:3: 'operaton' is not known here; did you mean operation?"],
    ['- oder: []', "1:3: 'oder' is not known here; did you mean order?"],
    ['- order: []', '1:10: order: expected at least 1 item, not an empty list'],
    ['operation: X\ntimes: { atMst: 1 }', "2:10: 'atMst' is not known here; did you mean atMost?"],
    ['operation: X\ntimes: -1', "2:8: times: expected at least 0, not '-1'"],
    ['operation: X\nversion: v4', "2:10: 'v4' is not known here; did you mean v3?"],
    ['operation: 5', "1:12: operation: expected a text, not '5'"],
    ['times: 1', '1:1: operation is missing'],
    ['order: [{ operation: X, answr: ok }]', "1:25: 'answr' is not known here; did you mean answer?"],
  ])('is refused with %j, with place and remedy', (text, message) => {
    expect(() => readExpectations(text, 'e.yaml')).toThrow(`e.yaml:${message}`);
  });
});
