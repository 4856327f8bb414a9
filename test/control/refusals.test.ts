import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import {
  type Answer,
  ControlClient,
  type LoginBody,
  type MadeEnvironment,
  type ProblemBody,
} from './support/control-client.ts';

let nmbrs: Nmbrs;
let control: ControlClient;
let home: string;

beforeAll(async () => {
  nmbrs = await startNmbrs();
  control = await ControlClient.of(nmbrs);
  const { body } = await control.post<MadeEnvironment>('/environments', {
    logins: [{ archetype: 'deactivated' }],
  });
  home = `/environments/${body.subdomain}`;
});

afterAll(() => nmbrs.close());

/** Sends what will be refused. */
function refused(method: string, path: string, body?: unknown): Promise<Answer<ProblemBody>> {
  return control.send<ProblemBody>(method, path, body);
}

test('a route without parameters refuses some, as its description says', async () => {
  const { status, body } = await refused('GET', `${home}/debtors?first=1`);
  expect(status).toBe(422);
  expect(body).toMatchObject({ type: '/_mock/problems#invalid' });
});

test('what has no room is refused, as its description says', async () => {
  const small = await startNmbrs({ limits: { environments: 1, snapshots: 1, mails: 19 } });
  const full = await ControlClient.of(small);
  const logins = (await full.get<LoginBody[]>('/environments/demo/logins')).body;
  const login = logins.find(({ state }) => state === 'invited');
  await full.post('/environments/demo/snapshots');
  for (const [method, path, body] of [
    ['POST', '/environments', {}],
    ['POST', '/environments/demo/snapshots'],
    ['POST', `/environments/demo/logins/${login?.id}/invite`],
  ] as const)
    expect((await full.send(method, path, body)).status).toBe(503);
  await small.close();
});

describe('a request that cannot be read', () => {
  test('is no JSON', async () => {
    const { status, headers, body } = await refused('POST', '/environments', '{"from": demo}');
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ type: '/_mock/problems#malformed', remedy: 'Send a JSON object.' });
  });

  test('is too large', async () => {
    const { status, body } = await refused('POST', '/environments', ' '.repeat(2_000_000));
    expect(status).toBe(413);
    expect(body.remedy).toBe('Send at most a mebibyte.');
  });

  test.each([
    ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ])('has %s nested too deep', async (_, nested) => {
    const verify = (depth: number) =>
      refused(
        'POST',
        '/environments/demo/verify',
        `{"operation":"Absence2_Insert","with":{"x":${nested(depth)}}}`,
      );
    const { status, body } = await verify(20_000);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      detail: 'The body is nested more than 100 levels deep.',
      remedy: 'Send fewer objects and lists within one another.',
    });
    // The body, `with` and 98 more.
    expect((await verify(98)).body.detail).toContain("no argument 'x'");
    expect((await verify(99)).body.detail).toBe(body.detail);
  });

  test.each([
    ['gzip', 'incorrect header check'],
    ['rot13', 'unsupported content encoding "rot13"'],
  ])('is not encoded as %s', async (encoding, why) => {
    const response = await fetch(`${nmbrs.url}/_mock/environments`, {
      method: 'POST',
      headers: { 'Content-Encoding': encoding },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      type: '/_mock/problems#malformed',
      detail: `The body cannot be read: ${why}.`,
      remedy: 'Send all of it, in UTF-8, plain or encoded as its Content-Encoding says: gzip, deflate or br.',
    });
  });

  test('has a path that decodes to nothing', async () => {
    const response = await fetch(`${nmbrs.url}/_mock/environments/%ff`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/nothing'],
    ['GET', '/environments/nobody'],
    ['POST', '/environments/nobody/reset'],
    ['DELETE', '/environments/nobody'],
    ['GET', '/environments/demo/logins/1'],
    ['GET', '/environments/demo/logins/piet'],
    ['GET', '/environments/demo/templates/1'],
    ['GET', '/environments/demo/outbox/1'],
    ['DELETE', '/environments/demo/tags/99'],
    ['PUT', '/environments/demo/debtors/1/tags', { tags: [] }],
    ['POST', '/environments/demo/snapshots/7/restore'],
    ['GET', '/activate/0123'],
    ['POST', '/activate/0123', { password: 'x' }],
  ])('%s %s is 404', async (method, path, body?: unknown) => {
    const answer = await refused(method, path, body);
    expect(answer.status).toBe(404);
    expect(answer.body.type).toBe('/_mock/problems#unknown');
    expect(answer.body.remedy).toBeTruthy();
  });

  test.each(['0x1', '1e0', '%201', '+1', '1.0', '-1', '%20'])(
    'a number in a path is no %s',
    async (number) => {
      await control.post('/environments/demo/snapshots');
      const { status, body } = await refused('POST', `/environments/demo/snapshots/${number}/restore`);
      expect(status).toBe(404);
      expect(body).toMatchObject({
        detail: `snapshot is '${decodeURIComponent(number)}', not a whole number in decimal digits.`,
        remedy: 'Give a whole number in decimal digits.',
      });
    },
  );

  test('is 404 for the call in a path, with the one that was probably meant', async () => {
    const [template] = (await control.get<[{ id: number }]>(`${home}/templates`)).body;
    const put = (call: string) =>
      refused('PUT', `${home}/templates/${template.id}/calls/${call}`, { on: false });
    expect(await put('EmployeeService.Absence2_Inzert')).toMatchObject({
      status: 404,
      body: { field: 'call', remedy: "Did you mean 'EmployeeService.Absence2_Insert'?" },
    });
    expect((await put('List_GetAll')).body.remedy).toBe("Say which: 'DebtorService.List_GetAll'.");
    expect((await put('x')).body.remedy).toContain('DebtorService.List_GetAll');
  });
});

