import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { WantedSeed } from '../../contracts/seed/seed.ts';
import { FIRST_COMPANY_ID } from '../../fixtures/ids.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { connectNmbrs, type Environment, type Nmbrs, type NmbrsOptions, startNmbrs } from '../../index.ts';
import { ControlClient } from '../control/support/control-client.ts';
import { operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await nmbrs.close();
});

async function started(limits: NonNullable<NmbrsOptions['limits']>) {
  nmbrs = await startNmbrs({ limits });
  return connectNmbrs(nmbrs.url);
}

interface Limit {
  readonly limit: string;
  readonly allowed: number;
  readonly used: number;
  readonly refused: number;
}

async function limit(name: string): Promise<Limit | undefined> {
  const all = (await (await fetch(`${nmbrs.url}/_mock/limits`)).json()) as Limit[];
  return all.find((one) => one.limit === name);
}

/** Until a limit is used so much: what comes over a connection comes when it comes. */
async function until(name: string, used: number): Promise<void> {
  while ((await limit(name))?.used !== used) await new Promise((resolve) => setTimeout(resolve, 10));
}

function post(length: number, body: string): Socket {
  const socket = connect(nmbrs.port, '127.0.0.1').on('error', () => {});
  sockets.push(socket);
  socket.write(
    `POST /soap/v3/DebtorService.asmx HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: ${length}\r\n\r\n${body}`,
  );
  return socket;
}

