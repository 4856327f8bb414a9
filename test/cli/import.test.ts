import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { MarkSeen } from '../../contracts/evidence/marks-seen.ts';
import { CaptureFolder } from '../../harness/capture/capture-folder.ts';
import { recordedExchanges } from '../../harness/capture/recorded-exchanges.ts';
import { readEvidence } from '../../harness/evidence/evidence-file.ts';
import { SoapClient } from '../support/soap-client.ts';
import { runHere as run } from './support/run-here.ts';

let folder: string;
let nmbrs: Nmbrs;
let archive: string;
let schedules: readonly Entry[];

/** As much of an entry of an HTTP archive as is changed here. */
interface Entry {
  readonly request: { readonly url: string };
  readonly response: { readonly content: { readonly text: string } };
}

/** The service of which another program is said to have recorded the calls. */
const SERVICE = 'https://api-sandbox.nmbrs.nl';

function foreign(name: string, entries: readonly Entry[]): string {
  const file = join(folder, name);
  const text = JSON.stringify({ log: { version: '1.2', creator: { name: 'Other' }, entries } });
  writeFileSync(file, text.replaceAll(nmbrs.url, SERVICE));
  return file;
}

/** An answer of which the hours of Monday are written in another way. */
function written(entry: Entry, tag: string): Entry {
  const text = entry.response.content.text.replace('<HoursMonday>', tag);
  return { ...entry, response: { ...entry.response, content: { ...entry.response.content, text } } };
}

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
  await env.calls.clear();
  for (const employee of [5013001, 5013002])
    await client.call('EmployeeService', 'Schedule_GetCurrent', `<EmployeeId>${employee}</EmployeeId>`);
  const { log } = (await env.calls.har()) as { log: { entries: readonly Entry[] } };
  schedules = log.entries;
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

  it('writes down what a service says of marks, each capture once, and coverage tells it', async () => {
    const evidence = join(folder, 'evidence.json');
    const imported = async (capture: string) => {
      const output = join(folder, 'seen.json');
      const { code, stderr } = await run(['import', capture, '--output', output, '--evidence', evidence]);
      expect([code, stderr]).toEqual([0, '']);
      return readEvidence(readFileSync(evidence, 'utf8'), 'evidence.json').captures;
    };
    const marks = async () => {
      const { stdout } = await run(['coverage', '--marks', '--json', '--evidence', evidence]);
      const rows: readonly { readonly id: string; readonly seen: MarkSeen | null }[] = JSON.parse(stdout);
      return rows.find(({ id }) => id === 'last-in-period-answers')?.seen;
    };
    const first = foreign('first.har', schedules);
    const compared = { operation: 'Schedule_GetCurrent', untold: 0 };
    const supporting = { ...compared, same: 2, otherwise: 0, contradiction: null };
    expect(await imported(first)).toMatchObject([{ target: SERVICE, operations: [supporting] }]);
    expect(await marks()).toMatchObject({ same: 2, otherwise: 0, contradiction: null });
    const text = await run(['coverage', '--marks', '--evidence', evidence]);
    expect(text.stdout).toMatch(/^last-in-period-answers: .*, supported by 2 captured answers$/m);

    // The same capture takes the place of what it said before; another one is added.
    const odd = schedules.map((entry, at) => (at === 0 ? written(entry, '<HoursMonday >') : entry));
    const contradicting = {
      ...compared,
      same: 1,
      otherwise: 1,
      contradiction: { path: 'how it is written' },
    };
    expect(await imported(foreign('first.har', odd))).toMatchObject([{ operations: [contradicting] }]);
    const [, other] = await imported(foreign('other.har', schedules.slice(1)));
    expect(other).toMatchObject({ target: SERVICE, operations: [{ ...supporting, same: 1 }] });
    expect(await marks()).toMatchObject({ same: 2, otherwise: 1, contradiction: { target: SERVICE } });
    const doubtful = await run(['coverage', '--marks', '--evidence', evidence]);
    expect(doubtful.stdout).toMatch(/^last-in-period-answers: .*, in question by 1 of 3 captured answers$/m);
    expect(doubtful.stdout).toContain(`EmployeeService.Schedule_GetCurrent of ${SERVICE}: how it is written`);
  });

  it('tells the values of a contradiction where people were replaced, and nowhere else', async () => {
    const capture = join(folder, 'capture');
    const odd = schedules.map((entry) => written(entry, '<HoursMonday >'));
    const kept = CaptureFolder.open(capture, { upstream: SERVICE, key: Buffer.alloc(32, 1) });
    for (const { exchange, at } of recordedExchanges(foreign('people.har', odd)).exchanges)
      kept.add(exchange, { startedAt: at as Date, durationMs: 1 });
    kept.close();
    const contradictions = [];
    for (const place of [capture, join(folder, 'people.har')]) {
      const evidence = join(folder, `${contradictions.length}.evidence.json`);
      await run(['import', place, '--output', join(folder, 'seen.json'), '--evidence', evidence]);
      const { captures } = readEvidence(readFileSync(evidence, 'utf8'), evidence);
      contradictions.push(captures[0]?.operations[0]?.contradiction);
    }
    expect(contradictions).toEqual([
      { path: 'how it is written', expected: expect.stringContaining('<?xml'), found: expect.any(String) },
      { path: 'how it is written' },
    ]);
  });

  it('refuses evidence of a mock, and a file that holds none', async () => {
    const output = join(folder, 'none.json');
    const evidence = join(folder, 'broken.json');
    const mock = await run(['import', archive, '--output', output, '--evidence', evidence, ...NOW]);
    expect([mock.code, mock.stderr]).toEqual([
      2,
      expect.stringMatching(
        /--evidence is of a real service, and \S+calls\.har is of a mock; name a capture/,
      ),
    ]);
    const nowhere = await run(['coverage', '--marks', '--evidence', 'nowhere.json']);
    expect(nowhere).toMatchObject({
      code: 2,
      stderr: 'nmbrs-mock coverage: there is no file nowhere.json; name another one with --evidence.\n',
    });
    writeFileSync(evidence, '{"verified": []}');
    const broken = await run(['import', foreign('a.har', []), '-o', output, '--evidence', evidence]);
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('captures is missing')]);
    expect(existsSync(output)).toBe(false);
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
