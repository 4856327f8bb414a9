import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNmbrs } from '../../client/in-process/start.ts';
import type { Violation } from '../../contracts/control/verification.ts';
import { CaptureFolder } from '../../harness/capture/capture-folder.ts';
import { recordedExchanges } from '../../harness/capture/recorded-exchanges.ts';
import { SoapClient } from '../support/soap-client.ts';
import { runHere as run } from './support/run-here.ts';

let folder: string;
let capture: string;
let archive: string;

/** The same calls in an archive, and in the folder of a capture. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  capture = join(folder, 'capture');
  archive = join(folder, 'calls.har');
  const nmbrs = await startNmbrs();
  try {
    const { logins, calls } = await nmbrs.environment();
    const client = new SoapClient(nmbrs.url, logins.master);
    await client.call('DebtorService', 'List_GetAll');
    const employee = '<EmployeeId>5000002</EmployeeId>';
    await client.call('EmployeeService', 'Absence2_GetList', `${employee}<Emploee>1</Emploee>`);
    await client.call('EmployeeService', 'Address_GetListCurrent', employee);
    writeFileSync(archive, JSON.stringify(await calls.har()));
    const kept = CaptureFolder.open(capture, { upstream: nmbrs.url, key: Buffer.alloc(32, 1) });
    for (const { exchange, at } of recordedExchanges(archive).exchanges)
      kept.add(exchange, { startedAt: at ?? new Date(), durationMs: 1 });
    kept.close();
  } finally {
    await nmbrs.close();
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const places = [
  ['the folder of a capture', () => capture],
  ['an HTTP archive', () => archive],
] as const;

describe.each(places)('%s is read by', (_what, place) => {
  it('verify, which tells what the real service swallowed', async () => {
    const { code, stdout, stderr } = await run(['verify', '--contract', '--recording', place()]);
    expect(stderr).toBe('');
    expect(stdout).toContain('lost-data  EmployeeService.Absence2_GetList (call 2, line 1, column');
    expect(stdout).toContain('Emploee is not declared in Absence2_GetList; it was ignored.');
    expect(code).toBe(1);
  });

  it('verify, which holds them against what is expected', async () => {
    const asked = ['verify', '--recording', place(), '--operation', 'Absence2_GetList', '--times', '1'];
    expect(await run([...asked, '--with', '{"EmployeeId": 5000002}'])).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout } = await run([...asked, '--with', '{"EmployeeId": 5000003}']);
    expect([code, stdout]).toEqual([1, expect.stringContaining('5000002')]);
    const order = join(folder, 'order.json');
    const operations = ['DebtorService.List_GetAll', 'Address_GetListCurrent'];
    writeFileSync(order, JSON.stringify({ order: operations.map((operation) => ({ operation })) }));
    expect((await run(['verify', order, '--recording', place()])).code).toBe(0);
  });

  it('verify, which knows the violations of a baseline', async () => {
    const baseline = join(folder, 'known.json');
    const asked = ['verify', '--contract', '--recording', place(), '--baseline', baseline];
    const { code, stdout } = await run([...asked, '--write-baseline']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/kept in 3 calls, beside \d+ that (?:is|are) known/),
    ]);
    const { verdicts } = JSON.parse((await run([...asked, '--json'])).stdout);
    expect(verdicts.flatMap(({ violations }: { violations: Violation[] }) => violations)).toEqual([]);
    const sarif = join(folder, 'found.sarif');
    await run(['verify', '--contract', '--recording', place(), '--report', `sarif=${sarif}`]);
    expect(readFileSync(sarif, 'utf8')).toContain('Emploee');
  });

  it('consumer record', async () => {
    const output = join(folder, 'uses.yaml');
    const { code, stderr } = await run(['consumer', 'record', place(), '--output', output]);
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(output, 'utf8')).toContain('EmployeeService.Address_GetListCurrent');
  });

  it('permissions', async () => {
    const { code, stdout, stderr } = await run(['permissions', place(), '--json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).operations).toHaveLength(3);
  });

  it('import, and permissions in the world that it makes', async () => {
    const output = join(folder, 'world.json');
    const { code, stdout } = await run(['import', place(), '--output', output, '--now', '2026-11-16']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('of 3 reads')]);
    const inIt = await run(['permissions', place(), '--world', output, '--json']);
    expect(inIt).toMatchObject({ code: 0, stderr: '' });
    const [master] = JSON.parse(inIt.stdout).logins;
    expect(master.archetype).toBe('master');
    expect(master.cells.map(({ answered }: { answered: number }) => answered)).toEqual([1, 1, 1]);
    const told = await run(['permissions', place(), '--world', output]);
    expect(told.stdout).toContain('The world has no environment for: business-master.');
  });
});

describe('verify --recording', () => {
  it('tells of calls without what was sent, and proves nothing by them', async () => {
    const bare = JSON.parse(readFileSync(archive, 'utf8'));
    for (const { request } of bare.log.entries) delete request.postData;
    const file = join(folder, 'bare.har');
    writeFileSync(file, JSON.stringify(bare));
    const { code, stderr } = await run(['verify', '--contract', '--recording', file]);
    expect(stderr).toContain(
      'bare.har holds 3 calls without a request that can be read, of which nothing is told',
    );
    expect(stderr).toContain('no call was made in');
    expect(code).toBe(1);
  });

  it.each([
    ['what is not there', ['--recording', 'nowhere.har'], /there is no file nowhere\.har/],
    ['a folder without a capture', ['--recording', '.'], /\. holds no capture; nmbrs-mock capture makes one/],
    [
      'a mock beside it',
      ['--recording', '.', '--url', 'http://127.0.0.1:1'],
      /--url is for a running mock; give it or --recording, not both/,
    ],
  ])('refuses %s', async (_what, args, why) => {
    const { code, stderr } = await run(['verify', '--contract', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(why)]);
  });

  it('of other commands is a journal, which is refused beside a mock in the same words', async () => {
    for (const command of [['permissions'], ['consumer', 'record']]) {
      const { code, stderr } = await run([...command, archive, '--environment', 'demo']);
      expect(stderr).toContain('--environment is for a running mock; give it or a journal, not both.');
      expect(code).toBe(2);
    }
  });
});