describe('what a server holds is bounded, counted and refused', () => {
  it.each([
    [400_000, [503, 503]],
    [1_000_000, [200, 200]],
  ])('long answers under way, over all connections: %i bytes', async (answers, statuses) => {
    nmbrs = await startNmbrs({ limits: { answers }, world: openWorld(planOfOneCompany(500)) });
    const client = new SoapClient(nmbrs.url, nmbrs.logins[0] ?? null);
    const list = () =>
      client.call(
        'EmployeeService',
        'PersonalInfo_GetAll_AllEmployeesByCompany',
        `<CompanyID>${FIRST_COMPANY_ID}</CompanyID>`,
      );
    const replies = [await list(), await list()];
    expect(replies.map(({ status }) => status)).toEqual(statuses);
    const refused = replies.filter(({ body }) =>
      body.includes(`nmbrs-mock holds at most ${answers} bytes of long answers that are under way.`),
    );
    expect(refused).toHaveLength(statuses.filter((status) => status === 503).length);
    await until('answers', 0);
    expect(await limit('answers')).toMatchObject({ refused: refused.length });
    expect((await client.call('EmployeeService', 'EmployeeType_GetList')).ids()).toHaveLength(4);
  });

  it('gives back the room of a long answer that a client stops taking, or that was malformed', async () => {
    nmbrs = await startNmbrs({ world: openWorld(planOfOneCompany(5_000)), requestTimeout: 300 });
    const [login] = nmbrs.logins;
    if (!login) throw new Error('the world has no login');
    const list = operationOf('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany');
    const body = soapRequest(list, `<CompanyID>${FIRST_COMPANY_ID}</CompanyID>`, login);
    const head = [
      `POST ${list.service.paths[0]} HTTP/1.1`,
      'Host: x',
      'Content-Type: text/xml',
      `SOAPAction: "${list.soapAction}"`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    const stalled = connect(nmbrs.port, '127.0.0.1').on('error', () => {});
    sockets.push(stalled.pause());
    stalled.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    while ((await limit('answers'))?.used === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await until('answers', 0);

    await (await nmbrs.openEnvironment('demo')).addTrouble({ effect: { kind: 'malformed-xml' } });
    const { body: answer } = await new SoapClient(nmbrs.url, login).post(list, body);
    expect(answer).toMatch(/Response><\/soap:Envelope>$/);
    await until('answers', 0);
  });

  it('bodies under way, over all connections', async () => {
    await started({ body: 1_000, bodies: 2_500 });
    for (let at = 0; at < 2; at++) post(1_000, 'x'.repeat(900));
    await until('bodies', 1_800);
    const answer = await new Promise<string>((resolve) =>
      post(1_000, 'x'.repeat(900)).once('data', (data) => resolve(String(data))),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n/);
    expect(answer).toContain('\r\nRetry-After: 1\r\n');
    expect(answer).toContain('nmbrs-mock holds at most 2500 bytes of requests that are under way.');
    expect(await limit('bodies')).toMatchObject({ used: 1_800, refused: 1 });
    expect(await nmbrs.calls.list()).toMatchObject([{ status: 503, fault: null }]);
    for (const socket of sockets) socket.destroy();
    await until('bodies', 0);
  });

  it('uploads, which are too large then', async () => {
    const env = await (await started({ uploads: 2_000 })).environment();
    const client = new SoapClient(nmbrs.url, env.logins.master);
    const upload = () =>
      client.call(
        'CompanyService',
        'FileExplorer_UploadFile',
        `<CompanyId>10001</CompanyId><StrDocumentName>a.pdf</StrDocumentName><Body>${Buffer.alloc(900, 1).toString('base64')}</Body>`,
      );
    await upload();
    const snapshot = await env.snapshot();
    await upload();
    await upload();
    expect((await env.calls.list()).map(({ fault }) => fault?.nmbrsCode ?? null)).toEqual([null, null, 2041]);
    expect((await env.calls.list()).at(-1)?.reason).toContain('at most 2000 bytes of uploaded files');
    expect(await limit('uploads')).toMatchObject({ used: 1_800, refused: 1 });
    const files = await env.files();
    expect(files.map(({ bytes }) => bytes)).toEqual([900, 900]);
    await env.restore(snapshot);
    expect(await limit('uploads')).toMatchObject({ used: 900 });
    await env.delete();
    expect(await limit('uploads')).toMatchObject({ used: 0 });
  });

  it('reports that are made in the background, which are a fault then', async () => {
    const ask = async (env: Environment<'master'>) => {
      const client = new SoapClient(nmbrs.url, env.logins.master);
      const ofYear = '<companyId>10001</companyId><year>2026</year>';
      await client.call('ReportService', 'Reports_GetWageCodesByYear_Background', ofYear);
    };
    const env = await (await started({ reports: 1 })).environment();
    await ask(env);
    expect((await env.calls.list()).at(-1)?.reason).toContain('at most 1 bytes of reports');
    expect(await limit('reports')).toMatchObject({ used: 0, refused: 1 });
    const roomy = await (await started({})).environment();
    await ask(roomy);
    await roomy.snapshot();
    expect((await limit('reports'))?.used).toBeGreaterThan(100);
    await roomy.delete();
    expect(await limit('reports')).toMatchObject({ used: 0 });
  });

  it('environments, snapshots, rules and mails', async () => {
    const mock = await started({
      environments: 6,
      snapshots: 1,
      'trouble-rules': 1,
      'answer-rules': 1,
      mails: 40,
    });
    const there = (await mock.environments()).length;
    const env = await mock.environment();
    for (let made = there + 1; made < 6; made++) await mock.environment();
    await expect(mock.environment()).rejects.toThrow('holds at most 6 environments. Delete those');
    await env.snapshot();
    await expect(env.snapshot()).rejects.toThrow('holds at most 1 snapshots.');
    const rule = { effect: { kind: 'malformed-xml' } } as const;
    await env.addTrouble(rule);
    await expect(env.addTrouble(rule)).rejects.toThrow('holds at most 1 rules of trouble.');
    await env.answer('Debtor_Get', { fault: 1003 });
    await expect(env.answer('Debtor_Get', { fault: 1003 })).rejects.toThrow(
      'holds at most 1 rules that choose answers.',
    );
    const template = (await env.templates()).find(({ level }) => level === 'master')?.name ?? '';
    const login = await env.addLogin({ username: 'a@b.example', template });
    const refusal = await (async () => {
      for (;;) await login.invite();
    })().catch((error) => error);
    expect(refusal.message).toContain('holds at most 40 mails in outboxes.');
    for (const name of ['environments', 'snapshots', 'trouble-rules', 'answer-rules', 'mails'])
      expect(await limit(name)).toMatchObject({ refused: 1 });
    const response = await fetch(`${nmbrs.url}/_mock/environments`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    // The client holds each answer against the description.
    const control = await ControlClient.of(nmbrs);
    expect((await control.post(`/environments/${env.subdomain}/snapshots`)).status).toBe(503);
    await env.delete();
    await mock.environment();
  });

  it('logins and templates', async () => {
    const there = await (await started({})).environment();
    const counts = await Promise.all(['logins', 'templates'].map(limit));
    await nmbrs.close();
    const [logins = 0, templates = 0] = counts.map((count) => count?.used);
    expect([logins, templates]).toEqual([expect.any(Number), expect.any(Number)]);
    const env = await (await started({ logins: logins + 1, templates: templates + 1 })).environment();
    expect(Object.keys(env.logins)).toEqual(Object.keys(there.logins));
    const template = (await env.templates()).find(({ level }) => level === 'master')?.name ?? '';
    await env.addLogin({ username: 'a@b.example', template });
    const control = await ControlClient.of(nmbrs);
    const path = `/environments/${env.subdomain}`;
    const another = { username: 'c@d.example', template };
    expect((await control.post(`${path}/logins`, another)).status).toBe(503);
    const own = { name: 'Eigen', kind: 'Master Accountant' };
    expect((await control.post(`${path}/templates`, own)).status).toBe(201);
    expect((await control.post(`${path}/templates`, { ...own, name: 'Nog een' })).status).toBe(503);
    for (const name of ['logins', 'templates']) expect(await limit(name)).toMatchObject({ refused: 1 });
    await env.reset();
    await env.addLogin(another);
  });

  it('records that calls make, until their environment is reset', async () => {
    const mock = await started({ 'made-records': 3 });
    const env = await mock.environment();
    const client = new SoapClient(nmbrs.url, env.logins.master);
    const insert = () => client.call('DebtorService', 'Debtor_Insert', '<Debtor><Name>Nieuw</Name></Debtor>');
    const replies = [];
    for (let at = 0; at < 4; at++) replies.push(await insert());
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 500]);
    expect(replies.at(-1)?.body).toContain('nmbrs-mock holds at most 3 records that calls made.');
    expect(await limit('made-records')).toMatchObject({ used: 3, refused: 1 });
    await env.restore(await env.snapshot());
    expect((await limit('made-records'))?.used).toBe(3);
    await env.reset();
    expect((await limit('made-records'))?.used).toBe(0);
    expect((await insert()).status).toBe(200);
  });

  it('employees that seeds put in, all of a seed or none', async () => {
    const env = await (await started({ 'seeded-employees': 5 })).environment();
    const seedOf = (generate: number): WantedSeed => ({
      debtors: [{ number: 'T1', companies: [{ number: 1, employees: [{ generate }, {}] }] }],
    });
    await env.seed(seedOf(2));
    await expect(env.seed(seedOf(2))).rejects.toThrow(
      'nmbrs-mock holds at most 5 employees that seeds put in.',
    );
    expect(await limit('seeded-employees')).toMatchObject({ used: 3, refused: 1 });
    await env.seed(seedOf(1));
    await env.reset();
    expect((await limit('seeded-employees'))?.used).toBe(0);
    await env.seed(seedOf(4));
  });

  const signOn = ({ logins: { master } }: Environment<'master'>) =>
    new SoapClient(nmbrs.url, null).call(
      'SingleSignOn',
      'GetToken2',
      `<Username>${master.username}</Username><Token>${master.token}</Token>`,
    );

  it('sign-on tokens, until they expire', async () => {
    const env = await (await started({ 'sign-on-tokens': 2 })).environment();
    await env.changeClock({ frozen: true });
    for (let at = 0; at < 3; at++) await signOn(env);
    expect((await env.calls.list()).map(({ fault }) => fault?.text ?? null)).toEqual([
      null,
      null,
      expect.stringContaining('holds at most 2 single sign-on tokens.'),
    ]);
    await env.advanceClock({ seconds: 30 });
    await signOn(env);
    expect((await env.calls.list()).at(-1)).toMatchObject({ status: 200 });
  });

  it('sign-on tokens of all environments, each until it expires by its own clock', async () => {
    const mock = await started({ 'sign-on-tokens': 3 });
    const [one, other] = [await mock.environment(), await mock.environment()];
    for (const env of [one, other]) await env.changeClock({ frozen: true });
    await one.advanceClock({ days: 1 });
    await signOn(one);
    await one.advanceClock({ days: -1 });
    for (let at = 0; at < 2; at++) await signOn(one);
    expect((await signOn(other)).status).toBe(500);
    await one.advanceClock({ seconds: 30 });
    expect(await limit('sign-on-tokens')).toMatchObject({ used: 1, refused: 1 });
    for (let at = 0; at < 2; at++) expect((await signOn(other)).status).toBe(200);
    expect((await signOn(other)).status).toBe(500);
    await one.advanceClock({ days: 2 });
    expect((await signOn(other)).status).toBe(200);
  });

  it('records in snapshots, of which a large environment has many', async () => {
    const mock = await started({ 'snapshot-records': 600 });
    const logins = Array.from({ length: 200 }, (_, at) => ({ archetype: 'master', name: `m${at}` }) as const);
    const large = await mock.environment({ logins });
    await large.snapshot();
    await expect(large.snapshot()).rejects.toThrow('holds at most 600 records in snapshots.');
    await (await mock.environment()).snapshot();
    const { used = 0, refused } = (await limit('snapshot-records')) ?? {};
    expect([used > 400 && used <= 600, refused]).toEqual([true, 1]);
    await large.delete();
    expect((await limit('snapshot-records'))?.used).toBeLessThan(100);
  });

  it('bodies of the control API, compressed ones by what they may become', async () => {
    await started({ body: 1_000, bodies: 1_000_000 });
    const environment = (body: string | Buffer, headers: Record<string, string> = {}) =>
      fetch(`${nmbrs.url}/_mock/environments`, {
        method: 'POST',
        body: new Uint8Array(Buffer.from(body)),
        headers,
      });
    expect((await environment('{}')).status).toBe(201);
    const refused = await environment(gzipSync('{}'), { 'Content-Encoding': 'gzip' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ type: '/_mock/problems#exhausted', field: 'bodies' });
    await until('bodies', 0);
  });
});

describe('what waits for calls', () => {
  const wait = (subdomain: string) => {
    const socket = connect(nmbrs.port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    socket.write(
      `GET /_mock/environments/${subdomain}/calls?count=5&within=60 HTTP/1.1\r\nHost: 127.0.0.1:${nmbrs.port}\r\n\r\n`,
    );
    return socket;
  };

  it('ends with its client, and so many wait at a time', async () => {
    const env = await (await started({ waits: 3 })).environment();
    for (let at = 0; at < 3; at++) wait(env.subdomain);
    await until('waits', 3);
    const refused = await fetch(`${nmbrs.url}/_mock/environments/${env.subdomain}/calls?count=5`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    for (const socket of sockets) socket.destroy();
    await until('waits', 0);
  });

  it('waits before the first page, not before those after it', async () => {
    const env = await (await started({ waits: 1 })).environment();
    const client = new SoapClient(nmbrs.url, env.logins.master);
    for (let at = 0; at < 4; at++) await client.call('DebtorService', 'List_GetAll');
    const path = `${nmbrs.url}/_mock/environments/${env.subdomain}/calls?count=10&limit=2`;
    const first = await fetch(`${path}&within=0.01`);
    const next = /<(.*)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(next).toContain('count=10');
    // Nothing else can wait now, so that what would wait is refused.
    wait(env.subdomain);
    await until('waits', 1);
    expect((await fetch(path)).status).toBe(503);
    const second = await fetch(`${nmbrs.url}${next}`);
    expect(await second.json()).toMatchObject([{ ordinal: 3 }, { ordinal: 4 }]);
  });

  it('ends with its environment, and with the server, and is answered what there is', async () => {
    const mock = await started({});
    const env = await mock.environment();
    const answered = (socket: Socket) =>
      new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    const ofDeleted = answered(wait((await mock.environment({ subdomain: 'weg' })).subdomain));
    const ofClosed = answered(wait(env.subdomain));
    await until('waits', 2);
    await (await mock.openEnvironment('weg')).delete();
    expect(await ofDeleted).toMatch(/^HTTP\/1\.1 200 /);
    await nmbrs.close();
    expect(await ofClosed).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('counts anew when the calls are forgotten', async () => {
    const env = await (await started({})).environment();
    const client = new SoapClient(nmbrs.url, env.logins.master);
    const waited = env.calls.waitFor('DebtorService.List_GetAll', { count: 2, within: '30s' });
    await until('waits', 1);
    await client.call('DebtorService', 'List_GetAll');
    await env.calls.clear();
    for (let at = 0; at < 2; at++) await client.call('DebtorService', 'List_GetAll');
    expect(await waited).toHaveLength(2);
  });
});

it('no body is allowed that is longer than a text can be', async () => {
  await started({});
  await expect(startNmbrs({ limits: { body: 2 ** 30 } })).rejects.toThrow(/body at most \d+/);
});
