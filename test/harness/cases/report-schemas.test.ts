import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import { readCases } from '../../../harness/format/load-cases.ts';
import { REPORTS } from '../../../harness/reports/reports.ts';
import { countsOf, failuresOf, type RunResult } from '../../../harness/run/results.ts';
import { runCases } from '../../../harness/run/run-cases.ts';
import { MockTarget } from '../../../harness/targets/mock-target.ts';
import { serviceTarget } from '../../../harness/targets/service-target.ts';
import { wrongAsSarif } from '../../support/sarif-validator.ts';
import { documentValidator } from '../../support/schema-validator.ts';

/** Holds, fails in each way a case can, and is skipped on a service; in two files, one with a name that needs escapes. */
const FILES: Readonly<Record<string, string>> = {
  'cases/holds & "more".yaml': `case: a < b & "c"
steps: [{ call: DebtorService.List_GetAll }]
---
case: answers something else
steps: [{ call: DebtorService.List_GetAll, answer: { count: 700 } }]
---
case: is refused
steps: [{ call: DebtorService.Debtor_Get, with: { DebtorId: 1 } }]
---
case: only on a mock
mockOnly: so it is
steps: [{ call: DebtorService.List_GetAll }]
`,
  'cases\\100% #2.yaml': `case: is ignored
versions: [v3]
steps:
  - call: DebtorService.Debtor_Get
    with: { DebtorId: 1001 }
    findings: [missing]
`,
};

const wrongAsJunit = documentValidator(
  readFileSync(join(import.meta.dirname, '../../support/junit.xsd'), 'utf8'),
);

async function ran(target: 'mock' | 'service'): Promise<RunResult> {
  const read = Object.entries(FILES).map(([file, text]) => readCases(text, file));
  expect(read.flatMap(({ errors }) => errors)).toEqual([]);
  const { username = '', token = '', domain = '' } = namedLogins[0] ?? {};
  const account = { NMBRS_USERNAME: username, NMBRS_TOKEN: token, NMBRS_DOMAIN: domain };
  return runCases(
    read.flatMap(({ cases }) => cases),
    target === 'mock'
      ? new MockTarget(nmbrs)
      : serviceTarget(nmbrs.url, account, { allowWrites: false, pace: 0 }),
  );
}

let nmbrs: Nmbrs;
const runs = new Map<string, RunResult>();
beforeAll(async () => {
  nmbrs = await startNmbrs();
  for (const target of ['mock', 'service'] as const) runs.set(target, await ran(target));
});
afterAll(() => nmbrs.close());

const runOn = (target: string) => runs.get(target) as RunResult;

it('what is reported here held, failed in several ways, and was skipped', () => {
  const kinds = [...runs.values()].flatMap(({ cases }) => cases.flatMap(failuresOf)).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['answer', 'fault', 'finding']));
  const { passed, failed, skipped } = countsOf(runOn('service').cases);
  expect([passed > 0, failed > 0, skipped > 0]).toEqual([true, true, true]);
});

describe.each(['mock', 'service'])('the JUnit report of a run on a %s', (target) => {
  it('fits the schema', () => {
    expect(wrongAsJunit(REPORTS.junit(runOn(target)))).toEqual([]);
  });

  it('counts what is in it', () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => ['testsuite', 'testcase'].includes(name),
    });
    const { testsuites } = parser.parse(REPORTS.junit(runOn(target)));
    const cases = testsuites.testsuite.flatMap((suite: { testcase: object[] }) => suite.testcase);
    const failed = cases.filter((one: object) => 'failure' in one);
    expect([testsuites.tests, testsuites.failures]).toEqual([String(cases.length), String(failed.length)]);
    for (const { tests, failures, skipped, testcase } of testsuites.testsuite) {
      const having = (name: string) => String(testcase.filter((one: object) => name in one).length);
      expect([tests, failures, skipped]).toEqual([
        String(testcase.length),
        having('failure'),
        having('skipped'),
      ]);
    }
  });

  it.each([
    ['no count of tests', / tests="\d+"/g, ''],
    ['a case without a name', /<testcase name="[^"]*"/, '<testcase'],
    ['a line on a case', '<testcase ', '<testcase line="7" '],
    ['a time with a unit', / time="([^"]*)"/, ' time="$1s"'],
    ['a moment without its time', /timestamp="([^T]*)T[^"]*"/, 'timestamp="$1"'],
    ['a failure outside a case', '</testsuite>', '<failure /></testsuite>'],
  ])('would be refused with %s', (_, what, by) => {
    const text = REPORTS.junit(runOn(target));
    const broken = text.replace(what, by);
    expect(broken).not.toBe(text);
    expect(wrongAsJunit(broken)).not.toEqual([]);
  });
});

describe.each(['mock', 'service'])('the SARIF report of a run on a %s', (target) => {
  const log = () => JSON.parse(REPORTS.sarif(runOn(target)));

  it('fits the schema', () => {
    expect(wrongAsSarif(log())).toEqual([]);
  });

  it('has a result a failure, of a rule that it tells, in a file of the run', () => {
    const [{ results, tool }] = log().runs;
    expect(results).toHaveLength(runOn(target).cases.flatMap(failuresOf).length);
    const rules = tool.driver.rules.map(({ id }: { id: string }) => id);
    for (const { ruleId, locations } of results) {
      expect(rules).toContain(ruleId);
      const { uri } = locations[0].physicalLocation.artifactLocation;
      expect(Object.keys(FILES).map((file) => file.replace('\\', '/'))).toContain(decodeURIComponent(uri));
      expect(uri).not.toMatch(/[ "#\\]|%(?![0-9A-F]{2})/);
    }
  });

  it.each([
    ['no tool', (run) => ({ ...run, tool: undefined })],
    ['a result that says nothing', (run) => ({ ...run, results: [{ ruleId: 'answer' }] })],
    [
      'a level there is not',
      ({ results: [one], ...run }) => ({ ...run, results: [{ ...one, level: 'bad' }] }),
    ],
    ['something that is no URI', (run) => ({ ...run, results: [atPlace('a b.yaml', 1)] })],
    ['a line before the first', (run) => ({ ...run, results: [atPlace('a.yaml', 0)] })],
    ['what nobody knows', (run) => ({ ...run, more: true })],
  ] satisfies [string, (run: { results: object[] }) => object][])('would be refused with %s', (_, broken) => {
    const { runs: sound, ...rest } = log();
    expect(wrongAsSarif(JSON.parse(JSON.stringify({ ...rest, runs: sound.map(broken) })))).not.toEqual([]);
  });
});

function atPlace(uri: string, startLine: number): object {
  const physicalLocation = { artifactLocation: { uri }, region: { startLine } };
  return { message: { text: 'x' }, locations: [{ physicalLocation }] };
}

it('the SARIF report names a file that is named in full by its URL', () => {
  const file = join(import.meta.dirname, 'a case.yaml');
  const [first, ...others] = runOn('mock').cases.filter(({ outcome }) => outcome === 'failed');
  expect(first).toBeDefined();
  const cases = [first, ...others]
    .flatMap((one) => (one ? [one] : []))
    .map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({
        ...step,
        failures: step.failures.map((failure) => ({ ...failure, place: { ...failure.place, file } })),
      })),
    }));
  const log = JSON.parse(REPORTS.sarif({ ...runOn('mock'), cases }));
  expect(wrongAsSarif(log)).toEqual([]);
  const [{ results }] = log.runs;
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(pathToFileURL(file).href);
});
