import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallJournal, CallsNotAsExpected } from '../../client/call-journal.ts';
import { connectNmbrs } from '../../client/http/connect.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { readBaseline, writeBaseline } from '../../harness/baseline/baseline-file.ts';
import { DOORS, type Door } from '../support/doors.ts';
import { type Credentials, operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';

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
  readonly login: Required<Credentials>;
}

const GET = operationOf('DebtorService', 'Debtor_Get');

/** What differs between a call and the same one made again. */
const sameCall = { number: 0, ordinal: 0, time: '', durationMs: 0 };

/** What a command prints that finds its secrets in variables. */
async function run(command: string, secrets: Readonly<Record<string, string>>): Promise<string> {
  const env = { ...process.env, ...secrets };
  return (await promisify(execFile)('sh', ['-c', command], { env })).stdout;
}

async function watched(door: Door): Promise<Watched> {
  const mock = door === 'over HTTP' ? connectNmbrs(nmbrs.url) : nmbrs;
  const env = await mock.environment();
  const { username, token, domain } = env.logins.master;
  const credentials = { username, token, domain };
  return { calls: env.calls, client: new SoapClient(nmbrs.url, credentials), login: credentials };
}

describe.each(DOORS)('calls, watched %s', (where) => {
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
    await calls.clear();
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
    expect(() => readBaseline(file)).toThrow(
      /there is no file .*; writeBaseline makes one, of the violations there are now\.$/,
    );
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorID>1001</DebtorID>');
    writeBaseline(file, await calls.violations());
    await calls.expectClean({ baseline: readBaseline(file) });
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId><X>1</X>');
    await expect(calls.expectClean({ baseline: readBaseline(file) })).rejects.toThrow('in 1 way:');
    await calls.clear();
    await calls.expectClean({ baseline: readBaseline(file) });
    await expect(calls.expectClean({ baseline: readBaseline(file), exact: true })).rejects.toThrow(
      /^Known violations that did not occur; delete their lines from the baseline:\n\n {2}CompanyService\.List_GetByDebtor /,
    );
  });

  it('are shown with their messages and a command that makes them again, without secrets', async () => {
    const { calls, client, login } = await watched(where);
    const { token } = login;
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    const [call] = await calls.list();
    const { request, response, curl } = await calls.messages(call?.number ?? 0);
    expect(request).toContain('<Token>***</Token>');
    expect(response).toContain('<Debtor_GetResult>');
    expect(`${request}${response}${curl}${JSON.stringify(await calls.har())}`).not.toContain(token);
    expect(await run(curl, { NMBRS_TOKEN: token })).toBe(response);
    await expect(calls.messages(999_999)).rejects.toThrow('is not remembered');
  });

  it.each([
    ['an operation nobody knows', { SOAPAction: '"https://api.nmbrs.nl/soap/v3/DebtorService/Debtor_Gte"' }],
    ['SOAP 1.2 by its action', { 'Content-Type': `application/soap+xml; action="${GET.soapAction}"` }],
    ['an action that is empty', { SOAPAction: '' }],
    ['no type of SOAP', { SOAPAction: GET.soapAction, 'Content-Type': 'text/plain; charset=utf-8' }],
  ])('are shown as they were sent, with %s', async (_, headers) => {
    const { calls, login } = await watched(where);
    const sent = soapRequest(GET, '<DebtorId>1001</DebtorId><X>it is Jan’s "$HOME", `no\'s</X>', login);
    const type = { 'Content-Type': 'text/xml; charset=utf-8' };
    await fetch(nmbrs.url + GET.service.paths[0], {
      method: 'POST',
      headers: { ...type, ...headers },
      body: sent,
    });
    const [call] = await calls.list();
    const { request, response, curl } = await calls.messages(call?.number ?? 0);
    expect(request).toBe(sent.replace(login.token, '***'));
    expect(await run(curl, { NMBRS_TOKEN: login.token })).toBe(response);
    const [, again] = await calls.list();
    expect({ ...again, ...sameCall }).toEqual({ ...call, ...sameCall });
  });

  it('are not shown those of another environment', async () => {
    const [{ calls, client }, other] = [await watched(where), await watched(where)];
    await client.call('DebtorService', 'List_GetAll');
    const [call] = await calls.list();
    await expect(other.calls.messages(call?.number ?? 0)).rejects.toThrow(
      /^Call \d+ is not remembered\. List the calls, and name one of them\.$/,
    );
  });

  it('are listed by operation, login and number', async () => {
    const { calls, client, login } = await watched(where);
    await client.call('DebtorService', 'List_GetAll');
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    const [first, second] = await calls.list();
    expect(await calls.list({ operation: 'DebtorService.List_GetAll' })).toEqual([first]);
    expect(await calls.list({ operation: 'DebtorService.Debtor_Get' })).toEqual([second]);
    expect(await calls.list({ operation: 'CompanyService.List_GetAll' })).toEqual([]);
    expect(await calls.list({ since: first?.number ?? 0 })).toEqual([second]);
    expect(await calls.list({ username: login.username.toUpperCase() })).toHaveLength(2);
    expect(await calls.list({ username: 'niemand@nergens.example' })).toEqual([]);
    await expect(calls.list({ operation: 'Debtor_Gte' as 'Debtor_Get' })).rejects.toThrow(
      "Did you mean 'Debtor_Get'?",
    );
    expect(await calls.list({ last: 1 })).toEqual([second]);
  });
});

