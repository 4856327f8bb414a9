import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { failureText, progressText, summaryText } from '../../../harness/reports/console.ts';
import { REPORTS, type ReportName } from '../../../harness/reports/reports.ts';
import type { CaseResult, RunResult } from '../../../harness/run/results.ts';
import { wrongAsSarif } from '../../support/sarif-validator.ts';

const place = { file: 'cases/a.yaml', line: 7, column: 5 };

function result(name: string, outcome: CaseResult['outcome'], message?: string): CaseResult {
  const failures = message === undefined ? [] : [{ message, place, kind: 'answer' as const }];
  const exchange = { request: '<a><b>1</b></a>', status: 200, response: '<c />' };
  return {
    name,
    about: null,
    place,
    version: 'v3',
    outcome,
    why: outcome === 'skipped' ? 'it changes something' : null,
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 12.4,
    steps: [{ title: 'step', place, failures, exchange }],
  };
}

const RUN: RunResult = {
  target: 'mock',
  startedAt: '2026-11-22T10:00:00.000Z',
  durationMs: 1500,
  ended: null,
  cases: [
    result('a < b & "c"', 'passed'),
    result('fails # here', 'failed', 'expected <x>, was 100%\nreally\u0001'),
    result('later', 'skipped'),
  ],
};

const report = (name: ReportName) => REPORTS[name](RUN);

describe('the console report', () => {
  it('says where a case failed and why, counts, and names the debts', () => {
    expect(failureText(RUN.cases[1] as CaseResult)).toBe(
      '✗ fails # here (v3)\n    step, cases/a.yaml:7:5\n      expected <x>, was 100%\n      | really\\u{1}\n        at cases/a.yaml:7:5',
    );
    expect(summaryText(RUN)).toBe(
      '3 cases against mock in 1.5 s: 1 held, 1 failed, 1 skipped\nSkipped, and so unproven here:\n     1 × it changes something',
    );
  });

  it('shows how far a run is', () => {
    expect(progressText(6, 12, 1)).toBe(`${'█'.repeat(12)}${'░'.repeat(12)} 6 of 12, 1 failed`);
  });
});

describe('the JUnit report', () => {
  it('is XML with a test case a case', () => {
    const text = report('junit');
    expect(XMLValidator.validate(text)).toBe(true);
    const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text);
    const suite = parsed.testsuites.testsuite;
    expect([suite.name, suite.tests, suite.failures, suite.skipped]).toEqual(['cases/a.yaml', '3', '1', '1']);
    const [passed, failed, skipped] = suite.testcase;
    expect(passed.name).toBe('a < b & "c" (v3)');
    expect(suite.file).toBe('cases/a.yaml');
    expect(failed.failure['#text']).toContain('at cases/a.yaml:7:5');
    expect(skipped.skipped.message).toBe('it changes something');
  });
});

describe('a run that ended early', () => {
  const ended = { why: 'no answer from http://127.0.0.1:1', isUnanswered: true };

  it.each<[name: ReportName, told: string]>([
    ['tap', '\nBail out! no answer from http://127.0.0.1:1\n'],
    ['github', '::error title=The run ended early::no answer from http://127.0.0.1:1\n'],
    ['html', '<p class="failure">The run ended early: no answer from http://127.0.0.1:1</p>'],
    ['sarif', '"executionSuccessful": false'],
  ])('says so in the %s report', (name, told) => {
    expect(REPORTS[name]({ ...RUN, ended })).toContain(told);
    expect(REPORTS[name](RUN)).not.toContain(told);
  });

  it('is SARIF all the same', () => {
    expect(wrongAsSarif(JSON.parse(REPORTS.sarif({ ...RUN, ended })))).toEqual([]);
  });
});

describe('the TAP report', () => {
  it('has a plan and a line a case', () => {
    const lines = report('tap').split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'TAP version 14',
      '1..3',
      'ok 1 - a < b & "c" (v3)',
      'not ok 2 - fails \\# here (v3)',
    ]);
    expect(lines).toContain('ok 3 - later (v3) # SKIP it changes something');
    expect(lines).toContain('      at: "cases/a.yaml:7:5"');
  });
});

describe('the GitHub report', () => {
  it('is a command a failure, and one for the skips', () => {
    expect(report('github')).toBe(
      '::error file=cases/a.yaml,line=7,col=5,title=fails # here (v3)::expected <x>, was 100%25%0Areally\\u{1}\n' +
        '::notice title=Skipped cases::1 of 3 were not held against mock\n',
    );
  });
});

describe('the SARIF report', () => {
  it('has a result a failure, at its place', () => {
    const { version, runs } = JSON.parse(report('sarif'));
    expect(version).toBe('2.1.0');
    const [{ tool, results }] = runs;
    expect(results).toHaveLength(1);
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'cases/a.yaml' },
      region: { startLine: 7, startColumn: 5 },
    });
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toContain(results[0].ruleId);
  });
});

describe('the HTML report', () => {
  it('is one page, with the envelopes, and nothing of them as markup', () => {
    const text = report('html');
    expect(text).toContain('<title>1 held, 1 failed, 1 skipped</title>');
    expect(text).toContain('a &lt; b &amp; &quot;c&quot; (v3)');
    expect(text).toContain('<pre>&lt;a&gt;\n&lt;b&gt;1&lt;/b&gt;\n&lt;/a&gt;</pre>');
    expect(text).toContain('<details class="failed" open>');
    expect(text).toContain('Skipped: it changes something');
    expect(text).not.toMatch(/(?:src|href)=/);
    expect(text).not.toContain('\u0001');
  });
});
