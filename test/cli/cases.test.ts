import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { readEvidence } from '../../harness/evidence/evidence-file.ts';
import { runHere as run } from './support/run-here.ts';

let folder: string;
let nmbrs: Nmbrs;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cases-'));
  nmbrs = await startNmbrs({ controlToken: 'geheim' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

const GOOD = 'case: six debtors\nsteps: [{ call: DebtorService.List_GetAll, answer: { count: 6 } }]\n';
const FAILING =
  'case: seven debtors\nsteps:\n  - call: DebtorService.List_GetAll\n    answer: { count: 7 }\n';
const MOCK_ONLY =
  'case: later\nsteps: [{ mock: { clock: 2026-12-01 } }, { call: DebtorService.List_GetAll }]\n';

function file(text: string, name = 'case.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const cases = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  run(['cases', ...args], environment);

const account = () => {
  const {
    username = '',
    token = '',
    domain = '',
  } = namedLogins.find(({ archetype }) => archetype === 'master') ?? {};
  return { NMBRS_USERNAME: username, NMBRS_TOKEN: token, NMBRS_DOMAIN: domain };
};

describe('nmbrs-mock cases', () => {
  it('starts a mock, runs the cases on it and ends with 0 when they hold', async () => {
    const { code, stdout, stderr } = await cases([file(GOOD), '--verbose']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^✓ six debtors \(v3\) \d+ ms\n1 case against mock in .* s: 1 held, 0 failed, 0 skipped\n$/,
    );
  });

  it('ends with 1 when one fails, and says where', async () => {
    const path = file(FAILING);
    const { code, stdout } = await cases([path]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✗ seven debtors \(v3\)\n.*case\.yaml:3:5\n.*its count: expected 7, was 6\n.*case\.yaml:4:22\n/,
    );
  });

  it('says why the mock refused a call, in the console and in reports', async () => {
    const text = `case: refused
steps:
  - call: EmployeeService.Absence2_Insert
    with: { EmployeeId: 5003001, Absence: { Percentage: 500, Start: 2026-11-16 }, NewDossier: true }
---
case: another fault
steps: [{ call: EmployeeService.PersonalInfo_GetCurrent, with: { EmployeeId: 77 }, fault: 1002 }]
`;
    const junit = join(folder, 'reasons.xml');
    const { stdout } = await cases([file(text), '--report', `junit=${junit}`]);
    for (const told of [stdout, readFileSync(junit, 'utf8')]) {
      expect(told).toContain(
        '2030: Invalid set of values; reason: Absence.Percentage is 500, and must be from 0 to 100',
      );
      expect(told).toContain(
        '1003: Unauthorized access; reason: the employee 77 does not exist or is hidden from the login',
      );
    }
  });

  it('runs on a mock that is there, with its control token', async () => {
    const target = ['--target', `${nmbrs.url}/_mock`];
    expect((await cases([file(GOOD), ...target], { CONTROL_TOKEN: 'geheim' })).code).toBe(0);
    expect(await cases([file(GOOD), ...target])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'nmbrs-mock cases: the mock refuses: The control token is missing. ' +
        'Give it with --control-token, CONTROL_TOKEN, or controlToken in the configuration.\n',
    });
    expect((await cases([file(GOOD), ...target, '--control-token', 'geheim'])).code).toBe(0);
  });

  it('runs on a real service, counts the skips, and can compare the two', async () => {
    const path = file(`${GOOD}---\n${MOCK_ONLY}`);
    const alone = await cases([path, '--target', nmbrs.url], account());
    expect(alone.code).toBe(0);
    expect(alone.stdout).toContain(
      '1 held, 0 failed, 1 skipped\nSkipped, and so unproven here:\n     1 × only a mock',
    );
    const twin = await cases([path, '--target', nmbrs.url, '--twin', '-v'], account());
    expect(twin.code).toBe(0);
    expect(twin.stdout).toContain('= six debtors (v3)\n- later (v3)\n');
    expect(twin.stdout).toContain('1 same, 0 differ, 1 skipped');
    expect(alone.stdout + twin.stdout).not.toContain(account().NMBRS_TOKEN);
  });

  it('says that an address without credentials is that of a mock', async () => {
    const { code, stderr } = await cases([file(GOOD), '--target', nmbrs.url]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(
        `${nmbrs.url} is a mock, whose target is ${nmbrs.url}/_mock; a real service needs`,
      ),
    ]);
  });

  it('writes the reports asked for, and JSON alone when told to', async () => {
    const html = join(folder, 'report.html');
    const { code, stdout } = await cases([file(GOOD), '--json', '--report', `html=${html}`]);
    expect(code).toBe(0);
    const { target, cases: results } = JSON.parse(stdout);
    expect([target, results.length, results[0].outcome]).toEqual(['mock', 1, 'passed']);
    expect(readFileSync(html, 'utf8')).toContain('<title>1 held, 0 failed, 0 skipped</title>');
    expect((await cases([file(GOOD), '--report', 'tap'])).stdout).toContain('ok 1 - six debtors (v3)');
  });

  it('writes down what the cases that held have verified on a real service', async () => {
    const evidence = join(folder, 'evidence.json');
    const before = {
      service: 'DebtorService',
      version: 'v3',
      operation: 'Debtor_Get',
      target: 'https://service.example',
      date: '2025-01-02',
    };
    const old = { ...before, operation: 'List_GetAll', target: nmbrs.url };
    writeFileSync(evidence, JSON.stringify({ $comment: 'kept', verified: [old, before], captures: [] }));
    const path = file(`${GOOD}---\n${FAILING.replace('DebtorService', 'CompanyService')}`);
    const target = ['--target', nmbrs.url, '--evidence', evidence];
    expect((await cases([path, ...target], account())).stdout).toContain('1 held, 1 failed');
    const { $comment, verified } = readEvidence(readFileSync(evidence, 'utf8'), 'evidence.json');
    expect($comment).toBe('kept');
    const [kept, now] = verified;
    expect([kept, now?.operation, now?.target, verified.length]).toEqual([
      before,
      'List_GetAll',
      nmbrs.url,
      2,
    ]);
    expect(now?.date).toBe(new Date().toISOString().slice(0, 10));
    writeFileSync(evidence, '{"verified": [{}], "captures": []}');
    const { code, stderr } = await cases([file(GOOD), ...target], account());
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /evidence\.json holds no evidence:\n.*evidence\.json:1:15: verified\[0\]\.service is missing\. Choose one of /,
      ),
    ]);
  });

  it('writes reports and evidence of a twin run, in which what differs fails', async () => {
    const path = file(`${GOOD}---\n${FAILING}`);
    const [html, evidence] = [join(folder, 'twin.html'), join(folder, 'twin.json')];
    const options = [
      '--target',
      nmbrs.url,
      '--twin',
      '--report',
      'tap',
      '--evidence',
      evidence,
      '--pace',
      '0',
    ];
    const { code, stdout } = await cases([path, ...options, '--report', `html=${html}`], account());
    expect(code).toBe(1);
    expect(stdout).toContain('ok 1 - six debtors (v3)\nnot ok 2 - seven debtors (v3)\n');
    expect(stdout).toContain('1 same, 0 differ, 1 hold on neither, 0 skipped');
    expect(readFileSync(html, 'utf8')).toContain(`2 cases against ${nmbrs.url}, twin of mock`);
    const { verified } = readEvidence(readFileSync(evidence, 'utf8'), 'evidence.json');
    expect(verified.map(({ operation, target }) => [operation, target])).toEqual([
      ['List_GetAll', nmbrs.url],
    ]);
  });

  it('come with evidence that can be read', () => {
    const { verified } = readEvidence(
      readFileSync(join(packageRoot, 'contracts/evidence.json'), 'utf8'),
      'evidence.json',
    );
    for (const { service, version, operation } of verified)
      expect(catalogue.service(service, version).operation(operation)).toBeDefined();
  });

  it('runs only the cases that are named', async () => {
    const { stdout } = await cases([file(`${GOOD}---\n${FAILING}`), '--only', 'SIX']);
    expect(stdout).toContain('1 case against mock');
  });

  it.each([
    ['a file that is not there', ['nergens.yaml'], /there is no file or folder nergens\.yaml/],
    ['a target that is none', ['--target', 'live'], /Expected 'mock' or an address/],
    ['no credentials', ['--target', 'https://service.example'], /needs NMBRS_USERNAME and NMBRS_TOKEN/],
    ['a report nobody knows', ['--report', 'pdf'], /Expected one of junit, html, tap, github, sarif/],
    ['a report nobody knows but nearly', ['--report', 'junt'], /'junt' is invalid\. Did you mean 'junit'\?/],
    [
      'a report that has no place',
      ['--report', 'tap=no/x'],
      /no\/x cannot be written: there is no folder no;/,
    ],
    ['a report that is a folder', ['--report', 'tap=.'], /\. cannot be written: it is a folder;/],
    ['a bad number', ['--concurrency', '0'], /Expected a whole number from 1 to 99/],
    ['a bad pace', ['--pace', '-1'], /Expected a whole number from 0 to 60000/],
    ['a bad expression', ['--only', '('], /Invalid regular expression/],
    ['a report amid JSON', ['--json', '--report', 'tap'], /with --json a report needs a file/],
    ['evidence of a mock', ['--evidence', 'e.json'], /--evidence is of a real service, and mock is a mock/],
    ['no case', ['--only', 'nooit van gehoord'], /no case to run/],
    ['an unknown option', ['--targt', 'mock'], /unknown option '--targt'\n\(Did you mean --target\?\)/],
  ])('ends with 2 for %s', async (_, args, message) => {
    const { code, stderr } = await cases(args[0] === 'nergens.yaml' ? args : [...args, file(GOOD)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('ends with 2 for a case that cannot be read, and tells every place', async () => {
    const { code, stdout, stderr } = await cases([file('case: x\nsteps: [{ call: A.B }]\n---\ncase: y\n')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /case\.yaml:2:17: There is no service 'A'.*\n.*case\.yaml:4:1: steps is missing\. Give a list\./,
    );
  });

  it('ends with 3 when nothing answers', async () => {
    const gone = await startNmbrs();
    await gone.close();
    for (const target of [gone.url, `${gone.url}/_mock`]) {
      const { code, stderr } = await cases([file(GOOD), '--target', target], account());
      expect([code, stderr]).toEqual([3, expect.stringMatching(/no (mock )?answer/)]);
    }
  });

  it('explains itself', async () => {
    const { code, stdout } = await cases(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Exit codes: 0 all held');
    expect(stdout).toContain('NMBRS_USERNAME');
  });
});
