import { describe, expect, it } from 'vitest';
import { PACKAGE_VERSION } from '../../../base/package-facts.ts';
import {
  caseText,
  progressText,
  summaryText,
  twinSummaryText,
  twinText,
} from '../../../harness/reports/console.ts';
import { REPORTS } from '../../../harness/reports/reports.ts';
import { VIOLATION_REPORTS } from '../../../harness/reports/violations.ts';
import type { CaseResult, Failure, RunResult } from '../../../harness/run/results.ts';
import type { TwinResult } from '../../../harness/twin/run-twin.ts';
import type { Violation } from '../../../index.ts';

/** What the reports of a run hold, to the letter. */

const at = (line: number, file = 'cases/a.yaml') => ({ file, line, column: 5 });

const failure = (message: string, line: number, kind: Failure['kind'] = 'answer'): Failure => ({
  message,
  place: at(line),
  kind,
});

function result(name: string, changes: Partial<CaseResult> = {}): CaseResult {
  return {
    name,
    about: null,
    place: at(7),
    version: 'v3',
    outcome: 'passed',
    why: null,
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 12.6,
    steps: [],
    ...changes,
  };
}

const HOLDS = result('it holds', { about: 'Since 2015.', version: 'v2.1' });
const FAILS = result('it fails: 100%, # here', {
  outcome: 'failed',
  durationMs: 1234.5,
  steps: [
    {
      title: 'one step',
      place: at(8),
      failures: [],
      exchange: { request: '<a><b/></a>', status: 200, response: '<c/>' },
    },
    {
      title: 'another',
      place: at(9),
      failures: [failure('expected 1, was 2', 10), failure('a finding\nof <two> lines', 11, 'finding')],
      exchange: null,
    },
  ],
});
const LATER = result('later', {
  outcome: 'skipped',
  why: 'it changes something',
  place: at(3, 'cases/b c.yaml'),
});
const NEVER = result('never', { outcome: 'skipped', why: 'it is #9', place: at(9, 'cases/b c.yaml') });

const RUN: RunResult = {
  target: 'mock',
  startedAt: '2026-11-22T10:00:00.000Z',
  durationMs: 1540,
  ended: null,
  cases: [HOLDS, FAILS, LATER, NEVER, { ...LATER, name: 'later still' }],
};

describe('on the console', () => {
  it('a case is told by what came of it', () => {
    expect([HOLDS, FAILS, LATER].map(caseText).join('\n')).toMatchInlineSnapshot(`
      "✓ it holds (v2.1) 13 ms
      ✗ it fails: 100%, # here (v3)
          another, cases/a.yaml:9:5
            expected 1, was 2
              at cases/a.yaml:10:5
            a finding
            | of <two> lines
              at cases/a.yaml:11:5
      - later (v3)
          skipped: it changes something"
    `);
  });

  it('a run is told with its debts, the commonest first', () => {
    expect(summaryText(RUN)).toMatchInlineSnapshot(`
      "5 cases against mock in 1.5 s: 1 held, 1 failed, 3 skipped
      Skipped, and so unproven here:
           2 × it changes something
           1 × it is #9"
    `);
    expect(summaryText({ ...RUN, cases: [HOLDS] })).toBe(
      '1 case against mock in 1.5 s: 1 held, 0 failed, 0 skipped',
    );
  });

  it('a run is shown while it goes on', () => {
    expect(progressText(0, 0, 0)).toBe(`${'░'.repeat(24)} 0 of 0`);
    expect(progressText(1, 1, 0)).toBe(`${'█'.repeat(24)} 1 of 1`);
    expect(progressText(1, 3, 0)).toBe(`${'█'.repeat(8)}${'░'.repeat(16)} 1 of 3`);
    expect(progressText(12, 12, 2)).toBe(`${'█'.repeat(24)} 12 of 12, 2 failed`);
  });

  it('twins are told by how they differ', () => {
    const twin = (outcome: TwinResult['outcome'], one: CaseResult): TwinResult => ({ ...one, outcome });
    const cases = [
      twin('same', HOLDS),
      twin('differs', FAILS),
      twin('fails', { ...FAILS, name: 'on neither' }),
      twin('skipped', LATER),
    ];
    expect(cases.map(twinText).join('\n')).toMatchInlineSnapshot(`
      "= it holds (v2.1)
      ≠ it fails: 100%, # here (v3)
          another, cases/a.yaml:9:5
            expected 1, was 2
              at cases/a.yaml:10:5
            a finding
            | of <two> lines
              at cases/a.yaml:11:5
      ✗ on neither (v3)
          another, cases/a.yaml:9:5
            expected 1, was 2
              at cases/a.yaml:10:5
            a finding
            | of <two> lines
              at cases/a.yaml:11:5
      - later (v3)
          skipped: it changes something"
    `);
    const targets = ['mock', 'https://api.example.nl'] as const;
    const run = { targets, durationMs: 2_049, startedAt: '', ended: null };
    expect(twinSummaryText({ ...run, cases, oneSided: ['Debtor_Get/Name, on mock'] })).toMatchInlineSnapshot(`
      "4 cases on mock and https://api.example.nl in 2.0 s: 1 same, 1 differ, 1 hold on neither, 1 skipped
      Skipped, and so unproven here:
           1 × it changes something
      Filled in on one side only:
        Debtor_Get/Name, on mock"
    `);
    expect(twinSummaryText({ ...run, cases: [twin('same', HOLDS)], oneSided: [] })).toBe(
      '1 case on mock and https://api.example.nl in 2.0 s: 1 same, 0 differ, 0 skipped',
    );
  });
});

