import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { openSqlite } from '../../server/store/sqlite/open-sqlite.ts';
import { writeAtRandom } from '../seeding/support/random-writes.ts';
import { PLACES, type PlaceOfStore } from './support/places.ts';

let place: string;
let running: Nmbrs | null = null;

afterEach(async () => {
  await running?.close();
  running = null;
});

const EMPLOYEES = Array.from({ length: 20 }, (_, at) => 5_000_001 + at);

async function start(): Promise<Nmbrs> {
  running = await startNmbrs({ data: place });
  return running;
}

/** Ends the mock, and starts another one over the same place. */
async function restart(): Promise<Nmbrs> {
  await running?.close();
  return start();
}

async function exportedBy(nmbrs: Nmbrs, subdomain = 'demo') {
  return (await nmbrs.openEnvironment(subdomain)).export();
}

/** Stops the clock of an environment, so that it is the same whenever it is asked. */
async function frozen(nmbrs: Nmbrs, subdomain = 'demo') {
  const environment = await nmbrs.openEnvironment(subdomain);
  await environment.changeClock({ frozen: true });
  return environment;
}

describe.each(PLACES)('a mock that keeps its environments in %s', (_, openPlaces) => {
  let places: PlaceOfStore;
  beforeEach(async (context) => {
    places = await openPlaces(context);
    place = await places.make();
  });
  afterAll(() => places?.close());

  it('goes on where it was, however often it is started again', async () => {
    const demo = await frozen(await start());
    await writeAtRandom(demo.url, 1, 60, EMPLOYEES);
    const written = await demo.export();
    expect(await exportedBy(await restart())).toEqual(written);
    await writeAtRandom((await frozen(await restart())).url, 2, 60, EMPLOYEES);
    const rewritten = await exportedBy(running as Nmbrs);
    expect(rewritten).not.toEqual(written);
    expect(await exportedBy(await restart())).toEqual(rewritten);
  });

  it('keeps logins in every step, tokens, templates, tags, mails, settings and clocks', async () => {
    const demo = await frozen(await start());
    const added = await demo.addLogin({ username: 'iris@demo.example', template: 'Volledig' });
    await added.invite();
    await added.activate('Geheim-123');
    await added.switchApiAccount(true);
    await added.resetToken();
    await demo.addLogin({ username: 'noor@demo.example', template: 'Volledig' });
    await demo.addTemplate({ name: 'Weinig', kind: 'Client', callsOff: ['EmployeeService.Absence2_Insert'] });
    const { number } = await demo.addTag('Nieuw');
    await demo.tagDebtor(1001, [number]);
    await demo.change({ profile: 'strict', sandboxCopy: true });
    await demo.changeClock({ now: '2027-02-01T08:00:00' });
    const before = await demo.export();
    const token = (await added.read()).token;
    const logins = await (running as Nmbrs).listLogins();
    const again = await (await restart()).openEnvironment('demo');
    expect(await again.export()).toEqual(before);
    expect(await (running as Nmbrs).listLogins()).toEqual(logins);
    const login = (await (running as Nmbrs).listLogins()).find((one) => one.username === 'iris@demo.example');
    expect(login?.token).toBe(token);
  });

  it('keeps a running clock running', async () => {
    const demo = await (await start()).openEnvironment('demo');
    await demo.advanceClock({ days: 100 });
    const { now } = await demo.clock();
    const again = await (await (await restart()).openEnvironment('demo')).clock();
    expect(again.frozen).toBe(false);
    expect(again.now >= now).toBe(true);
    expect(again.now.slice(0, 10)).toBe(now.slice(0, 10));
  });

  it('keeps snapshots, and what a reset goes back to', async () => {
    const demo = await frozen(await start());
    const begun = await demo.export();
    await demo.addTag('Eerst');
    const snapshot = await demo.snapshot();
    const remembered = await demo.export();
    await demo.addTag('Later');
    let again = await (await restart()).openEnvironment('demo');
    await again.restore(snapshot);
    expect(await again.export()).toEqual(remembered);
    again = await (await restart()).openEnvironment('demo');
    expect(await again.export()).toEqual(remembered);
    expect(await again.snapshot()).toBe(snapshot + 1);
    await again.reset();
    await again.changeClock({ now: begun.environments?.[0]?.state?.clock.now ?? '', frozen: true });
    expect(await again.export()).toEqual(begun);
    again = await (await restart()).openEnvironment('demo');
    expect(await again.export()).toEqual(begun);
  });

  it('keeps an environment that is to stay, with its companions, and one for a test where others serve it, too', async () => {
    const nmbrs = await start();
    const kept = await nmbrs.environment({
      subdomain: 'blijft',
      keep: true,
      logins: [{ archetype: 'master' }, { archetype: 'no-subscription' }],
    });
    await nmbrs.environment({ subdomain: 'gaat' });
    await kept.changeClock({ frozen: true });
    await kept.addTag('Bewaard');
    const before = await kept.export();
    const again = await restart();
    const subdomains = (await again.environments()).map(({ subdomain }) => subdomain);
    expect(subdomains).toContain('blijft-no-subscription');
    expect(subdomains.includes('gaat')).toBe(places.isShared);
    expect(await exportedBy(again, 'blijft')).toEqual(before);
    const opened = await again.openEnvironment('blijft');
    expect(await opened.companions()).toEqual(['blijft-no-subscription']);
    await opened.delete();
    const left = (await (await restart()).environments()).map(({ subdomain }) => subdomain);
    expect(left.filter((one) => one.startsWith('blijft'))).toEqual([]);
  });

  it('refuses a place that keeps another world', async () => {
    await (await start()).close();
    running = null;
    const other = startNmbrs({ data: place, world: openWorld(planOfOneCompany(3)) });
    await expect(other).rejects.toThrow(`${place} keeps environments of another world: it was begun on `);
    expect(await start()).toBeInstanceOf(Nmbrs);
  });

  it('tells its named logins as they are, and since when it keeps how many environments', async () => {
    const begun = await start();
    expect(begun.data).toMatchObject({ place, environments: 4 });
    const demo = await begun.openEnvironment('demo');
    await demo.logins.master.resetToken();
    const { token } = await demo.logins.master.read();
    await demo.logins.debtor.delete();
    const again = await restart();
    expect(again.data).toEqual(begun.data);
    const named = new Map(again.logins.map((login) => [login.archetype, login]));
    expect(named.get('master')).toMatchObject({ token, expect: expect.stringContaining('Is let in') });
    expect(named.get('debtor')?.expect).toBe('1001: the login is deleted.');
    const others = ({ archetype }: { archetype: string }) => !['master', 'debtor'].includes(archetype);
    expect(again.logins.filter(others)).toEqual(begun.logins.filter(others));
  });

  it('goes on with the world that it keeps where none is asked for', async () => {
    running = await startNmbrs({ data: place, world: openWorld(planOfOneCompany(3)) });
    const before = await (await frozen(running)).export();
    expect(await exportedBy(await restart())).toEqual(before);
  });

  it('is not taken for one that has begun when it was broken off in its beginning', async () => {
    const store = await places.open(place);
    await store.read();
    await store.write([
      {
        kind: 'begin',
        environment: 99,
        value: JSON.stringify({ subdomain: 'half', origin: 'demo' }),
        begun: { state: '{}', records: [] },
      },
      { kind: 'record', environment: 99, state: 0, table: 'tags', id: 1, value: null },
    ]);
    await store.close();
    const subdomains = (await (await start()).environments()).map(({ subdomain }) => subdomain);
    expect((await (await restart()).environments()).map(({ subdomain }) => subdomain)).toEqual(subdomains);
    expect(subdomains).not.toContain('half');
  });
});