describe('a sign-on is a call of the environment whose login it is', () => {
  function signOn(operation: string, sent: Readonly<Record<string, string>>) {
    const parameters = Object.entries(sent).map(([name, value]) => `<${name}>${value}</${name}>`);
    return new SoapClient(nmbrs.url, null).call('SingleSignOn', operation, parameters.join(''));
  }

  it('with its username, and without a secret', async () => {
    const { calls, logins } = await connectNmbrs(nmbrs.url).environment();
    const { username: Username, password: Password, token: Token } = logins.master;
    const answer = await signOn('GetToken', { Username, Password });
    await signOn('GetToken2', { Username, Token });

    const [byPassword, byToken] = await calls.list();
    expect(byPassword).toMatchObject({
      ...{ service: 'SingleSignOn', operation: 'GetToken', status: 200, username: Username },
      arguments: { Username, Password: '***' },
    });
    expect(byToken).toMatchObject({
      operation: 'GetToken2',
      username: Username,
      arguments: { Token: '***' },
    });
    await calls.expectCalled({ operation: 'SingleSignOn.GetToken', with: { Username } }, 1);
    await calls.expectClean();
    const messages = await calls.messages(byPassword?.number ?? 0);
    const told = JSON.stringify([await calls.list(), await calls.har(), messages]);
    for (const secret of [Password, Token, answer.one('GetTokenResult')]) expect(told).not.toContain(secret);
  });

  it('also when the login is refused, or the secret is wrong', async () => {
    const env = await connectNmbrs(nmbrs.url).environment({ logins: [{ archetype: 'deactivated' }] });
    const { username: Username, password: Password } = env.login('deactivated');
    await signOn('GetToken', { Username, Password });
    await signOn('GetToken', { Username, Password: 'Anders-456' });
    const refused = { username: Username, fault: { nmbrsCode: 1000 } };
    expect(await env.calls.list()).toMatchObject([
      { ...refused, reason: 'the login is not active' },
      { ...refused, arguments: { Username, Password: '***' } },
    ]);
  });

  it('and is made again with the password in a variable', async () => {
    const { calls, logins } = await connectNmbrs(nmbrs.url).environment();
    const { username: Username, password: Password } = logins.master;
    await signOn('GetToken', { Username, Password });
    const [call] = await calls.list();
    const { curl } = await calls.messages(call?.number ?? 0);
    expect(curl).not.toContain(Password);
    expect(await run(curl, { NMBRS_PASSWORD: Password })).toMatch(/<GetTokenResult>[^<]+</);
  });

  it('and of none as long as several could be meant', async () => {
    const env = await connectNmbrs(nmbrs.url).environment({ logins: [{ archetype: 'two-environments' }] });
    const { username: Username, password: Password } = env.login('two-environments');
    await signOn('GetToken', { Username, Password });
    expect((await nmbrs.calls.list({ last: 1 }))[0]).toMatchObject({
      fault: { nmbrsCode: 2042 },
      environment: null,
    });
    await signOn('GetTokenWithDomain', { Username, Password, Domain: env.domain });
    expect(await env.calls.list()).toMatchObject([{ operation: 'GetTokenWithDomain', username: Username }]);
  });
});

it('a baseline that cannot be read says which file and why', async () => {
  const file = join(folder, 'wrong.json');
  await writeFile(file, '{"knwon": []}');
  expect(() => readBaseline(file)).toThrow(
    /wrong\.json is no baseline:\n.*:1:2: There is no field 'knwon' here\. Did you mean 'known'\?\nWrite it anew/,
  );
  await writeFile(file, '{');
  expect(() => readBaseline(file)).toThrow('wrong.json is no baseline');
  writeBaseline(file, []);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ known: [] });
});
