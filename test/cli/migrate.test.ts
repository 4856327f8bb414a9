import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { run } from './support/program.ts';

let folder: string;
let nmbrs: Nmbrs;
let env: Environment<'master'>;

/** An integration reads a salary, and reports somebody sick. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  nmbrs = await startNmbrs();
  env = await nmbrs.environment();
  const client = new SoapClient(nmbrs.url, env.logins.master);
  await client.call('EmployeeService', 'Salary_GetCurrent', '<EmployeeId>5000001</EmployeeId>');
  await client.call('EmployeeService', 'Absence2_GetList', '<EmployeeId>5000001</EmployeeId>');
  writeFileSync(join(folder, 'calls.har'), JSON.stringify(await env.calls.har()));
  writeFileSync(
    join(folder, 'one.yaml'),
    'consumer: one\noperations:\n  EmployeeService.Salary_GetCurrent: { reads: [Salary_GetCurrentResult/*] }\n',
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

const mock = () => ['--url', nmbrs.url, '--environment', env.subdomain];

it('the program asks a running mock, and reads an archive of the same calls to the same end', async () => {
  const asked = await run(['migrate', ...mock(), '--json']);
  expect([asked.code, asked.stderr]).toEqual([0, '']);
  const migration = JSON.parse(asked.stdout);
  expect(migration).toEqual(await env.migration());
  expect(migration.covered.calls).toEqual({ covered: 1, of: 2 });
  const read = await run(['migrate', 'calls.har', '--json'], {}, folder);
  expect(JSON.parse(read.stdout)).toEqual(migration);
});

it('what a consumer file declares to be read is counted beside a recording', async () => {
  const without = await run(['migrate', 'calls.har', '--json'], {}, folder);
  const declared = await run(['migrate', 'calls.har', '--consumer', 'one.yaml', '--json'], {}, folder);
  const readsAre = ({ stdout }: { readonly stdout: string }) =>
    JSON.parse(stdout).operations.map(({ readsAre: are }: { readonly readsAre: string }) => are);
  expect([readsAre(without), readsAre(declared)]).toEqual([
    ['answered', 'answered'],
    ['answered', 'declared'],
  ]);
  expect(JSON.parse(without.stdout).covered.fields).toEqual({ covered: 1, of: 2 });
  // Its value, its type and its start; a salary table has no place there.
  expect(JSON.parse(declared.stdout).covered.fields).toEqual({ covered: 4, of: 15 });
});

it('a gap fails a build that wants none', async () => {
  const { code, stdout } = await run(['migrate', ...mock(), '--fail-on', 'gaps']);
  expect(code).toBe(1);
  expect(stdout).toContain('No successor known (1)\n\n  EmployeeService.Absence2_GetList  1 call\n');
  expect(stdout).toContain('was answered, not counted');
});

it('a mock that is not there is told', async () => {
  const { code, stderr } = await run(['migrate', '--url', 'http://127.0.0.1:1']);
  expect(code).toBe(3);
  expect(stderr).toMatch(/^nmbrs-mock migrate: /);
});

it('where nothing is called nothing is proven, unless that may be', async () => {
  const empty = ['migrate', '--url', nmbrs.url, '--environment', 'bedrijf'];
  const { code, stderr } = await run(empty);
  expect(code).toBe(1);
  expect(stderr).toBe(
    `nmbrs-mock migrate: nothing is proven: there are no calls of Nmbrs in environment bedrijf of ${nmbrs.url}. ` +
      'Give --allow-empty where that may be.\n',
  );
  expect(await run([...empty, '--allow-empty'])).toMatchObject({ code: 0, stderr: '' });
});
