import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';
import { runHere as run } from './support/run-here.ts';

let folder: string;
let nmbrs: Nmbrs;
let archive: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  nmbrs = await startNmbrs();
  const env = await nmbrs.environment({ from: 'proef' });
  const client = new SoapClient(nmbrs.url, env.logins.master);
  await client.call('DebtorService', 'List_GetAll');
  await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1009</DebtorId>');
  await client.call('EmployeeService', 'PersonalInfo_GetCurrent', '<EmployeeId>5013001</EmployeeId>');
  await client.call(
    'EmployeeService',
    'Leave_Delete',
    '<EmployeeId>5013001</EmployeeId><LeaveId>1</LeaveId>',
  );
  archive = join(folder, 'calls.har');
  writeFileSync(archive, JSON.stringify(await env.calls.har()));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

const NOW = ['--now', '2026-11-16'];

describe('nmbrs-mock import', () => {
  it('writes a world, and tells how much of the capture it repeats and who may log in', async () => {
    const output = join(folder, 'world.json');
    const { code, stdout, stderr } = await run(['import', archive, '--output', output, ...NOW]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain(`${output} is a world of ${archive}.\n3 of 3 reads the same.\n`);
    expect(stdout).toContain('No reads, and not looked at: 1 exchange.');
    expect(stdout).toMatch(/^ {2}Username +Token +Domain$/m);
    expect(readFileSync(output, 'utf8')).toContain('"username": "master@');
  });

  it('prints the same for programs', async () => {
    const output = join(folder, 'other.json');
    const { stdout } = await run(['import', archive, '--output', output, '--json', ...NOW]);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ world: output, reads: 3, same: 3, others: 1, differing: [] });
    const world = JSON.parse(readFileSync(output, 'utf8'));
    expect(world.today).toBe('2026-11-16');
    const [{ username, token }] = report.logins;
    expect(world.environments[0].logins).toMatchObject([{ username, token }]);
  });

  it.each([
    ['what is not there', ['nowhere.har'], /there is no file nowhere\.har/],
    ['a folder without a capture', ['.'], /\. holds no capture/],
    [
      'what is no archive',
      ['package.json'],
      /package\.json is neither the folder of a capture nor an HTTP archive/,
    ],
    ['a day that is on no calendar', ['calls.har', '--now', '2026-02-31'], /It is on no calendar\./],
  ])('refuses %s', async (_what, args, why) => {
    const output = join(folder, 'none.json');
    const { code, stderr } = await run(['import', ...args, '--output', output]);
    expect(stderr).toMatch(why);
    expect(code).toBe(2);
    expect(existsSync(output)).toBe(false);
  });
});