describe('a mock that keeps its environments in a folder', () => {
  let places: PlaceOfStore;
  beforeEach(async (context) => {
    places = await PLACES[0][1](context);
    place = await places.make();
  });
  afterAll(() => places?.close());

  it('lets go of it when it cannot listen', async () => {
    const other = await startNmbrs();
    await expect(startNmbrs({ data: place, port: other.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await other.close();
    expect(await start()).toBeInstanceOf(Nmbrs);
  });

  it('refuses one that another process has', async () => {
    await start();
    await expect(startNmbrs({ data: place })).rejects.toThrow(`Another process has ${place}.`);
  });

  it('refuses what another version of the mock has begun, if that makes other records, and names the version', async () => {
    await (await start()).close();
    running = null;
    const store = await openSqlite(place);
    const world = JSON.parse((await store.read()).world ?? '');
    await store.begin(JSON.stringify({ ...world, version: '0.0.9', records: 'others' }));
    await store.close();
    await expect(start()).rejects.toThrow(
      /was begun on \S+ by nmbrs-mock 0\.0\.9, which makes other records/,
    );
  });

  it('refuses a format that it does not know, and leaves it as it is', async () => {
    await (await start()).close();
    running = null;
    const file = join(place, 'nmbrs-mock.sqlite');
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    const before = readFileSync(file);
    await expect(start()).rejects.toThrow(
      `${place} cannot be opened: it is kept in format 99, that of a newer version of nmbrs-mock`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a place where no folder can be', async () => {
    const file = join(place, 'file');
    writeFileSync(file, '');
    const at = (data: string) => startNmbrs({ data });
    await expect(at(file)).rejects.toThrow(`${file} cannot be opened: ${file} is a file, and no folder.`);
    await expect(at(join(file, 'below'))).rejects.toThrow(`${file} is a file, and no folder.`);
    // The option of Node.js that makes all folders at once never comes to an end there.
    if (process.platform === 'linux') await expect(at('/proc/none/below')).rejects.toThrow(/ENOENT/);
  });

  it('leaves one file, of its owner alone, which holds everything when it is copied elsewhere', async () => {
    const demo = await frozen(await start());
    await writeAtRandom(demo.url, 3, 30, EMPLOYEES);
    const written = await demo.export();
    await running?.close();
    expect(readdirSync(place)).toEqual(['nmbrs-mock.sqlite']);
    const file = join(place, 'nmbrs-mock.sqlite');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const elsewhere = mkdtempSync(join(tmpdir(), 'nmbrs-data-'));
    onTestFinished(() => rmSync(elsewhere, { recursive: true }));
    cpSync(file, join(elsewhere, 'nmbrs-mock.sqlite'));
    running = await startNmbrs({ data: elsewhere });
    expect(await exportedBy(running)).toEqual(written);
  });
});