test('a method that a place does not know is 405, with those it knows', async () => {
  const { status, headers, body } = await refused('PUT', '/environments/demo');
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('GET, HEAD, PATCH, DELETE');
  expect(body.remedy).toBe('Use GET, HEAD, PATCH, or DELETE.');
});

describe('values that cannot be accepted', () => {
  test('such as two logins of one name', async () => {
    const logins = [{ archetype: 'master' }, { archetype: 'debtor', name: 'master' }];
    const { status, body } = await refused('POST', '/environments', { logins });
    expect([status, body.detail, body.remedy]).toEqual([
      422,
      "Two logins are called 'master'.",
      'Give each a name of its own with `name`.',
    ]);
  });

  test('are all listed, with what to do about each', async () => {
    const { status, body } = await refused('POST', '/environments', {
      form: 'demo',
      subscription: 'invalid',
      logins: [{ archetype: 'mastr', tag: ['Team Noord'], debtorId: '3' }, { tags: [true] }],
    });
    expect(status).toBe(422);
    expect(body.issues).toEqual([
      {
        field: 'logins[0].archetype',
        value: 'mastr',
        detail: "logins[0].archetype is 'mastr', which is none of the possible values.",
        remedy: expect.stringMatching(/^Did you mean 'master'\? It is one of 'master', 'debtor', /),
      },
      {
        field: 'logins[0].debtorId',
        value: '3',
        detail: "logins[0].debtorId is '3', not a whole number.",
        remedy: 'Give a whole number.',
      },
      {
        field: 'logins[0].tag',
        detail: "There is no field 'tag' in logins[0].",
        remedy: "Did you mean 'tags'?",
      },
      {
        field: 'logins[1].archetype',
        detail: 'logins[1].archetype is missing.',
        remedy: expect.stringMatching(/^Choose one of 'master', /),
      },
      {
        field: 'logins[1].tags[0]',
        value: true,
        detail: 'logins[1].tags[0] is true, not a text or a whole number.',
        remedy: 'Give a text or a whole number.',
      },
      {
        field: 'subscription',
        value: 'invalid',
        detail: "subscription is 'invalid', which is none of the possible values.",
        remedy: "Did you mean 'valid'? It is one of 'valid', 'none'.",
      },
      {
        field: 'form',
        value: 'demo',
        detail: "There is no field 'form' here.",
        remedy: "Did you mean 'from'?",
      },
    ]);
    const [first] = body.issues ?? [];
    expect(body).toMatchObject({ type: '/_mock/problems#invalid', ...first });
  });

  test.each([
    ['POST', '/environments', { from: 'nobody' }, 'from'],
    ['POST', '/environments', { subdomain: 'a b' }, 'subdomain'],
    ['POST', '/environments', { logins: [{ archetype: 'master', tags: ['Nergens'] }] }, 'tags'],
    ['POST', '/environments', { logins: [{ archetype: 'master', debtorId: 1 }] }, 'debtorId'],
    ['POST', '/environments', [], ''],
    ['PATCH', '/environments/demo/clock', { now: '2026-02-30T00:00:00' }, 'now'],
    ['PATCH', '/environments/demo/clock', { now: '2026-02-20T00:00:00Z' }, 'now'],
    ['POST', '/environments/demo/clock/advance', { days: 1_000_000 }, 'clock'],
    ['POST', '/environments/demo/clock/advance', { days: 0.5 }, 'days'],
    ['POST', '/environments/demo/tags', { name: '' }, 'name'],
    ['POST', '/environments/demo/tags', { name: 'x', color: 0x1000000 }, 'color'],
    ['POST', '/environments/demo/templates', { name: 'x', kind: 'Master Acountant' }, 'kind'],
    ['POST', '/environments/demo/templates', { name: 'x', kind: 'Master', callsOff: ['Nope'] }, 'call'],
    ['POST', '/environments/demo/logins', { username: 'piet', template: 'Volledig' }, 'username'],
    ['POST', '/environments/demo/logins', { username: 'a@b.example', template: 'Vol' }, 'template'],
    ['POST', '/environments/demo/logins', { username: 'a@b.example', template: 'Klant' }, 'debtorId'],
    ['GET', '/calls?sinds=3', undefined, 'sinds'],
    ['GET', '/calls?since=-1', undefined, 'since'],
    ['GET', '/calls?since=', undefined, 'since'],
    ['GET', '/calls?since=%20', undefined, 'since'],
    ['GET', '/calls?last=1e1', undefined, 'last'],
    ['GET', '/calls?last=0', undefined, 'last'],
    ['GET', '/environments/demo/calls?count=0x1', undefined, 'count'],
    ['GET', '/environments/demo/calls?count=1&within=', undefined, 'within'],
    ['GET', '/environments/demo/calls?count=1&within=0x1', undefined, 'within'],
    ['GET', '/calls?operation=Debtor_Gte', undefined, 'operation'],
    ['GET', '/environments/demo/calls?operation=DebtorService.Debtor_Gte', undefined, 'operation'],
    ['GET', '/environments/demo/calls.har?operation=EmployeService.Absence2_Insert', undefined, 'operation'],
  ])('%s %s %j is 422 for %s', async (method, path, body, field) => {
    const answer = await refused(method, path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.field).toBe(field);
    expect(answer.body.remedy).toBeTruthy();
  });

  test.each([
    [
      '/environments/demo/logins',
      { username: 'a@b.example', template: 'x'.repeat(3_000) },
      `'${'x'.repeat(60)}'…`,
    ],
    ['/environments', { from: 'a\nb' }, "'a\\nb'"],
    ['/environments', { subdomain: `a\n${'b'.repeat(3_000)}` }, `'a\\n${'b'.repeat(58)}'…`],
    ['/environments', { 'a\nb': 1 }, "'a\\nb'"],
  ])('%s %j is refused on one short line', async (path, body, quoted) => {
    const { status, body: problem } = await refused('POST', path, body);
    expect(status).toBe(422);
    expect(problem.detail).toContain(quoted);
    expect(problem.detail).not.toContain('\n');
    expect(problem.detail.length).toBeLessThan(200);
  });

  test('a date and time that is none is refused on one short line', async () => {
    const { body } = await refused('PATCH', '/environments/demo/clock', {
      now: `2026\n${'1'.repeat(3_000)}`,
    });
    expect(body.detail).toBe(`'2026\\n${'1'.repeat(55)}'… is no moment from 1900 to 2999.`);
  });

  test('change nothing, not even in part', async () => {
    const states = async () => [
      (await control.get<unknown[]>('/environments')).body.map((environment) => ({
        ...(environment as object),
        clock: null,
      })),
      (await control.get(`${home}/logins`)).body,
    ];
    const before = await states();
    const [login] = (await control.get<[LoginBody]>(`${home}/logins`)).body;
    const attempts = [
      await refused('POST', '/environments', {
        logins: [{ archetype: 'no-subscription' }, { archetype: 'debtor', tags: [1] }],
      }),
      await refused('POST', '/environments', { logins: [{ archetype: 'debtor' }, { archetype: 'debtor' }] }),
      await refused('PATCH', `${home}/logins/${login.id}`, { template: 'Alleen lezen', companies: [1] }),
    ];
    expect(attempts.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(await states()).toEqual(before);
  });
});

describe('what is not possible as things stand', () => {
  test('is 409, and says what to do first', async () => {
    const [login] = (await control.get<[LoginBody]>(`${home}/logins`)).body;
    const path = `${home}/logins/${login.id}`;
    const answers = [
      await refused('POST', `${path}/invite`),
      await refused('POST', `${path}/deactivate`),
      await refused('POST', `${path}/reset-token`),
      await refused('PUT', `${path}/api-account`, { on: true }),
      await refused('POST', `${home}/logins`, { username: login.username, template: 'Volledig' }),
      await refused('POST', '/environments', { subdomain: 'DEMO' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409, 409]);
    expect(answers.map(({ body }) => body.remedy)).toEqual([
      'Activate the login again instead.',
      'Only an active login can be deactivated.',
      'Activate the login first.',
      'Activate the login first.',
      'Choose another address, or delete that login first.',
      'Choose another subdomain.',
    ]);
  });

  test('is 409 for a template that logins have, and for a subdomain whose companion is taken', async () => {
    const [template] = (await control.get<[{ id: number }]>(`${home}/templates`)).body;
    const { status, body } = await refused('DELETE', `${home}/templates/${template.id}`);
    expect(status).toBe(409);
    expect(body.detail).toContain("'Volledig' is the template of deactivated@");

    await control.post('/environments', { subdomain: 'bezet-second' });
    const logins = [{ archetype: 'two-environments' }];
    expect((await refused('POST', '/environments', { subdomain: 'bezet', logins })).status).toBe(409);
    expect((await refused('GET', '/environments/bezet')).status).toBe(404);
  });
});
