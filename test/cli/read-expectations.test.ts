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
    ['- operaton: X', "1:3: There is no field 'operaton' here. Did you mean 'operation'?"],
    ['- oder: []', "1:3: There is no field 'oder' here. Did you mean 'order'?"],
    ['- order: []', '1:10: order is an empty list, which is too short. Give at least 1 item.'],
    ['operation: X\ntimes: { atMst: 1 }', "2:10: There is no field 'atMst' in times. Did you mean 'atMost'?"],
    ['operation: X\ntimes: -1', '2:8: times is -1, which is too small. The least is 0.'],
    [
      'operation: X\nversion: v4',
      "2:10: version is 'v4', which is none of the possible values. Did you mean 'v3'? It is one of 'v3', 'v2.1'.",
    ],
    ['operation: 5', "1:12: operation is 5, not a text. Put it in quotes: '5'."],
    ['times: 1', '1:1: operation is missing. Give a text.'],
    [
      'order: [{ operation: X, answr: ok }]',
      "1:25: There is no field 'answr' in order[0]. Did you mean 'answer'?",
    ],
  ])('is refused with %j, with place and remedy', (text, message) => {
    expect(() => readExpectations(text, 'e.yaml')).toThrow(`e.yaml:${message}`);
  });
});
