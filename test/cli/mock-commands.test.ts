import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import type { PermissionMatrix } from '../../harness/permissions/permission-matrix.ts';
import type { Environment } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { runHere as run } from './support/run-here.ts';

let folder: string;
let nmbrs: Nmbrs;
let office: Environment<'master'>;
let own: readonly string[];

/** An integration's day: it looks around, reads one person with a typing mistake, and reports them sick. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
  nmbrs = await startNmbrs();
  office = await nmbrs.environment();
  own = ['--url', nmbrs.url, '--environment', office.subdomain];
  const client = new SoapClient(nmbrs.url, office.logins.master);
  await client.call('DebtorService', 'List_GetAll');
  await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
  await client.call(
    'EmployeeService',
    'List_GetByCompany',
    '<CompanyId>10001</CompanyId><EmployeeType>2</EmployeeType>',
  );
  await client.call(
    'EmployeeService',
    'Absence2_GetList',
    '<EmployeeId>5000002</EmployeeId><Emploee>1</Emploee>',
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

describe('nmbrs-mock logins', () => {
  it('lists those of the default world without a mock, and of a running one as they stand', async () => {
    expect((await run(['logins'])).stdout).toMatch(
      /master +master@demo\.example +0{31}1 +Geheim-master-1 +demo +Sees all/,
    );
    const { stdout } = await run(['logins', '--json', '--url', nmbrs.url]);
    const created = JSON.parse(stdout).find(
      ({ archetype }: { archetype: string }) => archetype === 'created',
    );
    expect(created).toMatchObject({ username: 'created@demo.example', state: 'created' });
  });
});

describe('nmbrs-mock env', () => {
  const env = (...args: readonly string[]) => run(['env', ...args, '--url', nmbrs.url]);

  it('seeds an environment from a file, and exports it as one', async () => {
    const file = join(folder, 'people.yaml');
    const { subdomain } = await nmbrs.environment();
    const people = (bsn: string) =>
      `debtors:\n  - number: '1001'\n    companies:\n      - number: 1\n        employees:\n          - { id: 9003, personalInfo: { bsn: '${bsn}' } }\n`;
    writeFileSync(file, people('123456789'));
    const refused = await env('seed', subdomain, file);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(
      `people.yaml:6:46: debtors[0].companies[0].employees[0].personalInfo.bsn is '123456789', which is no BSN: it does not pass the eleven-test. Give nine digits that do`,
    );
    writeFileSync(file, people('999990019'));
    expect((await env('seed', subdomain, file)).stdout).toBe(
      `0 debtors, 0 companies, 1 employee came into ${subdomain}.\n`,
    );
    const exported = await env('export', subdomain);
    expect(exported.code).toBe(0);
    const copy = join(folder, 'copy.yaml');
    writeFileSync(copy, exported.stdout);
    const { worlds, furnishings } = openWorldFile(copy);
    expect(worlds[0]?.environments.map((one) => one.subdomain)).toEqual([subdomain]);
    expect(furnishings.get(subdomain)?.state?.employees.records.map(({ id }) => id)).toEqual([9003]);
  });

  it('puts scenarios into an environment, alone and beside a file, and lists them', async () => {
    const { subdomain } = await nmbrs.environment();
    const alone = await env('seed', subdomain, '--scenario', 'rehired', '--scenario', 'moved');
    expect(alone.stdout).toMatch(
      new RegExp(
        `^2 debtors, 3 companies, 3 employees came into ${subdomain}.\n` +
          '  rehired: employee \\d+\n  moved: employee \\d+, employee \\d+\n$',
      ),
    );
    const file = join(folder, 'with-scenarios.yaml');
    writeFileSync(file, 'scenarios: [maternity]\n');
    const beside = await env('seed', subdomain, file, '--scenario', 'noBsn', '--json');
    expect(Object.keys(JSON.parse(beside.stdout).scenarios)).toEqual(['maternity', 'noBsn']);
    writeFileSync(file, 'scenarios:\n  - maternity\n  - rehird\n');
    const wrong = await env('seed', subdomain, file);
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringMatching(
        /with-scenarios\.yaml:3:5: scenarios\[1\] is 'rehird', which is none of the possible values\. Did you mean 'rehired'\?/,
      ),
    ]);
    const { stdout } = await run(['scenarios']);
    expect(stdout).toMatch(/^ {2}rehired +Left two years ago, and came back this year\.$/m);
    expect(Object.keys(JSON.parse((await run(['scenarios', '--json'])).stdout))).toContain('hiddenDebtor');
  });

  it('makes, lists, shows, resets and deletes an environment', async () => {
    const made = await env('make', 'klein', '--login', 'debtor', '--login', 'master', '--json');
    const { logins } = JSON.parse(made.stdout);
    expect(Object.keys(logins)).toEqual(['debtor', 'master']);
    expect((await env('list')).stdout).toMatch(/klein .*Accountant .*for a test/);
    const { stdout: text } = await env('show', 'klein');
    expect(text).toContain(logins.debtor.token);
    expect(text).toMatch(/subscription +valid\n +version 2\.1 +served\n +sandbox +as it stands\n/);
    expect((await env('reset', 'klein')).stdout).toBe('klein is as it was made.\n');
    expect((await env('delete', 'klein')).stdout).toBe('klein is gone.\n');
    const { code, stderr } = await env('show', 'klein');
    expect([code, stderr]).toEqual([
      2,
      "nmbrs-mock env show: There is no environment 'klein'. `nmbrs-mock env list` lists those that there are.\n",
    ]);
  });

  it('reads and turns the clock', async () => {
    const turned = await env('clock', office.subdomain, '2026-12-01', '--advance', '2d', '--freeze');
    expect(turned.stdout).toBe('2026-12-03T00:00:00, frozen\n');
    expect((await env('clock', office.subdomain, '--advance=-1h')).stdout).toBe(
      '2026-12-02T23:00:00, frozen\n',
    );
  });

  it.each([
    [['clock', 'demo', 'morgen'], /'morgen' is invalid.*Expected a day or a moment/],
    [['clock', 'demo', '--advance', '2w'], /'2w' is invalid.*Expected a length of time/],
    [['clock', 'demo', '2026-13-01'], /'2026-13-01' is invalid.*It is on no calendar/],
    [['make', '--login', 'frits'], /'frits' is invalid\. Expected one of master, debtor, /],
    [['make', '--login', 'mastre'], /'mastre' is invalid\. Did you mean 'master'\?/],
    [['reset', 'dmo'], /There is no environment 'dmo'\. Did you mean 'demo'\?/],
    [['seed', 'demo'], /there is nothing to put in; give a file, or a scenario with '--scenario'/],
    [['seed', 'demo', '--scenario', 'rehird'], /'rehird' is invalid\. Did you mean 'rehired'\?/],
    [['show'], /missing required argument 'subdomain'/],
  ])('ends with 2 and says why: %j', async (args, message) => {
    const { code, stderr } = await env(...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('ends with 2 when what answers is no mock', async () => {
    const other = createServer((_, response) =>
      response.setHeader('Content-Type', 'text/html').end('<html>'),
    );
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const { code, stderr } = await run(['env', 'list', '--url', url]);
    other.close();
    expect([code, stderr]).toEqual([
      2,
      `nmbrs-mock env list: what answers at ${url} is no nmbrs-mock (200, text/html); check the address.\n`,
    ]);
  });

  it('ends with 3 when nothing answers', async () => {
    const { code, stderr } = await run(['env', 'list', '--url', 'http://127.0.0.1:9']);
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/^nmbrs-mock env list: no mock answers at http/),
    ]);
  });
});

describe('nmbrs-mock verify', () => {
  const verify = (...args: readonly string[]) => run(['verify', ...own, ...args]);

  it('ends with 0 when the calls were made, and with 1 and the reason when not', async () => {
    const wanted = [
      '--operation',
      'CompanyService.List_GetByDebtor',
      '--with',
      '{"DebtorId": 1001}',
      '--answer',
      'ok',
    ];
    const held = await verify(...wanted, '--times', '1');
    expect([held.code, held.stdout]).toEqual([
      0,
      expect.stringMatching(/^✓ .*expected once, was called once\.\n$/),
    ]);
    const bare = await verify('--operation', 'absence2_getlist', '--times', '1');
    expect([bare.code, bare.stdout]).toEqual([0, expect.stringContaining('was called once.')]);
    const failed = await verify(...wanted, '--times', '2..', '--json');
    expect(failed.code).toBe(1);
    const { holds, verdicts } = JSON.parse(failed.stdout);
    expect([holds, verdicts[0].message]).toEqual([
      false,
      expect.stringContaining('expected at least twice, was called once.'),
    ]);
  });

  it('takes a file of expectations, and tells where that is wrong', async () => {
    const file = join(folder, 'expectations.yaml');
    const sequence = '- order: [{ operation: List_GetByCompany }, { operation: Absence2_GetList }]\n';
    writeFileSync(file, `- operation: Absence2_Insert\n  times: 0\n${sequence}`);
    const { code, stdout } = await verify(file);
    expect([code, stdout.match(/✓/g)?.length]).toEqual([0, 4]);
    writeFileSync(file, '- operation: Absence2_Insert\n  time: 0\n');
    expect(await verify(file)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /expectations\.yaml:2:3: There is no field 'time' here\. Did you mean 'times'\?/,
      ),
    });
    writeFileSync(file, '- operation: Absence3_Insert\n');
    expect(await verify(file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "There is no operation 'Absence3_Insert'. Did you mean 'Absence_Insert'?",
      ),
    });
  });

  it('holds calls against their contract, but for what is known', async () => {
    const broken = await verify('--contract');
    expect([broken.code, broken.stdout]).toEqual([
      1,
      expect.stringContaining('lost-data  EmployeeService.Absence2'),
    ]);
    const baseline = join(folder, 'baseline.json');
    const written = await verify('--contract', '--baseline', baseline, '--write-baseline');
    expect([written.code, written.stdout]).toEqual([
      0,
      expect.stringMatching(/was kept in 4 calls, beside \d+ that/),
    ]);
    expect(readFileSync(baseline, 'utf8')).toContain('unknown-element Absence2_GetList/Emploee');
    writeFileSync(baseline, '{}');
    const wrong = await verify('--contract', '--baseline', baseline);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('baseline.json is no baseline')]);
  });

  it.each([
    [[], /nothing to verify; give a file of expectations, --operation or --contract/],
    [['--times', '2'], /--times says something of calls; name them with --operation/],
    [['--operation', 'X', '--baseline', 'b.json'], /go with --contract/],
    [['--operation', 'X', '--report', 'github'], /go with --contract/],
    [['--contract', '--write-baseline'], /name the file with --baseline/],
    [
      ['--contract', '--baseline', 'typo.json'],
      /there is no file typo\.json; nmbrs-mock verify --write-baseline makes one/,
    ],
    [
      ['--contract', '--baseline', 'no/b.json', '--write-baseline'],
      /there is no folder no; name another file/,
    ],
    [['--contract', '--report', 'sarif=no/such'], /no\/such cannot be written: there is no folder no/],
    [['--contract', '--environment', 'beddrijf'], /Did you mean 'bedrijf'\?/],
    [['--operation', 'X', '--with', '[1]'], /Expected a record in JSON/],
    [['--operation', 'X', '--times', 'often'], /Expected a number or bounds/],
    [['none.yaml'], /there is no file none\.yaml; nmbrs-mock verify --help shows one/],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, stderr } = await verify(...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('nmbrs-mock permissions', () => {
  it('tells what every kind of login gets, and what a login needs', async () => {
    const { code, stdout } = await run(['permissions', ...own]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}master +✓ +✓ +✓ +✓$/m);
    expect(stdout).toMatch(/^ {2}debtor +✓ 1\/6 +✓ +✓ +✓$/m);
    expect(stdout).toMatch(/^ {2}deactivated +1001 +1001 +1001 +1001$/m);
    expect(stdout).toContain('its user template needs 4 calls on:\n  DebtorService.List_GetAll\n');
    expect(stdout).toMatch(/It needs to see 1 debtor:\n {2}debtor 1001 .*: company 1 [^,]*\n/);
    expect(stdout).toContain('These list whatever the login sees: DebtorService.List_GetAll.');
  });

  it('reads an HTTP archive, and gives JSON', async () => {
    const archive = join(folder, 'calls.har');
    writeFileSync(archive, JSON.stringify(await office.calls.har()));
    const { stdout } = await run(['permissions', archive, '--json']);
    const { operations, logins, neededAccess }: PermissionMatrix = JSON.parse(stdout);
    expect(operations.map(({ calls }) => calls)).toEqual([1, 1, 1, 1]);
    const cellsOf = (name: string) => logins.find(({ archetype }) => archetype === name)?.cells ?? [];
    expect(cellsOf('no-subscription').map(({ refused }) => refused)).toEqual(Array(4).fill({ '1004': 1 }));
    expect(cellsOf('debtor-company')[1]?.listed).toEqual({ got: 1, all: 3 });
    expect([neededAccess.debtors.map(({ id }) => id), neededAccess.unknown]).toEqual([[1001], []]);
  });

  it.each([
    ['a file that is not there', () => ['none.har'], /there is no file none\.har; GET \/_mock\/environments/],
    [
      'an environment without calls',
      () => ['--url', nmbrs.url, '--environment', 'bedrijf'],
      /there are no calls of Nmbrs in environment bedrijf/,
    ],
  ])('ends with 2 for %s', async (_what, args, message) => {
    const { code, stderr } = await run(['permissions', ...args()]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('what needs no mock', () => {
  it('wsdl prints the one that is served, at the address asked for, or saves it', async () => {
    const path = '/soap/v3/DebtorService.asmx';
    const served = await (await fetch(`${nmbrs.url}${path}?WSDL`)).text();
    const address = `${nmbrs.url}${path}`;
    const printed = await run(['wsdl', 'DebtorService', '--address', address]);
    expect(printed.stdout.trim()).toBe(served.trim());
    const file = join(folder, 'debtors.wsdl');
    expect((await run(['wsdl', 'DebtorService', 'v3', '--address', address, '-o', file])).stdout).toBe('');
    expect(readFileSync(file, 'utf8').trim()).toBe(served.trim());
    const { code, stderr } = await run(['wsdl', 'ReportService', 'v2.1']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no ReportService in version v2.1')]);
  });

  it('services and versions are known whatever their case, and else by the nearest name', async () => {
    expect((await run(['wsdl', 'debtorservice', 'V2.1'])).stdout).toBe(
      (await run(['wsdl', 'DebtorService', 'v2.1'])).stdout,
    );
    const { code, stderr } = await run(['wsdl', 'EmployeService']);
    expect([code, stderr]).toEqual([2, expect.stringContaining("Did you mean 'EmployeeService'?")]);
  });

  it('coverage counts operations, or lists those that are meant', async () => {
    expect((await run(['coverage'])).stdout).toMatch(/EmployeeService +v3 +206 +178 /);
    const { stdout } = await run(['coverage', '--service', 'DebtorService', '--confidence', 'low', '--json']);
    const rows: { confidence: string; service: string; verified: unknown }[] = JSON.parse(stdout);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ confidence: 'low', service: 'DebtorService', verified: null });
  });

  it('coverage --marks tells what operations rest on: the marks, by operation, or as JSON', async () => {
    const all = (await run(['coverage', '--marks'])).stdout;
    expect(all).toMatch(/^\d+ marks; \d+ of \d+ operations rest on some\.\n/);
    expect(all).toContain('owner-sees-everything: guess, 1 operation\n  A login owns its environment when ');
    const meant = ['coverage', '--marks', '--service', 'DebtorService', '--api', 'v3'];
    const listed = (await run([...meant, '--list'])).stdout;
    expect(listed).toMatch(/ DebtorService.Debtor_IsOwner +1 +owner-sees-everything\n/);
    const marks: { id: string; operations: string[] }[] = JSON.parse(
      (await run([...meant, '--json'])).stdout,
    );
    expect(marks.find(({ id }) => id === 'owner-sees-everything')).toEqual({
      id: 'owner-sees-everything',
      says: expect.stringMatching(/\.$/),
      confidence: 'guess',
      source: expect.stringMatching(/\.$/),
      file: 'contracts/facts/operations-debtor.yaml',
      operations: ['DebtorService.Debtor_IsOwner'],
      seen: null,
    });
    expect(marks.filter(({ operations }) => operations.length === 0)).toEqual([]);
  });
});