describe('in a file', () => {
  it('as JUnit has it', () => {
    expect(REPORTS.junit(RUN)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <testsuites name="nmbrs-mock cases" tests="5" failures="1" errors="0" time="1.540">
        <testsuite name="cases/a.yaml" file="cases/a.yaml" tests="2" failures="1" skipped="0" errors="0" time="1.247" timestamp="2026-11-22T10:00:00">
          <properties>
            <property name="target" value="mock" />
          </properties>
          <testcase name="it holds (v2.1)" classname="cases/a.yaml" time="0.013" />
          <testcase name="it fails: 100%, # here (v3)" classname="cases/a.yaml" time="1.234">
            <failure message="expected 1, was 2" type="answer">expected 1, was 2
        at cases/a.yaml:10:5
      a finding
        | of &lt;two&gt; lines
        at cases/a.yaml:11:5</failure>
          </testcase>
        </testsuite>
        <testsuite name="cases/b c.yaml" file="cases/b c.yaml" tests="3" failures="0" skipped="3" errors="0" time="0.038" timestamp="2026-11-22T10:00:00">
          <properties>
            <property name="target" value="mock" />
          </properties>
          <testcase name="later (v3)" classname="cases/b c.yaml" time="0.013">
            <skipped message="it changes something" />
          </testcase>
          <testcase name="never (v3)" classname="cases/b c.yaml" time="0.013">
            <skipped message="it is #9" />
          </testcase>
          <testcase name="later still (v3)" classname="cases/b c.yaml" time="0.013">
            <skipped message="it changes something" />
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it('as TAP has it', () => {
    expect(REPORTS.tap(RUN)).toMatchInlineSnapshot(`
      "TAP version 14
      1..5
      ok 1 - it holds (v2.1)
      not ok 2 - it fails: 100%, \\# here (v3)
        ---
        failures:
          - message: "expected 1, was 2"
            at: "cases/a.yaml:10:5"
          - message: "a finding\\nof <two> lines"
            at: "cases/a.yaml:11:5"
        ...
      ok 3 - later (v3) # SKIP it changes something
      ok 4 - never (v3) # SKIP it is \\#9
      ok 5 - later still (v3) # SKIP it changes something
      "
    `);
  });

  it('as GitHub has it', () => {
    expect(REPORTS.github(RUN)).toMatchInlineSnapshot(`
      "::error file=cases/a.yaml,line=10,col=5,title=it fails%3A 100%25%2C # here (v3)::expected 1, was 2
      ::error file=cases/a.yaml,line=11,col=5,title=it fails%3A 100%25%2C # here (v3)::a finding%0Aof <two> lines
      ::notice title=Skipped cases::3 of 5 were not held against mock
      "
    `);
    expect(REPORTS.github({ ...RUN, cases: [HOLDS] })).toBe('');
  });

  it('as SARIF has it', () => {
    expect(REPORTS.sarif(RUN).replace(`"${PACKAGE_VERSION}"`, '"VERSION"')).toMatchInlineSnapshot(`
      "{
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {
              "driver": {
                "name": "nmbrs-mock cases",
                "version": "VERSION",
                "informationUri": "https://github.com/nmbrs-mock/nmbrs-mock#readme",
                "rules": [
                  {
                    "id": "answer",
                    "shortDescription": {
                      "text": "The answer is not what the case expects."
                    }
                  },
                  {
                    "id": "fault",
                    "shortDescription": {
                      "text": "The call was refused, or not refused, against what the case expects."
                    }
                  },
                  {
                    "id": "schema",
                    "shortDescription": {
                      "text": "The answer does not fit the interface."
                    }
                  },
                  {
                    "id": "finding",
                    "shortDescription": {
                      "text": "The service ignored something in the request without a word, or did not where it was expected to."
                    }
                  },
                  {
                    "id": "trouble",
                    "shortDescription": {
                      "text": "The step could not be taken."
                    }
                  },
                  {
                    "id": "difference",
                    "shortDescription": {
                      "text": "The two services of a twin run answer differently."
                    }
                  }
                ]
              }
            },
            "columnKind": "utf16CodeUnits",
            "results": [
              {
                "ruleId": "answer",
                "level": "error",
                "message": {
                  "text": "it fails: 100%, # here (v3): expected 1, was 2"
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "cases/a.yaml"
                      },
                      "region": {
                        "startLine": 10,
                        "startColumn": 5
                      }
                    }
                  }
                ]
              },
              {
                "ruleId": "finding",
                "level": "error",
                "message": {
                  "text": "it fails: 100%, # here (v3): a finding\\nof <two> lines"
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "cases/a.yaml"
                      },
                      "region": {
                        "startLine": 11,
                        "startColumn": 5
                      }
                    }
                  }
                ]
              }
            ]
          }
        ]
      }
      "
    `);
    const uri = (file: string) => {
      const cases = [
        {
          ...FAILS,
          steps: [
            { ...HOLDS, title: '', exchange: null, failures: [{ ...failure('', 1), place: at(1, file) }] },
          ],
        },
      ];
      return JSON.parse(REPORTS.sarif({ ...RUN, cases })).runs[0].results[0].locations[0].physicalLocation
        .artifactLocation.uri;
    };
    expect(uri('cases\\b c#.yaml')).toBe('cases/b%20c%23.yaml');
    expect(uri('/cases/b c.yaml')).toBe('file:///cases/b%20c.yaml');
  });

  it('as a page has it', () => {
    expect(REPORTS.html(RUN).replace(/<style>.*<\/style>/s, '')).toMatchInlineSnapshot(`
      "<!doctype html>
      <html lang="en">
      <head><meta charset="utf-8" /><title>1 held, 1 failed, 3 skipped</title></head>
      <body>
      <h1>1 held, 1 failed, 3 skipped</h1>
      <p>5 cases against mock, 2026-11-22 10:00 UTC, 1.5 s</p>
      <input type="checkbox" id="failed" /><label for="failed"> only those that failed</label>
      <section>
      <h2>cases/a.yaml</h2>
      <details class="passed">
      <summary>✓ it holds (v2.1) <small>13 ms</small></summary>
      <p class="place">cases/a.yaml:7:5</p><p>Since 2015.</p>
      <ol></ol>
      </details>
      <details class="failed" open>
      <summary>✗ it fails: 100%, # here (v3) <small>1235 ms</small></summary>
      <p class="place">cases/a.yaml:7:5</p>
      <ol><li>one step <span class="place">line 8</span><details><summary>status 200</summary><pre>&lt;a&gt;
      &lt;b/&gt;
      &lt;/a&gt;</pre><pre>&lt;c/&gt;</pre></details></li>
      <li>another <span class="place">line 9</span><p class="failure">expected 1, was 2 <span class="place">cases/a.yaml:10:5</span></p><p class="failure">a finding
      of &lt;two&gt; lines <span class="place">cases/a.yaml:11:5</span></p></li>
      </ol>
      </details>
      </section>
      <section>
      <h2>cases/b c.yaml</h2>
      <details class="skipped">
      <summary>– later (v3) <small>13 ms</small></summary>
      <p class="place">cases/b c.yaml:3:5</p><p>Skipped: it changes something</p>
      <ol></ol>
      </details>
      <details class="skipped">
      <summary>– never (v3) <small>13 ms</small></summary>
      <p class="place">cases/b c.yaml:9:5</p><p>Skipped: it is #9</p>
      <ol></ol>
      </details>
      <details class="skipped">
      <summary>– later still (v3) <small>13 ms</small></summary>
      <p class="place">cases/b c.yaml:3:5</p><p>Skipped: it changes something</p>
      <ol></ol>
      </details>
      </section>
      </body>
      </html>
      "
    `);
  });

  it('long messages in a page are cut', () => {
    const page = (request: string) => {
      const exchange = { request, status: 200, response: '' };
      const steps = [{ title: 'x', place: at(1), failures: [], exchange }];
      return /<pre>([^<]*)<\/pre>/.exec(REPORTS.html({ ...RUN, cases: [{ ...HOLDS, steps }] }))?.[1];
    };
    expect(page('x'.repeat(4_000))).toBe('x'.repeat(4_000));
    expect(page('x'.repeat(4_001))).toBe(`${'x'.repeat(4_000)}\n… and 1 more characters`);
    expect(page('x'.repeat(4_100))).toBe(`${'x'.repeat(4_000)}\n… and 100 more characters`);
  });
});

describe('violations in a file', () => {
  const violation = (severity: Violation['severity'], key: string, call: number): Violation => ({
    severity,
    key,
    message: `Something is ${severity}.`,
    remedy: 'Mend it: now, 100%.',
    call,
    operation: 'DebtorService.Debtor_Get',
    place: null,
  });
  const VIOLATIONS = [
    violation('guess', 'a', 1),
    violation('discarded', 'b', 2),
    violation('lost-data', 'c', 3),
    violation('wrong-default', 'd', 4),
    violation('deprecated', 'e', 5),
    violation('retired-version', 'f', 6),
    violation('lost-data', 'c', 7),
  ];

  it('as GitHub has them', () => {
    expect(VIOLATION_REPORTS.github(VIOLATIONS)).toMatchInlineSnapshot(`
      "::error title=lost-data DebtorService.Debtor_Get::Something is lost-data. Mend it: now, 100%25.
      ::warning title=wrong-default DebtorService.Debtor_Get::Something is wrong-default. Mend it: now, 100%25.
      ::warning title=deprecated DebtorService.Debtor_Get::Something is deprecated. Mend it: now, 100%25.
      ::warning title=retired-version DebtorService.Debtor_Get::Something is retired-version. Mend it: now, 100%25.
      ::notice title=guess DebtorService.Debtor_Get::Something is guess. Mend it: now, 100%25.
      ::warning title=discarded DebtorService.Debtor_Get::Something is discarded. Mend it: now, 100%25.
      "
    `);
  });

  it('as SARIF has them', () => {
    const { results, tool } = JSON.parse(VIOLATION_REPORTS.sarif(VIOLATIONS)).runs[0];
    expect({
      driver: { ...tool.driver, version: tool.driver.version === PACKAGE_VERSION },
    }).toMatchInlineSnapshot(`
      {
        "driver": {
          "informationUri": "https://github.com/nmbrs-mock/nmbrs-mock#readme",
          "name": "nmbrs-mock contract",
          "rules": [
            {
              "id": "lost-data",
              "shortDescription": {
                "text": "Something that was sent was ignored or changed, or all of it refused unread.",
              },
            },
            {
              "id": "wrong-default",
              "shortDescription": {
                "text": "Something was not sent, so that a default was used.",
              },
            },
            {
              "id": "not-used",
              "shortDescription": {
                "text": "Something was sent that the operation takes and does not use.",
              },
            },
            {
              "id": "deprecated",
              "shortDescription": {
                "text": "The operation is to go.",
              },
            },
            {
              "id": "retired-version",
              "shortDescription": {
                "text": "The operation is one of version 2.1.",
              },
            },
            {
              "id": "guess",
              "shortDescription": {
                "text": "The interface of the operation is not sure.",
              },
            },
            {
              "id": "wrong-answer",
              "shortDescription": {
                "text": "A function of the test chose an answer that the operation cannot give.",
              },
            },
            {
              "id": "discarded",
              "shortDescription": {
                "text": "Calls are no longer remembered, so that it is not known what was wrong with them.",
              },
            },
          ],
          "version": true,
        },
      }
    `);
    expect(results[0]).toMatchInlineSnapshot(`
      {
        "level": "error",
        "locations": [
          {
            "logicalLocations": [
              {
                "fullyQualifiedName": "DebtorService.Debtor_Get",
                "kind": "function",
              },
            ],
          },
        ],
        "message": {
          "text": "Something is lost-data. Mend it: now, 100%.",
        },
        "occurrenceCount": 2,
        "partialFingerprints": {
          "violationKey/v1": "c",
        },
        "ruleId": "lost-data",
      }
    `);
    expect(
      results.map(
        ({ ruleId, level, occurrenceCount }: Record<string, unknown>) =>
          `${ruleId} ${level} ${occurrenceCount}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "lost-data error 2",
        "wrong-default warning 1",
        "deprecated warning 1",
        "retired-version warning 1",
        "guess note 1",
        "discarded warning 1",
      ]
    `);
  });
});
