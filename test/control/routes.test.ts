import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBLEMS } from '../../contracts/control/problems.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { ARCHETYPES } from '../../contracts/logins/archetypes.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import {
  ControlClient,
  type LoginBody,
  type MadeEnvironment,
  type MadeLogin,
  type MailBody,
} from './support/control-client.ts';
import { listDebtors } from './support/soap.ts';

interface DebtorBody {
  readonly id: number;
  readonly number: string;
  readonly name: string;
}

let nmbrs: Nmbrs;
let control: ControlClient;
/** The path of an environment made for these tests. */
let home: string;

beforeAll(async () => {
  nmbrs = await startNmbrs();
  control = await ControlClient.of(nmbrs);
  const made = await control.post<MadeEnvironment>('/environments', {});
  home = `/environments/${made.body.subdomain}`;
});

afterAll(() => nmbrs.close());

describe('the description', () => {
  test('passes a linter', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] });
    const problems = await lintFromString({ source: JSON.stringify(control.document), config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  test('is served, describes itself, and calls every operation by a name of its own', async () => {
    const { status, body } = await control.get<{ openapi: string }>('/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\.1\./);
    expect(new Set(control.checker.operations).size).toBe(control.checker.operations.length);
  });
});

/** Every answer below is held against the description by the client. */
describe('environments', () => {
  test('are made with every archetype, read, listed and deleted with their companions', async () => {
    const logins = Object.keys(ARCHETYPES).map((archetype) => ({ archetype }));
    const made = await control.post<MadeEnvironment>('/environments', {
      from: 'demo',
      subdomain: 'alles',
      logins,
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe('/_mock/environments/alles');
    expect(Object.keys(made.body.logins)).toEqual(Object.keys(ARCHETYPES));
    expect(made.body.companions).toEqual(
      expect.arrayContaining(['alles-business', 'alles-no-subscription', 'alles-free-trial', 'alles-second']),
    );

    const { logins: _, seeded, ...environment } = made.body;
    expect(seeded).toBeNull();
    const read = await control.get<object>('/environments/alles');
    expect({ ...read.body, clock: null }).toEqual({ ...environment, clock: null });
    const subdomains = async () =>
      (await control.get<MadeEnvironment[]>('/environments')).body.map(({ subdomain }) => subdomain);
    expect(await subdomains()).toEqual(expect.arrayContaining(['demo', 'alles', ...made.body.companions]));
    expect((await control.delete('/environments/alles')).status).toBe(204);
    expect((await subdomains()).filter((name) => name.startsWith('alles'))).toEqual([]);
  });

  test('have settings', async () => {
    const { body } = await control.patch(home, { subscription: 'none', profile: 'strict' });
    expect(body).toMatchObject({ subscription: 'none', profile: 'strict', freeTrial: false });
    await control.patch(home, { subscription: 'valid', profile: 'likely' });
  });

  test('are seeded, all or nothing', async () => {
    const employee = { number: 9003, personalInfo: { lastName: 'Vos', birthday: '1990-05-01' } };
    const seed = { debtors: [{ number: '1001', companies: [{ number: 1, employees: [employee] }] }] };
    const { status, body } = await control.post<{ employees: number[] }>(`${home}/seed`, seed);
    expect({ status, count: body.employees.length }).toEqual({ status: 200, count: 1 });
    const again = await control.send<{ detail: string }>('POST', `${home}/seed`, seed);
    expect(again.status).toBe(422);
    expect(again.body.detail).toBe(
      'debtors[0].companies[0].employees[0].number is 9003, which is that of another employee of company 1.',
    );
    const made = await control.post<MadeEnvironment>('/environments', { seed });
    expect(made.status).toBe(201);
    const exported = await control.get<{ environments: [{ subdomain: string }] }>(
      `/environments/${made.body.subdomain}/export`,
    );
    expect(exported.body.environments.map(({ subdomain }) => subdomain)).toEqual([made.body.subdomain]);
  });

  test('are reset, remembered and restored', async () => {
    const taken = await control.post(`${home}/snapshots`);
    expect(taken.body).toEqual({ id: 1 });
    await control.patch(home, { freeTrial: true });
    expect((await control.post(`${home}/reset`)).body).toMatchObject({ freeTrial: false });
    expect((await control.get(`${home}/snapshots`)).body).toEqual([{ id: 1 }]);
    expect((await control.post(`${home}/snapshots/1/restore`)).status).toBe(200);
  });

  test('have a clock', async () => {
    const now = '2027-01-31T23:59:00';
    expect((await control.patch(`${home}/clock`, { now, frozen: true })).body).toEqual({ now, frozen: true });
    const span = { days: 1, hours: -1, minutes: 1, seconds: 5 };
    const advanced = await control.post(`${home}/clock/advance`, span);
    expect(advanced.body).toEqual({ now: '2027-02-01T23:00:05', frozen: true });
    expect((await control.get(`${home}/clock`)).body).toEqual(advanced.body);
    expect((await control.patch(`${home}/clock`, { frozen: false })).body).toMatchObject({ frozen: false });
  });
});

describe('tags and debtors', () => {
  test('a tag is added, changed, put on a debtor and deleted, which says where it was', async () => {
    const added = await control.post<object>(`${home}/tags`, { name: 'Nieuw' });
    expect(added).toMatchObject({ status: 201, body: { number: 5, name: 'Nieuw', color: 0 } });
    expect((await control.patch(`${home}/tags/5`, { color: 255 })).body).toEqual({
      ...added.body,
      color: 255,
    });
    expect((await control.get(`${home}/tags`)).body).toHaveLength(5);
    expect((await control.patch(`${home}/tags/Nieuw`, { color: 254 })).body).toMatchObject({ number: 5 });
    await control.patch(`${home}/tags/5`, { color: 255 });

    const [debtor] = (await control.get<[DebtorBody]>(`${home}/debtors`)).body;
    const tagged = await control.put(`${home}/debtors/${debtor.id}/tags`, { tags: ['Nieuw', 1] });
    expect(tagged.body).toEqual({ ...debtor, tags: [5, 1] });
    const [master] = (await control.get<[LoginBody]>(`${home}/logins`)).body;
    await control.patch(`${home}/logins/${master.id}`, { tags: ['Nieuw'] });

    const { id, number, name } = debtor;
    expect((await control.delete(`${home}/tags/5`)).body).toEqual({
      debtors: [{ id, number, name }],
      logins: [{ id: master.id, username: master.username, tags: [] }],
    });
    await control.patch(`${home}/logins/${master.id}`, { tags: null });
  });
});

describe('templates', () => {
  test('are added, read, changed and deleted; calls are switched by name', async () => {
    const call = 'EmployeeService.Absence2_Insert';
    const added = await control.post<{ id: number }>(`${home}/templates`, {
      name: 'Eigen',
      kind: 'Master Accountant',
    });
    const path = `${home}/templates/${added.body.id}`;
    expect(added.headers.get('location')).toBe(`/_mock${path}`);
    expect((await control.get(path)).body).toEqual({
      id: added.body.id,
      name: 'Eigen',
      kind: 'Master Accountant',
      level: 'master',
      dashlets: [],
      callsOff: [],
    });
    expect((await control.put(`${path}/calls/${call}`, { on: false })).body).toMatchObject({
      callsOff: [call],
    });
    expect((await control.put(`${path}/calls/${call}`, { on: true })).body).toMatchObject({ callsOff: [] });
    expect((await control.get(`${home}/templates/Eigen`)).body).toMatchObject({ id: added.body.id });
    const bare = await control.put(`${path}/calls/absence2_insert`, { on: false });
    expect(bare.body).toMatchObject({ callsOff: [call] });
    const changed = await control.patch(path, { name: 'Anders', dashlets: ['Verzuim'], callsOff: [call] });
    expect(changed.body).toMatchObject({ name: 'Anders', dashlets: ['Verzuim'], callsOff: [call] });
    expect((await control.get(`${home}/templates`)).body).toHaveLength(6);
    expect((await control.delete(path)).status).toBe(204);
    expect((await control.get(path)).status).toBe(404);
  });
});

describe('logins and mails', () => {
  test('a login takes every step there is', async () => {
    const added = await control.post<LoginBody>(`${home}/logins`, {
      username: 'piet@kantoor.example',
      template: 'Volledig',
    });
    const path = `${home}/logins/${added.body.id}`;
    expect(added.headers.get('location')).toBe(`/_mock${path}`);
    const mail = await control.post<MailBody>(`${path}/invite`);
    expect(mail.headers.get('location')).toBe(`/_mock${home}/outbox/${mail.body.id}`);
    expect((await control.get(`${home}/outbox/${mail.body.id}`)).body).toEqual(mail.body);
    const sent = (await control.get<MailBody[]>(`${home}/outbox`)).body;
    expect(sent.at(-1)).toEqual(mail.body);

    const link = mail.body.link.replace(`${nmbrs.url}/_mock`, '');
    expect((await control.get(link)).body).toContain('piet@kantoor.example');
    const activated = await control.post(link, { password: 'geheim' });
    expect(activated.body).toMatchObject({ state: 'active', apiAccount: false, token: null });

    const { token } = (await control.put<LoginBody>(`${path}/api-account`, { on: true })).body;
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect((await control.post<LoginBody>(`${path}/reset-token`)).body.token).not.toBe(token);
    expect((await control.put(`${path}/api-account`, { on: false })).body).toMatchObject({
      apiAccount: false,
    });
    expect((await control.post<LoginBody>(`${path}/deactivate`)).body.state).toBe('deactivated');
    expect((await control.post<LoginBody>(`${path}/reactivate`)).body.state).toBe('active');
    const changed = await control.patch(path, { template: 'Alleen lezen', tags: ['Team Noord', 4] });
    expect(changed.body).toMatchObject({ template: { name: 'Alleen lezen' }, tags: [3, 4] });
    const signedIn = await control.post(`${home}/sign-in`, {
      username: 'piet@kantoor.example',
      password: 'geheim',
    });
    expect(signedIn.body).toMatchObject({ login: { id: added.body.id }, apiTokenTab: true });
    expect((await control.delete(path)).status).toBe(204);
    expect((await control.get<LoginBody>(path)).body.state).toBe('deleted');
    const steps = (await control.get<{ step: string }[]>(`${path}/history`)).body;
    expect(steps.map(({ step }) => step)).toEqual([
      'created',
      'invited',
      'activated',
      'api-account-on',
      'token-given',
      'token-reset',
      'api-account-off',
      'deactivated',
      'reactivated',
      'template-changed',
      'filter-changed',
      'deleted',
    ]);
  });

  test('what calls of logins come to is told, and nothing is called', async () => {
    const logins = (await control.get<LoginBody[]>(`${home}/logins`)).body.map(({ id }) => id);
    const access = (await control.get<{ login: number }[]>(`${home}/access`)).body;
    expect(access.map(({ login }) => login)).toEqual(logins);
    const permissions = await control.get(`${home}/permissions`);
    expect(permissions.body).toMatchObject({ logins: logins.map((id) => ({ id })), operations: [] });
  });

  test('a login is activated by its newest mail, without its link', async () => {
    const added = await control.post<LoginBody>(`${home}/logins`, {
      username: 'rosa@kantoor.example',
      template: 'Volledig',
    });
    const path = `${home}/logins/${added.body.id}`;
    expect(await control.post(`${path}/activate`, { password: 'geheim' })).toMatchObject({
      status: 409,
      body: { detail: 'rosa@kantoor.example was sent no activation mail.' },
    });
    await control.post(`${path}/invite`);
    await control.post(`${path}/invite`);
    expect((await control.post(`${path}/activate`, { password: 'geheim' })).body).toMatchObject({
      state: 'active',
      password: 'geheim',
      typed: { token: '', password: 'geheim' },
      name: null,
    });
  });
});

describe('files', () => {
  test('none were uploaded, and there are kinds of document to upload', async () => {
    expect((await control.get(`${home}/files`)).body).toEqual([]);
    const types = (await control.get<{ guid: string }[]>('/document-types')).body;
    expect(types.map(({ guid }) => guid)).toContain('00000000-0000-4000-8000-000000000001');
  });
});

describe('the mock itself', () => {
  test('lists coverage, limits, kinds of problem and the named logins', async () => {
    const operations = catalogue.services.flatMap((service) => service.operations);
    expect((await control.get('/coverage')).body).toHaveLength(operations.length);
    expect((await control.get('/limits')).body).toContainEqual({
      limit: 'depth',
      allowed: 256,
      used: null,
      refused: 0,
    });
    expect((await control.get('/problems')).body).toHaveLength(Object.keys(PROBLEMS).length);
    const logins = (await control.get<{ readonly name: string | null }[]>('/logins')).body;
    expect(logins.slice(0, nmbrs.logins.length).every(({ name }) => name !== null)).toBe(true);
    expect(logins).toContainEqual(
      expect.objectContaining({ archetype: 'deactivated', state: 'deactivated' }),
    );
  });

  test('lists calls, filtered by environment, login, operation and number', async () => {
    const { body } = await control.post<MadeEnvironment>('/environments', {
      logins: [{ archetype: 'master', name: 'a' }],
    });
    const login = body.logins.a as MadeLogin;
    const { username, domain } = login;
    await listDebtors(nmbrs.url, login);
    await listDebtors(nmbrs.url, { ...login, token: 'wrong' });
    const all = (await control.get<[{ number: number }]>('/calls')).body;
    const count = async (query: string) => (await control.get<unknown[]>(`/calls?${query}`)).body.length;
    expect(all).toHaveLength(2);
    expect(await count(`environment=${domain}`)).toBe(2);
    expect(await count(`username=${username}&operation=debtorservice.list_getall`)).toBe(2);
    expect(await count('operation=DebtorService.List_GetAll')).toBe(2);
    expect(await count('operation=CompanyService.List_GetAll')).toBe(0);
    expect(await count('operation=Debtor_Get')).toBe(0);
    expect(await count(`since=${all[0].number}`)).toBe(1);
    expect(await count('last=1')).toBe(1);
  });
});

test('calls are read, exported, verified, judged and forgotten', async () => {
  const { body } = await control.post<MadeEnvironment>('/environments', {});
  const path = `/environments/${body.subdomain}`;
  await listDebtors(nmbrs.url, body.logins.master as MadeLogin);
  const [call] = (await control.get<[{ number: number }]>(`${path}/calls?count=1`)).body;
  const read = await control.get<{ request: string }>(`/calls/${call.number}`);
  expect(read.body.request).toContain('<Token>***</Token>');
  expect((await control.get(`${path}/calls/${call.number}`)).body).toEqual(read.body);
  expect((await control.get('/calls/999999')).status).toBe(404);
  expect((await control.get(`${path}/calls.har`)).body).toMatchObject({ log: { version: '1.2' } });
  const verified = await control.post(`${path}/verify`, { operation: 'DebtorService.List_GetAll', times: 1 });
  expect(verified.body).toMatchObject({ holds: true, matching: [call.number] });
  const order = { calls: [{ operation: 'DebtorService.List_GetAll' }, { operation: 'Debtor_Get' }] };
  expect((await control.post(`${path}/verify-order`, order)).body).toMatchObject({ holds: false });
  expect((await control.get(`${path}/violations`)).body).toEqual([]);
  expect((await control.post(`${path}/verify-contract`, { allow: ['guess'] })).body).toEqual({
    holds: true,
    message: 'The contract was honoured.',
    violations: [],
  });
  expect((await control.get(`${path}/migration`)).body).toMatchObject({
    operations: [{ operation: 'DebtorService.List_GetAll', calls: 1, verdict: 'successor' }],
    covered: { calls: { covered: 1, of: 1 } },
  });
  const openapi = { file: 'rest.yaml', text: 'openapi: 3.0.3\npaths: { /api/debtors: { get: {} } }\n' };
  expect((await control.post(`${path}/migration`, { openapi })).body).toMatchObject({
    checked: { document: 'rest.yaml', confirmed: ['There is GET /api/debtors.'], overturned: [] },
  });
  expect((await control.delete(`${path}/calls`)).status).toBe(204);
  expect((await control.get(`${path}/calls`)).body).toEqual([]);
});

test('an operation is performed as a login, by the console', async () => {
  const path = `${home}/perform`;
  const wanted = {
    login: 'master',
    operation: 'CompanyService.List_GetByDebtor',
    arguments: { DebtorId: 1001 },
  };
  const { status, body } = await control.post<{ call: number; result: unknown }>(path, wanted);
  expect([status, body.result]).toEqual([200, expect.any(Array)]);
  const { body: read } = await control.get(`${home}/calls/${body.call}`);
  expect(read).toMatchObject({ call: { number: body.call, by: 'console' } });
  const numbers = async (query: string) =>
    (await control.get<{ number: number }[]>(`${home}/calls${query}`)).body.map(({ number }) => number);
  expect(await numbers('')).not.toContain(body.call);
  expect(await numbers('?by=console&count=1')).toEqual([body.call]);
  expect(await numbers('?by=all&last=1')).toEqual([body.call]);
  const archive = await control.get<{ log: { entries: object[] } }>(`${home}/calls.har?by=console`);
  expect(archive.body.log.entries).toHaveLength(1);
  expect((await control.get(`${home}/calls?by=nobody`)).status).toBe(422);
  expect(await control.post(path, { ...wanted, arguments: { DebtorId: 'x' } })).toMatchObject({
    status: 422,
    body: { field: 'arguments.DebtorId', value: 'x', remedy: 'Give a whole number.' },
  });
  expect(await control.post(path, { ...wanted, login: 'mastr' })).toMatchObject({
    status: 422,
    body: { field: 'login', value: 'mastr', remedy: "Did you mean 'master'?" },
  });
});

test('calls are followed, an event a line', async () => {
  const gone = new AbortController();
  const response = await fetch(`${nmbrs.url}/_mock/calls/stream?since=0`, { signal: gone.signal });
  await fetch(`${nmbrs.url}/soap/v3/DebtorService.asmx`, { method: 'POST' });
  const { value } = (await response.body?.getReader().read()) ?? {};
  gone.abort();
  const [line = ''] = new TextDecoder().decode(value).split('\n');
  const body = JSON.parse(line);
  expect(body.kind).toBe('call');
  const { status } = response;
  const type = response.headers.get('content-type');
  const answer = { status, body, type, headers: response.headers, location: null };
  expect(control.checker.check('GET', '/calls/stream', undefined, answer)).toEqual([]);
});

test('a world is added, once', async () => {
  const debtors = [{ number: '1', companies: [{ number: 1, employees: 1 }] }];
  const world = { environments: [{ subdomain: 'erbij', name: 'Erbij', debtors }] };
  expect(await control.post('/worlds', world)).toMatchObject({ status: 201, body: [{ subdomain: 'erbij' }] });
  expect((await control.post('/worlds', world)).status).toBe(409);
  expect((await control.delete('/environments/erbij')).status).toBe(204);
});

test('trouble is made, listed, read, ended and cleared', async () => {
  const path = `${home}/trouble`;
  const added = await control.post(path, { when: { call: 2 }, effect: { kind: 'fault', code: 1006 } });
  expect(added.status).toBe(201);
  expect(added.headers.get('location')).toBe(`/_mock${path}/1`);
  expect((await control.get(path)).body).toEqual([added.body]);
  expect((await control.get(`${path}/1`)).body).toEqual(added.body);
  const definition = { effect: { kind: 'reset-before' } };
  const replaced = await control.put(`${path}/1`, definition);
  expect(replaced).toMatchObject({ status: 200, body: { id: 1, definition } });
  expect((await control.put(`${path}/7`, definition)).status).toBe(404);
  expect((await control.delete(`${path}/1`)).body).toEqual(replaced.body);
  expect((await control.get(`${path}/1`)).status).toBe(404);
  expect((await control.delete(path)).status).toBe(204);
});

test('answers are chosen, listed, read, removed, cleared and verified', async () => {
  const path = `${home}/answers`;
  const rule = { operation: 'DebtorService.List_GetAll', result: [], times: 1 };
  const added = await control.post(path, rule);
  expect(added).toMatchObject({ status: 201, body: { id: 1, definition: rule, calls: 0, applied: 0 } });
  expect(added.headers.get('location')).toBe(`/_mock${path}/1`);
  expect((await control.get(path)).body).toEqual([added.body]);
  expect((await control.get(`${path}/1`)).body).toEqual(added.body);
  expect((await control.post(`${home}/verify-answers`, {})).body).toMatchObject({ holds: false, rules: [1] });
  const definition = { ...rule, result: 'no list' };
  expect((await control.put(`${path}/1`, definition)).status).toBe(422);
  const replaced = await control.put(`${path}/1`, { ...rule, times: 2 });
  expect(replaced).toMatchObject({ status: 200, body: { id: 1, definition: { times: 2 } } });
  expect((await control.delete(`${path}/1`)).body).toEqual(replaced.body);
  expect((await control.get(`${path}/1`)).status).toBe(404);
  expect((await control.delete(path)).status).toBe(204);
});

test('where environments are kept is told, and copied, where they are', async () => {
  expect((await control.get('/data')).status).toBe(409);
  expect((await control.post('/data/copy', { to: '/backups/monday' })).status).toBe(409);
});

test('operations are listed and read', async () => {
  const { status, body } = await control.get<{ operations: object[] }>('/operations');
  expect([status, body.operations.length]).toEqual([200, 737]);
  const read = await control.get('/operations/v3/DebtorService/List_GetAll');
  expect(read).toMatchObject({ status: 200, body: { operation: 'List_GetAll', arguments: [] } });
});

test('health, readiness and metrics are told', async () => {
  expect(await control.get('/health')).toMatchObject({ status: 200, body: { status: 'up' } });
  expect(await control.get('/ready')).toMatchObject({ status: 200, body: { status: 'up' } });
  const { status, body } = await control.get('/metrics');
  expect([status, body]).toEqual([200, expect.stringContaining('# TYPE nmbrs_mock_calls_total counter')]);
});

test('no route was left out', () => {
  expect([...control.checker.met].sort()).toEqual([...control.checker.operations].sort());
});
