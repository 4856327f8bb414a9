import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextTurn } from '../../base/real-time.ts';
import { connectNmbrs } from '../../client/http/connect.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import type { Mock } from '../../client/mock.ts';
import { Program } from '../cli/support/program.ts';
import { writeAtRandom } from '../seeding/support/random-writes.ts';
import { requireBuilt } from '../support/built.ts';
import { SoapClient } from '../support/soap-client.ts';
import { postgresAtHand } from './support/places.ts';
import type { PostgresServer } from './support/postgres-server.ts';

const MASTER = { username: 'master@demo.example', token: '1'.padStart(32, '0'), domain: 'demo' };
const EMPLOYEE = 5_003_001;
const EMPLOYEES = Array.from({ length: 20 }, (_, at) => 5_000_001 + at);

let server: PostgresServer;
let database: string;
const programs: Program[] = [];

/** A process of its own that serves the database. */
interface Served {
  readonly program: Program;
  readonly mock: Mock;
  readonly soap: SoapClient;
}

async function serve(variables: Readonly<Record<string, string>> = {}): Promise<Served> {
  const program = new Program(['serve', '--port', '0', '--data', database], variables);
  programs.push(program);
  const url = await program.url();
  return { program, mock: connectNmbrs(url), soap: new SoapClient(url, MASTER) };
}

function serveThree(): Promise<Served[]> {
  return Promise.all([serve(), serve(), serve()]);
}

function report(soap: SoapClient, comment = 'ill') {
  return soap.call(
    'EmployeeService',
    'Absence2_Insert',
    `<EmployeeId>${EMPLOYEE}</EmployeeId><Absence><AbsenceId>0</AbsenceId><Percentage>50</Percentage>` +
      `<Start>2026-11-16</Start><Comment>${comment}</Comment><Dossiernr>0</Dossiernr></Absence><NewDossier>true</NewDossier>`,
  );
}

/** The absences of the employee by id, as comments tell them. */
async function reported(soap: SoapClient): Promise<Map<number, string>> {
  const reply = await soap.call(
    'EmployeeService',
    'Absence2_GetList',
    `<EmployeeId>${EMPLOYEE}</EmployeeId>`,
  );
  const ids = reply.ids('AbsenceId');
  return new Map(reply.all('Comment').map((comment, at) => [ids[at] ?? 0, comment]));
}

beforeAll(requireBuilt);
beforeEach(async (context) => {
  server ??= await postgresAtHand(context);
  database = await server.database();
});
afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.kill()));
});
afterAll(() => server?.close());

