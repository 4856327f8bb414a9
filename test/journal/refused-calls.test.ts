import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { connectNmbrs } from '../../client/http/connect.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { Login } from '../../client/login.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
let env: Environment;
let master: Login;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

async function environment(...archetypes: readonly ArchetypeName[]): Promise<void> {
  const logins = (['master', ...archetypes] as const).map((archetype) => ({ archetype }));
  env = await connectNmbrs(nmbrs.url).environment({ logins });
  master = env.login('master');
}

const INSERT = operationOf('EmployeeService', 'Absence2_Insert');

/** An absence whose percentage and first day are these. */
function absence(percentage: string, start = '2026-11-16T00:00:00'): string {
  return (
    `<EmployeeId>5000001</EmployeeId><Absence><AbsenceId>0</AbsenceId><Percentage>${percentage}</Percentage>` +
    `<Start>${start}</Start><Dossiernr>0</Dossiernr></Absence><NewDossier>true</NewDossier>`
  );
}

function post(envelope: string, headers: Readonly<Record<string, string>> = {}, service = INSERT.service) {
  return fetch(nmbrs.url + service.paths[0], {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${INSERT.soapAction}"`, ...headers },
    body: envelope,
  });
}

async function onlyCall(): Promise<RecordedCall> {
  const calls = await env.calls.list();
  expect(calls).toHaveLength(1);
  return calls[0] as RecordedCall;
}

describe('a call that is not let in is a call of the environment whose login it names', () => {
  it.each([
    ['a wrong token', 1001, { token: 'wrong' }],
    ['a wrong domain', 1001, { domain: 'elders' }],
    ['the token of nobody and no domain', 1001, { token: '', domain: '' }],
  ])('with %s', async (_, code, wrong) => {
    await environment();
    await new SoapClient(nmbrs.url, { ...master, ...wrong }).call('DebtorService', 'List_GetAll');
    expect(await onlyCall()).toMatchObject({
      ...{ operation: 'List_GetAll', username: master.username, environment: env.subdomain },
      fault: { nmbrsCode: code },
    });
    await env.calls.expectCalled({ operation: 'DebtorService.List_GetAll', answer: code }, 1);
    // The integration may have meant it.
    await env.expectCleanContract();
    await expect(env.calls.expectNotCalled({ operation: 'DebtorService.List_GetAll' })).rejects.toThrow(
      'once',
    );
  });

  it.each<[ArchetypeName, number]>([
    ['deactivated', 1001],
    ['no-subscription', 1004],
  ])('of a login that is %s', async (archetype, code) => {
    await environment(archetype);
    const login = env.login(archetype);
    await new SoapClient(nmbrs.url, login).call('DebtorService', 'List_GetAll');
    const [call] = await nmbrs.calls.list({ last: 1 });
    expect(call).toMatchObject({ username: login.username, fault: { nmbrsCode: code } });
    expect(call?.environment).toBe(login.domain);
  });

  it.each([
    ['in another namespace', (text: string) => text.replace(INSERT.service.namespace, 'urn:wrong')],
    ['in another case', (text: string) => text.replaceAll('Username>', 'UserName>')],
  ])('with a header %s, which is a violation', async (_, spoil) => {
    await environment();
    await post(spoil(soapRequest(INSERT, absence('50'), master)));
    expect(await onlyCall()).toMatchObject({ username: master.username, fault: { nmbrsCode: 1001 } });
    await expect(env.expectCleanContract()).rejects.toThrow('lost-data  EmployeeService.Absence2_Insert');
  });

  it('with a wrong password, signing on', async () => {
    await environment();
    const sent = `<Username>${master.username}</Username><Password>anders</Password>`;
    await new SoapClient(nmbrs.url, null).call('SingleSignOn', 'GetToken', sent);
    expect(await onlyCall()).toMatchObject({ operation: 'GetToken', username: master.username });
  });

  it('unless no login is called so, or none is named', async () => {
    await environment();
    const stranger = { ...master, username: 'niemand@nergens.example' };
    await new SoapClient(nmbrs.url, stranger).call('DebtorService', 'List_GetAll');
    await new SoapClient(nmbrs.url, null).call('DebtorService', 'List_GetAll');
    await post('no envelope');
    expect(await env.calls.list()).toEqual([]);
    expect(await nmbrs.calls.list({ last: 3 })).toMatchObject(
      Array(3).fill({ environment: null, username: null }),
    );
  });
});

describe('a request that is refused unread breaks the contract', () => {
  /** What the contract says of the only call, which the service did not read. */
  async function broken(): Promise<string> {
    const call = await onlyCall();
    expect(call).toMatchObject({ username: master.username, arguments: null });
    return env.expectCleanContract().then(
      () => 'it was honoured',
      (error: Error) => error.message,
    );
  }

  it.each([
    ['25.0', undefined, "Percentage was given as '25.0', which is not a whole number"],
    [
      '50',
      '16-11-2026',
      "Start was given as '16-11-2026', which is not a moment such as 2026-11-16T00:00:00",
    ],
  ])('with a value that is none: %s %s', async (percentage, start, told) => {
    await environment();
    await post(soapRequest(INSERT, absence(percentage, start), master));
    const message = await broken();
    expect(message).toContain(told);
    expect(message).toMatch(
      /^ {2}lost-data {2}EmployeeService\.Absence2_Insert \(call \d+, line 1, column \d+\)$/m,
    );
    expect(message).toMatch(/→ Send a (?:whole number|moment)/);
    await expect(env.calls.expectNotCalled({ operation: 'Absence2_Insert' })).rejects.toThrow('once');
    await env.calls.expectNotCalled({ operation: 'Absence2_Insert', with: { EmployeeId: 5000001 } });
  });

  it('together with what was found before that value', async () => {
    await environment();
    await post(soapRequest(INSERT, `<Employeeid>5000001</Employeeid>${absence('')}`, master));
    expect((await env.calls.violations()).map(({ message }) => message)).toEqual([
      'Employeeid is spelled EmployeeId, case included; it was ignored.',
      expect.stringMatching(/^Percentage was given as ''/),
    ]);
  });

  it('with an operation nobody knows', async () => {
    await environment();
    const unknown = { SOAPAction: `"${INSERT.soapAction.replace('Insert', 'Insrt')}"` };
    await post(soapRequest(INSERT, absence('50'), master), unknown);
    const message = await broken();
    expect(message).toContain(
      `The action '${INSERT.service.namespace}/Absence2_Insrt' names no operation of`,
    );
    expect(message).toContain(`→ Send the SOAPAction "${INSERT.soapAction}".`);
  });

  it('with an operation nobody knows, signing on', async () => {
    await environment();
    const { service } = operationOf('SingleSignOn', 'GetToken');
    const sent = `<x:Envelope xmlns:x="http://schemas.xmlsoap.org/soap/envelope/"><x:Body><GetTokn><Username>${master.username}</Username></GetTokn></x:Body></x:Envelope>`;
    await post(sent, { SOAPAction: 'GetTokn' }, service);
    expect(await broken()).toContain("The action 'GetTokn' names no operation of SingleSignOn");
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -10), {}],
    ['without a body', (text: string) => text.replaceAll('s:Body', 's:Boddy'), {}],
    ['of another type', (text: string) => text, { 'Content-Type': 'text/plain' }],
  ])('%s', async (_, spoil, headers) => {
    await environment();
    await post(spoil(soapRequest(INSERT, absence('50'), master)), headers);
    expect(await broken()).toMatch(
      /The request was refused unread: .+\n {4}→ Send an envelope in well-formed XML/,
    );
  });
});
