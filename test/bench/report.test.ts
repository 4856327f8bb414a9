import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/report/comparison.ts';
import { draw } from '../../bench/report/drawing.ts';
import { fillPage } from '../../bench/report/page.ts';
import type { PartResult, Ratio, Results } from '../../bench/report/results.ts';
import { textTable } from '../../bench/report/text-table.ts';

const CALLS: PartResult = {
  tables: [
    {
      title: 'One call',
      rowsAre: 'server',
      columns: [
        { name: 'requests/s', decimals: 0 },
        { name: 'p99 ms', decimals: 2 },
      ],
      rows: [
        { name: 'nmbrs-mock', figures: [12_345.6, 1.5] },
        { name: 'WireMock', figures: [], remark: 'not measured: there is no `java`' },
      ],
    },
  ],
  ratios: [],
};

const STALLS: PartResult = {
  tables: [
    {
      title: 'Heavy requests',
      rowsAre: 'request',
      columns: [{ name: 'longest stall, ms', decimals: 0 }],
      rows: [
        { name: 'a list', figures: [12] },
        { name: 'a <large> list', figures: [80], remark: 'over 50 ms', isException: true },
      ],
    },
  ],
  ratios: [],
};

const RESULTS: Results = {
  node: 'v24.1.0',
  machine: { processor: 'A', cores: 2, gigabytes: 8, system: 'Linux', yardstick: 10 },
  versions: { 'nmbrs-mock': '1.0.0' },
  parts: {
    small: { date: '2026-01-02', load: 0.5, ...CALLS },
    stalls: { date: '2026-01-02', load: 0.5, ...STALLS },
  },
};

const PLACE =
  'before\n<!-- figures: from bench/results, by npm run generate -->\nstale figures\n<!-- end of figures -->\nafter';

describe('a ratio is worse', () => {
  const rate: Ratio = { name: 'rate', value: 1, better: 'higher', tolerance: 0.1 };
  const stall: Ratio = { name: 'stall', value: 1.5, better: 'lower', tolerance: 0.2, goodEnough: 1 };

  it.each([
    ['when a rate falls by more than it may', rate, 0.89, true],
    ['but not when it falls by less', rate, 0.91, false],
    ['and not when it rises', rate, 2, false],
    ['when a stall grows by more than it may', stall, 1.9, true],
    ['but not when it grows by less', stall, 1.7, false],
  ])('%s', (_when, kept, value, worse) => {
    const comparisons = compare({ tables: [], ratios: [kept] }, { tables: [], ratios: [{ ...kept, value }] });
    expect(comparisons).toEqual([
      { name: kept.name, kept: kept.value, now: value, worse, tolerance: kept.tolerance },
    ]);
  });

  it('only beyond what is good enough', () => {
    const was = { tables: [], ratios: [{ ...stall, value: 0.2 }] };
    const isWorse = (value: number) => compare(was, { tables: [], ratios: [{ ...stall, value }] })[0]?.worse;
    expect([isWorse(0.9), isWorse(1.1)]).toEqual([false, true]);
  });

  it('when it is not measured any more, and not when it was not measured before', () => {
    expect(compare({ tables: [], ratios: [rate] }, { tables: [], ratios: [stall] })).toEqual([
      { name: 'rate', kept: 1, now: null, worse: true, tolerance: 0.1 },
    ]);
  });
});

describe('the page', () => {
  const page = fillPage(PLACE, [RESULTS]);

  it('has the tables in the place of the old ones, and keeps the rest', () => {
    expect(page).toMatch(/^before\n[\s\S]*## Node v24\.1\.0[\s\S]*\nafter$/);
    expect(page).not.toContain('stale figures');
    expect(page).toContain('| nmbrs-mock | 12,346 | 1.50 |  |');
  });

  it('says of what is not measured why', () => {
    expect(page).toContain('| WireMock |  |  | not measured: there is no `java` |');
  });

  it('lists exceptions by themselves, with their figures', () => {
    const [, listed = ''] =
      /### What holds up others for longer than it may\n([\s\S]*?)\n### /.exec(page) ?? [];
    expect(listed).toContain('| a &lt;large> list | 80 | over 50 ms |');
    expect(listed).not.toContain('| a list |');
  });

  it('says nothing of exceptions where they were not looked for', () => {
    const { stalls: _, ...parts } = RESULTS.parts;
    expect(fillPage(PLACE, [{ ...RESULTS, parts }])).not.toContain('holds up others');
  });

  it('must have a place for them', () => {
    expect(() => fillPage('nothing', [RESULTS])).toThrow('docs/performance.md has no place for figures.');
  });
});

it('the drawing has a bar for each server that was measured', () => {
  const drawing = draw([RESULTS]);
  expect(drawing).toContain('>nmbrs-mock<');
  expect(drawing).toContain('>12,346 requests/s<');
  expect(drawing).not.toContain('WireMock');
});

it('a table for the terminal aligns its numbers to the right', () => {
  const [table] = CALLS.tables;
  expect(table && textTable(table)).toBe(
    [
      'One call',
      '',
      '  server      requests/s  p99 ms',
      '  nmbrs-mock      12,346    1.50',
      '  WireMock                        not measured: there is no `java`',
      '',
    ].join('\n'),
  );
});
