import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBaseline, writeBaseline } from '../../../contracts/harness/journal/baseline.ts';
import { type CallJournal, CallsNotAsExpected } from '../../../contracts/harness/journal/call-journal.ts';
import { MockClient } from '../../../contracts/harness/mock/mock-client.ts';
import { type Nmbrs, startNmbrs } from '../../../server/main/start.ts';
import { SoapClient } from '../../support/soap-client.ts';

let nmbrs: Nmbrs;
let folder: string;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  folder = await mkdtemp(join(tmpdir(), 'nmbrs-journal-'));
});
afterAll(async () => {
  await nmbrs.close();
  await rm(folder, { recursive: true });
});

interface Watched {
  readonly calls: CallJournal;
  readonly client: SoapClient;
  readonly token: string;
}

async function watched(where: 'in this process' | 'over HTTP'): Promise<Watched> {
  const env =
    where === 'over HTTP' ? await new MockClient(nmbrs.url).environment() : await nmbrs.environment();
  const login = env.logins.master;
  if (!login) throw new Error('there is no master');
  const { username, token, domain } = login;
  return { calls: env.calls, client: new SoapClient(nmbrs.url, { username, token, domain }), token };
}

describe.each(['in this process', 'over HTTP'] as const)('calls, watched %s', (where) => {
  it('are waited for', async () => {
    const { calls, client } = await watched(where);
    const waiting = calls.waitFor('DebtorService.List_GetAll', { count: 2, within: '20s' });
    await client.call('DebtorService', 'List_GetAll');
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    await client.call('DebtorService', 'List_GetAll');
    expect((await waiting).map(({ operation }) => operation)).toEqual(['List_GetAll', 'List_GetAll']);
  });

  it('are not waited for longer than said', async () => {
    const { calls, client } = await watched(where);
    await client.call('DebtorService', 'List_GetAll');
    const waiting = calls.waitFor('Debtor_Get', { within: '100ms' });
    await expect(waiting).rejects.toThrow(CallsNotAsExpected);
    await expect(waiting).rejects.toThrow(/^Waited 100ms in vain\. Debtor_Get: expected at least once/);
  });

  it('are expected, or not', async () => {
    const { calls, client } = await watched(where);
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    await calls.expectCalled({ operation: 'Debtor_Get', with: { DebtorId: 1001 } }, 1);
    await calls.expectNotCalled({ operation: 'Debtor_Get', with: { DebtorId: 1002 } });
    await calls.expectOrder({ operation: 'Debtor_Get' });
    await expect(calls.expectCalled({ operation: 'Debtor_Get' }, 2)).rejects.toThrow(
      'expected twice, was called once',
    );
    await expect(calls.expectNotCalled({ operation: 'Debtor_Get' })).rejects.toThrow(
      'expected never, was called once',
    );
    await calls.forget();
    await calls.expectNotCalled({ operation: 'Debtor_Get' });
  });

  it('are clean, or tell every violation with its place and remedy', async () => {
    const { calls, client } = await watched(where);
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    await calls.expectClean();
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorID>1001</DebtorID>');
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorID>1002</DebtorID>');
    await expect(calls.expectClean()).rejects.toThrow(
      /^The contract was broken in 2 ways:\n\n {2}lost-data {2}CompanyService\.List_GetByDebtor \(call \d+, line 1, column \d+, and 1 more\)\n {4}DebtorID is spelled DebtorId, case included; it was ignored\.\n {4}→ Call it DebtorId\.\n/,
    );
    await calls.expectClean({ allow: ['lost-data', 'wrong-default'] });
  });

  it('are clean against a baseline, until something new comes', async () => {
    const { calls, client } = await watched(where);
    const file = join(folder, `${where}.json`);
    expect(readBaseline(file).known.size).toBe(0);
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorID>1001</DebtorID>');
    writeBaseline(file, await calls.violations());
    await calls.expectClean({ baseline: readBaseline(file) });
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId><X>1</X>');
    await expect(calls.expectClean({ baseline: readBaseline(file) })).rejects.toThrow('in 1 way:');
  });

  it('are shown with their messages and a command that makes them again, without secrets', async () => {
    const { calls, client, token } = await watched(where);
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    const [call] = await calls.list();
    const { request, response, curl } = await calls.messages(call?.number ?? 0);
    expect(request).toContain('<Token>***</Token>');
    expect(response).toContain('<Debtor_GetResult>');
    expect(`${request}${response}${curl}${JSON.stringify(await calls.har())}`).not.toContain(token);
    const { stdout } = await promisify(execFile)('sh', ['-c', curl.replaceAll('***', token)]);
    expect(stdout).toBe(response);
    await expect(calls.messages(999_999)).rejects.toThrow('999999 is not remembered');
  });
});

it('a baseline that cannot be read says which file and why', async () => {
  const file = join(folder, 'wrong.json');
  await writeFile(file, '{"knwon": []}');
  expect(() => readBaseline(file)).toThrow(/wrong\.json is no baseline: [\s\S]*knwon/);
  await writeFile(file, '{');
  expect(() => readBaseline(file)).toThrow('wrong.json is no baseline');
  writeBaseline(file, []);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ known: [] });
});

it('an environment of a mock can be wound, troubled, reset and deleted over HTTP', async () => {
  const env = await new MockClient(`${nmbrs.url}/`).environment({
    logins: [{ archetype: 'debtor', name: 'klant' }],
  });
  const client = new SoapClient(nmbrs.url, env.login('klant'));
  expect(() => env.login('master')).toThrow(
    "there is no login 'master'; the environment was made with klant",
  );
  await env.setClock('2026-12-01T09:00:00', { frozen: true });
  await env.advanceClock({ days: 31 });
  const period = await client.call(
    'CompanyService',
    'Company_GetCurrentPeriod',
    '<CompanyId>10001</CompanyId>',
  );
  expect(period.one('Company_GetCurrentPeriodResult')).toBe('2027-1-M');
  await env.addTrouble({ effect: { kind: 'fault', code: 1004 } });
  expect((await client.call('DebtorService', 'List_GetAll')).code).toBe(1004);
  await env.reset();
  expect((await client.call('DebtorService', 'List_GetAll')).code).toBeNull();
  await env.delete();
  expect((await client.call('DebtorService', 'List_GetAll')).code).toBe(1001);
});
