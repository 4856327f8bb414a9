import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';
import { KeptMock } from './support/data-folder.ts';

const mock = new KeptMock();

const start = (options: NmbrsOptions = {}) => mock.start({ ...options, dataCalls: true });

async function clientOf(nmbrs: Nmbrs): Promise<SoapClient> {
  const login = (await nmbrs.listLogins()).find(({ archetype }) => archetype === 'master');
  return new SoapClient(nmbrs.url, { username: login?.username ?? '', token: login?.token ?? '' });
}

/** Calls of every kind: answered, refused, with bytes, of a stranger, of no operation. */
async function callEverything(nmbrs: Nmbrs): Promise<void> {
  const client = await clientOf(nmbrs);
  await client.call('DebtorService', 'List_GetAll');
  await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId><Dibtor>1</Dibtor>');
  await client.call('CompanyService', 'Company_GetCurrentByEmployeeId', '<EmployeeId>1</EmployeeId>');
  await client.call(
    'CompanyService',
    'FileExplorer_UploadFile',
    '<CompanyId>10001</CompanyId><StrDocumentName>a.txt</StrDocumentName><StrDocumentSubFolder>x</StrDocumentSubFolder><Body>AQID</Body>',
  );
  await new SoapClient(nmbrs.url, { username: 'nobody@x.nl', token: 'x' }).call(
    'DebtorService',
    'List_GetAll',
  );
  await fetch(`${nmbrs.url}/soap/v3/DebtorService.asmx`, { method: 'POST', body: '<x/>' });
}

/** The calls of an environment, with their messages. */
async function remembered(nmbrs: Nmbrs) {
  const demo = await nmbrs.openEnvironment('demo');
  const calls = await demo.calls.list();
  return Promise.all(
    calls.map(async (call) => {
      const { request, response } = await demo.calls.messages(call.number);
      return { call, request, response };
    }),
  );
}

describe('a journal that is kept', () => {
  it('is there after a restart, with all messages, and goes on counting', async () => {
    const first = await start();
    await callEverything(first);
    const before = await remembered(first);
    expect(before.length).toBeGreaterThan(3);
    const second = await start();
    expect(await remembered(second)).toEqual(before);
    await callEverything(second);
    const after = await remembered(second);
    expect(after.slice(0, before.length)).toEqual(before);
    const demo = await second.openEnvironment('demo');
    const numbers = (await demo.calls.list()).map(({ number, ordinal }) => [number, ordinal]);
    const third = await start();
    const again = await (await third.openEnvironment('demo')).calls.list();
    expect(again.map(({ number, ordinal }) => [number, ordinal])).toEqual(numbers);
    expect(new Set(numbers.map(([number]) => number)).size).toBe(numbers.length);
  });

  it('stays without what was cleared, and gives no number again', async () => {
    const first = await start();
    await callEverything(first);
    const demo = await first.openEnvironment('demo');
    const last = (await demo.calls.list()).at(-1)?.number ?? 0;
    await demo.calls.clear();
    const second = await start();
    expect(await remembered(second)).toEqual([]);
    await (await clientOf(second)).call('DebtorService', 'List_GetAll');
    const [call] = await (await second.openEnvironment('demo')).calls.list();
    expect(call?.number).toBeGreaterThan(last);
  });

  it('holds no more than a journal in memory does', async () => {
    const most = { messages: 20_000 };
    const first = await start({ limits: most });
    const client = await clientOf(first);
    for (let at = 0; at < 12; at++) await client.call('DebtorService', 'List_GetAll');
    const before = await messagesHeld(first);
    expect(before).toContain(false);
    expect(before).toContain(true);
    const after = await messagesHeld(await start({ limits: most }));
    expect(after.at(-1)).toBe(true);
    // Memory is taken in pieces, which may begin elsewhere now.
    expect(after.map((isHeld, at) => isHeld && before[at] === false)).not.toContain(true);
    expect(after.length).toBe(before.length);
  });

  it('holds those of the console apart, which are forgotten and kept for themselves', async () => {
    const first = await start();
    await callEverything(first);
    const before = await remembered(first);
    const demo = await first.openEnvironment('demo');
    for (let at = 0; at < 3; at++) await demo.perform('master', 'Debtor_Get', { DebtorId: 1001 });
    const performed = await demo.calls.list({ by: 'console' });
    expect(performed.map(({ by, ordinal }) => [by, ordinal])).toEqual([
      ['console', 1],
      ['console', 2],
      ['console', 3],
    ]);
    const second = await start();
    expect(await remembered(second)).toEqual(before);
    const again = await second.openEnvironment('demo');
    expect(await again.calls.list({ by: 'console' })).toEqual(performed);
    const { call } = await again.perform('master', 'Debtor_Get', { DebtorId: 1001 });
    expect(call).toBeGreaterThan(performed.at(-1)?.number ?? Number.NaN);
    expect((await again.calls.list({ by: 'console' })).at(-1)?.ordinal).toBe(4);
  });

  it('is of clients alone where an older mock kept it, which did not say of whom', async () => {
    const first = await start();
    await callEverything(first);
    const before = await remembered(first);
    await mock.end();
    const database = new Database(join(mock.place, 'nmbrs-mock.sqlite'));
    database.exec("UPDATE calls SET value = json_remove(value, '$.by')");
    database.close();
    expect(await remembered(await start())).toEqual(before);
    // What is written now goes by who made it, of those calls as well.
    await callEverything(await start());
    expect((await remembered(await start())).slice(0, before.length)).toEqual(before);
  });

  it('tells of a rule that answered nothing what it did before a restart', async () => {
    const first = await start();
    const demo = await first.openEnvironment('demo');
    const client = await clientOf(first);
    const get = (id: number) => client.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
    await get(1001);
    await demo.answer('DebtorService.Debtor_Get', { fault: 1001 }, { with: { DebtorId: 1003 } });
    await get(1002);
    const { message } = await demo.verifyAnswers();
    expect(message).toContain('1002');
    expect(message).not.toContain('1001 ');
    const again = await (await start()).openEnvironment('demo');
    expect((await again.verifyAnswers()).message).toBe(message);
  });

  it('is not there where that is not asked for, and needs a place', async () => {
    const first = await mock.start();
    await callEverything(first);
    expect(await remembered(await mock.start())).toEqual([]);
    await expect(startNmbrs({ dataCalls: true })).rejects.toThrow('Give data, a folder, too.');
  });
});

/** Of each call whether its messages are remembered. */
async function messagesHeld(nmbrs: Nmbrs): Promise<boolean[]> {
  const demo = await nmbrs.openEnvironment('demo');
  const calls = await demo.calls.list();
  return Promise.all(
    calls.map(({ number }) =>
      demo.calls.messages(number).then(
        () => true,
        () => false,
      ),
    ),
  );
}
