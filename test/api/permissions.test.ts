import { describe, expect, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import type { ServiceName } from '../../contracts/interface/model.ts';
import { ARCHETYPE_NAMES } from '../../contracts/logins/archetypes.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { type Credentials, SoapClient } from '../support/soap-client.ts';

/** What is called, by operation: debtor 1003 has a tag that not every login is filtered by. */
const CALLS: Readonly<Record<string, readonly [service: ServiceName, parameters: string]>> = {
  List_GetAll: ['DebtorService', ''],
  List_GetByDebtor: ['CompanyService', '<DebtorId>1003</DebtorId>'],
  Absence2_Insert: [
    'EmployeeService',
    '<EmployeeId>5000001</EmployeeId><Absence/><NewDossier>true</NewDossier>',
  ],
};

/** The number of the refusal of the gate that a login gets, by operation; null for none. */
async function refusals(url: string, credentials: Credentials): Promise<(number | null)[]> {
  const client = new SoapClient(url, credentials);
  const codes: (number | null)[] = [];
  for (const [operation, [service, parameters]] of Object.entries(CALLS))
    codes.push((await client.call(service, operation, parameters)).code);
  return codes.map((code) => (code !== null && code < 2000 ? code : null));
}

/** The same as it is foreseen, by the domain and the id of each login. */
async function foreseen(env: Environment): Promise<Map<string, (number | null)[]>> {
  const { logins, operations } = await env.permissions();
  return new Map(
    logins.map(({ environment, id }, at) => [
      `${environment} ${id}`,
      Object.keys(CALLS).map((name) => {
        const answer = operations.find(({ operation }) => operation === name)?.answers[at];
        if (answer === undefined) throw new Error(`${name} was called, and is not told.`);
        return answer === 'ok' ? null : answer.error;
      }),
    ]),
  );
}

describe.each(DOORS)('what every login would be answered, reached %s', (door) => {
  const mock = useMock(door);

  it('is what it is answered, for every kind of login', async () => {
    const env = await mock().environment({
      logins: ARCHETYPE_NAMES.map((archetype) => ({ archetype })),
    });
    await refusals(env.url, env.logins.master);
    const expected = await foreseen(env);
    for (const login of Object.values(env.logins))
      expect([login.name, await refusals(env.url, login)]).toEqual([
        login.name,
        expected.get(`${login.domain} ${login.id}`),
      ]);
    const codes = new Set([...expected.values()].flat());
    expect([...codes].sort()).toEqual([1001, 1002, 1003, 1004, null]);
    await env.delete();
  });

  it('follows templates, filters and settings, calls nothing, and says why', async () => {
    const env = await mock().environment();
    const { master } = env.logins;
    const client = new SoapClient(env.url, master);
    expect(await env.permissions()).toMatchObject({ logins: [{ id: master.id }], operations: [] });
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1003</DebtorId>');
    const answer = async () => (await env.permissions()).operations.map(({ answers }) => answers[0]);
    expect(await env.permissions()).toEqual({
      logins: [{ id: master.id, environment: env.subdomain, name: 'master', username: master.username }],
      operations: [
        {
          ...{ service: 'CompanyService', version: 'v3', operation: 'List_GetByDebtor' },
          call: (await env.calls.list()).at(-1)?.number,
          arguments: { DebtorId: 1003 },
          answers: ['ok'],
        },
      ],
    });
    await master.change({ tags: ['Team Noord'] });
    expect(await answer()).toEqual([
      { error: 1003, because: 'the debtor 1003 does not exist or is hidden from the login' },
    ]);
    await env.change({ profile: 'own-codes' });
    expect(await answer()).toMatchObject([{ error: 2009 }]);
    await env.switchCall('Volledig', 'CompanyService.List_GetByDebtor', false);
    expect(await answer()).toEqual([
      { error: 1002, because: 'the user template has this call switched off' },
    ]);
    await env.change({ subscription: 'none' });
    expect(await answer()).toMatchObject([{ error: 1004 }]);
    expect(await env.calls.list()).toHaveLength(2);
    await env.delete();
  });

  it('knows that version 2.1 may be closed, and leaves out what has no login', async () => {
    const env = await mock().environment();
    const { master } = env.logins;
    await new SoapClient(env.url, master).call('DebtorService', 'List_GetAll', '', { version: 'v2.1' });
    await new SoapClient(env.url, null).call(
      'SingleSignOn',
      'GetToken',
      `<Username>${master.username}</Username><Password>${master.password}</Password>`,
    );
    const answers = async () =>
      (await env.permissions()).operations.map(({ operation, answers: [first] }) => [operation, first]);
    expect(await env.calls.list()).toHaveLength(2);
    expect(await answers()).toEqual([['List_GetAll', 'ok']]);
    const because = 'version 2.1 is closed in this environment';
    await env.change({ version21: 'invalid-authentication' });
    expect(await answers()).toEqual([['List_GetAll', { error: 1001, because }]]);
    await env.change({ version21: 'gone' });
    expect(await answers()).toEqual([['List_GetAll', { error: null, because }]]);
    await env.delete();
  });

  it('is told of each login: whether it is let in, and what it sees', async () => {
    const env = await mock().environment({
      logins: [
        { archetype: 'master' },
        { archetype: 'debtor-company' },
        { archetype: 'client-without-filter' },
      ],
    });
    const { master } = env.logins;
    const added = await env.addLogin({ username: 'piet@kantoor.example', template: 'Volledig' });
    const debtors = await env.debtors();
    const companies = debtors.flatMap((debtor) => debtor.companies).length;
    const letIn = { error: null, because: null };
    expect(await env.access()).toEqual([
      { login: master.id, ...letIn, debtors: debtors.length, companies, callsOff: 0 },
      { login: env.logins['debtor-company'].id, ...letIn, debtors: 1, companies: 1, callsOff: 1 },
      { login: env.logins['client-without-filter'].id, ...letIn, debtors: 0, companies: 0, callsOff: 1 },
      {
        login: added.id,
        error: 1001,
        because: 'the login was made, but never invited',
        ...{ debtors: debtors.length, companies, callsOff: 0 },
      },
    ]);
    const tagged = debtors.filter(({ tags }) => tags.includes(3));
    await master.change({ tags: ['Team Noord'] });
    await master.deactivate();
    await added.delete();
    expect(await env.access()).toMatchObject([
      { error: 1001, because: 'the login is deactivated', debtors: tagged.length },
      {},
      {},
      { error: 1001, because: 'the login is deleted' },
    ]);
    await env.delete();
  });
});