describe('several mocks on one database', () => {
  it('begin it together, and serve the same', async () => {
    const all = await serveThree();
    const shown = await Promise.all(all.map(({ mock }) => mock.environments()));
    const subdomains = shown.map((environments) => environments.map(({ subdomain }) => subdomain));
    expect(subdomains[0]).toContain('demo');
    expect(subdomains[1]).toEqual(subdomains[0]);
    expect(subdomains[2]).toEqual(subdomains[0]);
  });

  it('show at the next call what any of them has acknowledged', async () => {
    const all = await serveThree();
    for (let round = 0; round < 30; round++) {
      const [writer, reader, third] = [0, 1, 2].map((at) => all[(at + round) % 3] as Served) as [
        Served,
        Served,
        Served,
      ];
      const id = Number((await report(writer.soap, `round ${round}`)).one('Absence2_InsertResult'));
      expect((await reported(reader.soap)).get(id)).toBe(`round ${round}`);
      const demo = await third.mock.openEnvironment('demo');
      await demo.addTag(`tag ${round}`);
      const tags = await (await writer.mock.openEnvironment('demo')).tags();
      expect(tags.map(({ name }) => name)).toContain(`tag ${round}`);
    }
  });

  it('follow logins, settings, clocks, resets and snapshots of one another', async () => {
    const [one, other] = (await serveThree()) as [Served, Served];
    const [here, there] = [await one.mock.openEnvironment('demo'), await other.mock.openEnvironment('demo')];
    await here.changeClock({ now: '2027-03-01T09:00:00', frozen: true });
    expect((await there.clock()).now).toBe('2027-03-01T09:00:00');
    await there.change({ freeTrial: true });
    expect((await here.settings()).freeTrial).toBe(true);
    const before = await here.export();
    const snapshot = await there.snapshot();
    const master = here.login('master');
    await master.resetToken();
    expect((await report(other.soap)).code).toBe(1001);
    const renewed = new SoapClient(other.mock.url, { ...MASTER, token: master.token });
    expect((await report(renewed)).code).toBe(null);
    await here.restore(snapshot);
    expect(await there.export()).toEqual(before);
    expect((await report(other.soap)).code).toBe(null);
    expect(await here.snapshot()).not.toBe(snapshot);
    await there.reset();
    expect((await here.settings()).freeTrial).toBe(false);
    expect((await reported(one.soap)).size).toBe((await reported(other.soap)).size);
  });

  it('hold the same records of every kind, whoever of them wrote, one after another and at once', async () => {
    const here = () => startNmbrs({ data: database });
    const all = await Promise.all([here(), here(), here()]);
    try {
      const exported = async (mock: Mock) => (await mock.openEnvironment('demo')).export();
      await (await (all[0] as Mock).openEnvironment('demo')).changeClock({ frozen: true });
      const begun = await exported(all[0] as Mock);
      for (const round of [0, 1, 2, 3, 4, 5])
        await writeAtRandom((all[round % 3] as Mock).url, round, 20, EMPLOYEES);
      await Promise.all(all.map(({ url }, at) => writeAtRandom(url, 100 + at, 60, EMPLOYEES)));
      const written = await exported(all[0] as Mock);
      expect(written).not.toEqual(begun);
      expect(await exported(all[1] as Mock)).toEqual(written);
      expect(await exported(all[2] as Mock)).toEqual(written);
      const later = await here();
      all.push(later);
      expect(await exported(later)).toEqual(written);
    } finally {
      await Promise.all(all.map((mock) => mock.close()));
    }
  });

  it('refuse every call once the database is an earlier one', async () => {
    const one = await serve();
    await report(one.soap);
    await server.sql(database, 'UPDATE nmbrs_mock.sandbox SET version = 0');
    const refused = await report(one.soap);
    expect(refused.status).toBe(503);
    expect(refused.body).toContain('it went back to what it was before: restart the mock');
  });

  it('serve the environments that others made, and refuse those that others deleted', async () => {
    const [one, other] = (await serveThree()) as [Served, Served];
    const made = await one.mock.environment({
      subdomain: 'gedeeld',
      logins: [{ archetype: 'master' }, { archetype: 'no-subscription' }],
    });
    const opened = await other.mock.openEnvironment('gedeeld');
    expect(await opened.companions()).toEqual(['gedeeld-no-subscription']);
    const { username, token } = made.login('master');
    const soap = new SoapClient(other.mock.url, { username, token, domain: 'gedeeld' });
    expect((await report(soap)).code).toBe(null);
    await opened.delete();
    const there = (await one.mock.environments()).map(({ subdomain }) => subdomain);
    expect(there.filter((subdomain) => subdomain.startsWith('gedeeld'))).toEqual([]);
    expect((await report(soap)).code).toBe(1001);
    await one.mock.environment({ subdomain: 'gedeeld' });
    expect((await other.mock.environments()).map(({ subdomain }) => subdomain)).toContain('gedeeld');
  });

  it('give no number again, also those that join when the environment of it is gone', async () => {
    const here = () => startNmbrs({ data: database });
    const all = [await here()];
    const numbers = async () =>
      Number(await server.sql(database, 'SELECT count(*) FROM nmbrs_mock.environments'));
    const begun = await numbers();
    try {
      for (const round of [1, 2, 3]) {
        const joining = await here();
        all.push(joining);
        for (const mock of all) await (await mock.environment({ subdomain: 'kort' })).delete();
        await Promise.all(all.map((mock, at) => mock.environment({ subdomain: `lang${round}-${at}` })));
        const shown = await Promise.all(all.map((mock) => mock.environments()));
        const named = shown.map((environments) => environments.map(({ subdomain }) => subdomain).sort());
        for (const names of named) expect(names).toEqual(named[0]);
        expect(named[0]?.filter((name) => name.startsWith(`lang${round}`))).toHaveLength(all.length);
      }
      // Of each of those that went, too, there is a row.
      expect(await numbers()).toBe(begun + 2 * (2 + 3 + 4));
    } finally {
      await Promise.all(all.map((mock) => mock.close()));
    }
  });

  it('keep an environment for a test in one row, whatever was written to its origin before and since', async () => {
    const here = () => startNmbrs({ data: database });
    const all = await Promise.all([here(), here()]);
    try {
      const [one, other] = all as [Mock, Mock];
      const origin = await one.openEnvironment('demo');
      await origin.changeClock({ frozen: true });
      await origin.addTag('before');
      const ROWS = ['environments', 'states', 'records'].map(
        (table) => `(SELECT count(*) FROM nmbrs_mock.${table})`,
      );
      const rows = async () => Number(await server.sql(database, `SELECT ${ROWS.join(' + ')}`));
      const before = await rows();
      const made = await one.environment({ subdomain: 'kopie' });
      expect(await rows()).toBe(before + 1);
      const begun = await made.export();
      await origin.addTag('since');
      const copied = await other.openEnvironment('kopie');
      expect(await copied.export()).toEqual(begun);
      await copied.addTag('of the copy');
      const joining = await here();
      all.push(joining);
      const joined = await joining.openEnvironment('kopie');
      const names = async (environment: Pick<typeof joined, 'tags'>) =>
        (await environment.tags()).map(({ name }) => name);
      for (const environment of [made, copied, joined])
        expect((await names(environment)).slice(-2)).toEqual(['before', 'of the copy']);
      await joined.reset();
      for (const environment of [made, copied, joined]) expect(await environment.export()).toEqual(begun);
      const later = await here();
      all.push(later);
      expect(await (await later.openEnvironment('kopie')).export()).toEqual(begun);
    } finally {
      await Promise.all(all.map((mock) => mock.close()));
    }
  });

  it('delete an environment for a test that none of them uses, and no other', async () => {
    const idling = () => startNmbrs({ data: database, idleTimeout: 1_000 });
    const [one, other] = await Promise.all([idling(), idling()]);
    try {
      await one.environment({ subdomain: 'gebruikt' });
      await one.environment({ subdomain: 'vergeten', logins: [{ archetype: 'no-subscription' }] });
      const left = async (mock: Mock) => (await mock.environments()).map(({ subdomain }) => subdomain);
      const used = await other.openEnvironment('gebruikt');
      while ((await left(one)).some((subdomain) => subdomain.startsWith('vergeten'))) await used.read();
      expect(await left(other)).toContain('gebruikt');
      expect(await left(other)).not.toContain('vergeten');
      while ((await left(one)).includes('gebruikt')) await nextTurn();
      expect(await left(other)).not.toContain('gebruikt');
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  it('give a name once, and a number, whoever asks for them at the same time', async () => {
    const all = await serveThree();
    const asked = Array.from({ length: 30 }, (_, at) => {
      const { mock } = all[at % 3] as Served;
      return mock.environment({ subdomain: `naam${Math.floor(at / 3)}` }).then(
        () => 'made',
        (error: Error) => error.message,
      );
    });
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(10);
    for (const outcome of outcomes)
      expect(outcome).toMatch(/^made$|^There is an environment naam\d already\./);
    const shown = await Promise.all(all.map(({ mock }) => mock.environments()));
    const names = shown.map((environments) => environments.map(({ subdomain }) => subdomain));
    expect(names[0]?.filter((name) => name.startsWith('naam'))).toHaveLength(10);
    for (const others of names) expect(others).toEqual(names[0]);
  });

  it('lose nothing that writers to one environment were acknowledged, and give no id twice', async () => {
    const all = await serveThree();
    const acknowledged = new Map<number, string>();
    const before = (await reported((all[0] as Served).soap)).size;
    const writers = all.flatMap((served, at) =>
      [0, 1, 2, 3].map(async (writer) => {
        for (let call = 0; call < 25; call++) {
          const comment = `${at}.${writer}.${call}`;
          const reply = await report(served.soap, comment);
          const id = Number(reply.one('Absence2_InsertResult'));
          expect(acknowledged.has(id), `${id} was given twice`).toBe(false);
          acknowledged.set(id, comment);
        }
      }),
    );
    const tags = all.map(async ({ mock }, at) => {
      const demo = await mock.openEnvironment('demo');
      for (let call = 0; call < 15; call++) await demo.addTag(`${at}-${call}`);
    });
    await Promise.all([...writers, ...tags]);
    for (const { soap, mock } of all) {
      const found = await reported(soap);
      for (const [id, comment] of acknowledged) expect(found.get(id)).toBe(comment);
      expect(found.size).toBe(before + acknowledged.size);
      const names = (await (await mock.openEnvironment('demo')).tags()).map(({ name }) => name);
      expect(names.filter((name) => /^\d-\d+$/.test(name))).toHaveLength(45);
    }
    expect(acknowledged.size).toBe(300);
  });

  it('go on where one of them dies or stands still, whatever it was doing', async () => {
    const [dying, still, left] = (await serveThree()) as [Served, Served, Served];
    const writing = [dying, still].flatMap(({ soap }) =>
      Array.from({ length: 20 }, async () => {
        for (let call = 0; call < 50; call++) await report(soap);
      }),
    );
    const ended = Promise.allSettled(writing.slice(0, 20));
    await report(left.soap, 'before');
    dying.program.signal('SIGKILL');
    still.program.signal('SIGSTOP');
    const ids = new Set<number>();
    for (let call = 0; call < 20; call++)
      ids.add(Number((await report(left.soap, 'after')).one('Absence2_InsertResult')));
    expect(ids.size).toBe(20);
    still.program.signal('SIGCONT');
    await ended;
    await Promise.allSettled(writing);
    expect([...(await reported(still.soap)).keys()]).toEqual(expect.arrayContaining([...ids]));
  });

  it('fail no call while one after the other is replaced', async () => {
    let serving = await serveThree();
    const acknowledged = new Set<string>();
    const underWay = new Map<number, Served>();
    let isReplacing = true;
    const clients = Array.from({ length: 6 }, async (_, client) => {
      for (let call = 0; isReplacing; call++) {
        const served = serving[(client + call) % serving.length] as Served;
        const comment = `${client}.${call}`;
        const answered = report(served.soap, comment);
        underWay.set(client, served);
        expect((await answered).status).toBe(200);
        underWay.delete(client);
        acknowledged.add(comment);
      }
    });
    for (const leaving of serving) {
      // As what stands before them does it: nothing goes to one any more that is to end, and what went there is answered.
      serving = serving.filter((one) => one !== leaving);
      while ([...underWay.values()].includes(leaving)) await nextTurn();
      leaving.program.signal('SIGTERM');
      const [joining, code] = await Promise.all([serve(), leaving.program.exited()]);
      expect(code).toBe(0);
      serving = [...serving, joining];
    }
    isReplacing = false;
    await Promise.all(clients);
    const found = new Set((await reported((serving[0] as Served).soap)).values());
    for (const comment of acknowledged) expect(found).toContain(comment);
    expect(acknowledged.size).toBeGreaterThan(0);
  });

  it('refuse every call while the database is gone, and heal by themselves', async () => {
    const [one, other] = (await serveThree()) as [Served, Served];
    const before = await reported(one.soap);
    await server.stop();
    try {
      const refused = await report(one.soap, 'refused');
      expect(refused.status).toBe(503);
      expect(refused.body).toContain('does not answer');
      const reading = await one.soap.call(
        'EmployeeService',
        'Absence2_GetList',
        `<EmployeeId>${EMPLOYEE}</EmployeeId>`,
      );
      expect(reading.status).toBe(503);
      await expect(other.mock.environments()).rejects.toThrow('does not answer');
      // A restart would be of no use, calls from elsewhere neither.
      expect([await probe(one.mock, 'health'), await probe(one.mock, 'ready')]).toEqual([200, 503]);
      // Whoever watches the mocks sees it.
      expect(await probe(one.mock, 'metrics')).toBe(200);
      expect(one.program.stderr).not.toBe('');
    } finally {
      await server.start();
    }
    expect(await reported(one.soap)).toEqual(before);
    const id = Number((await report(other.soap, 'healed')).one('Absence2_InsertResult'));
    expect((await reported(one.soap)).get(id)).toBe('healed');
  });

  it('tell that only a restart is of use where what others wrote cannot be taken in', async () => {
    const [{ mock }] = (await serveThree()) as [Served];
    await mock.environments();
    await server.sql(
      database,
      `INSERT INTO nmbrs_mock.environments (environment, subdomain, value, version, came)
        SELECT 1000, 'spoilt', '{', version + 1, version + 1 FROM nmbrs_mock.sandbox;
      UPDATE nmbrs_mock.sandbox SET version = version + 1`,
    );
    await expect(mock.environments()).rejects.toThrow(/could not be taken in: .* Restart the mock\.$/);
    expect(await probe(mock, 'health')).toBe(503);
  });

  it('hold no more than there is room for of what is refused while the database is gone', async () => {
    const { soap } = await serve({ NODE_OPTIONS: '--max-old-space-size=400' });
    await server.stop();
    try {
      for (let call = 0; call < 30; call++)
        expect((await report(soap, 'x'.repeat(8_000_000))).status, `call ${call}`).toBe(503);
    } finally {
      await server.start();
    }
    expect((await report(soap, 'healed')).code).toBe(null);
  });

  it('tell of each call truly whether it was done, where connections are cut under them', async () => {
    const all = await serveThree();
    const acknowledged = new Set<string>();
    const refused = new Set<string>();
    let isCutting = true;
    const cutting = (async () => {
      while (isCutting)
        await server.sql(
          database,
          `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'nmbrs-mock'`,
        );
    })();
    await Promise.all(
      all.flatMap(({ soap }, at) =>
        [0, 1, 2].map(async (writer) => {
          for (let call = 0; call < 30; call++) {
            const comment = `${at}.${writer}.${call}`;
            const { status } = await report(soap, comment);
            (status === 200 ? acknowledged : refused).add(comment);
          }
        }),
      ),
    );
    isCutting = false;
    await cutting;
    for (const { soap } of all) {
      const found = [...(await reported(soap)).values()];
      expect(found.filter((comment) => acknowledged.has(comment))).toHaveLength(acknowledged.size);
      expect(found.filter((comment) => refused.has(comment))).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThan(0);
  });
});

/** The status of what a mock tells of itself. */
async function probe({ url }: Mock, name: 'health' | 'ready' | 'metrics'): Promise<number> {
  return (await fetch(`${url}/_mock/${name}`)).status;
}
