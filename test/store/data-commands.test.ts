import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { runHere } from '../cli/support/run-here.ts';
import { writeAtRandom } from '../seeding/support/random-writes.ts';
import { SharedMocks } from './support/shared-mocks.ts';

let folder: string;
let place: string;
const running = new Set<Nmbrs>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmbrs-data-'));
  place = join(folder, 'data');
});
afterEach(async () => {
  for (const nmbrs of running) await nmbrs.close();
  running.clear();
  rmSync(folder, { recursive: true });
});

const EMPLOYEES = Array.from({ length: 20 }, (_, at) => 5_000_001 + at);

async function start(options: Parameters<typeof startNmbrs>[0] = {}): Promise<Nmbrs> {
  const nmbrs = await startNmbrs({ data: place, ...options });
  running.add(nmbrs);
  return nmbrs;
}

async function end(nmbrs: Nmbrs): Promise<void> {
  await nmbrs.close();
  running.delete(nmbrs);
}

/** What `demo` is by now, once something was written there. */
async function written(nmbrs: Nmbrs, seed: number) {
  const demo = await nmbrs.openEnvironment('demo');
  await demo.changeClock({ frozen: true });
  await writeAtRandom(demo.url, seed, 30, EMPLOYEES);
  await demo.logins.master.resetToken();
  return demo.export();
}

async function exportedBy(nmbrs: Nmbrs, subdomain = 'demo') {
  return (await nmbrs.openEnvironment(subdomain)).export();
}

const data = (...args: readonly string[]) => runHere(['data', ...args, '--data', place]);

describe('nmbrs-mock data', () => {
  it('says that a folder keeps no data, and makes none', async () => {
    for (const args of [
      ['check'],
      ['compact'],
      ['export', join(folder, 'worlds')],
      ['copy', join(folder, 'copy')],
    ])
      expect(await data(...args)).toEqual({
        code: 2,
        stdout: '',
        stderr: `nmbrs-mock data ${args[0]}: ${place} keeps no data. Name the folder that was given to \`nmbrs-mock serve --data\`.\n`,
      });
    expect(readdirSync(folder)).not.toContain('data');
  });

  it('takes no other address for a folder', async () => {
    for (const scheme of ['mysql://', 'Postgres://', 'file://'])
      expect(await runHere(['data', 'check', '--data', `${scheme}mock:geheim@localhost/none`])).toEqual({
        code: 2,
        stdout: '',
        stderr: `nmbrs-mock data check: Nothing can be kept at an address that begins with ${scheme}. Name a folder, or a database of PostgreSQL: postgres://user:password@host:5432/database.\n`,
      });
  });

  it('compact and copy leave a database to its own tools', async () => {
    for (const args of [['compact'], ['copy', join(folder, 'copy')]])
      expect(await runHere(['data', ...args, '--data', 'postgres://localhost/none'])).toEqual({
        code: 2,
        stdout: '',
        stderr: `nmbrs-mock data ${args[0]}: this is for folders; a database has tools of its own, such as pg_dump and VACUUM.\n`,
      });
  });

  it('check tells what is kept, and which record is not as it should be', async () => {
    const nmbrs = await start();
    await written(nmbrs, 1);
    await (await nmbrs.openEnvironment('demo')).snapshot();
    const busy = await data('check');
    expect(busy).toMatchObject({ code: 2, stderr: expect.stringContaining(`Another process has ${place}.`) });
    await end(nmbrs);
    const { code, stdout } = await data('check', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ place, mistakes: [] });
    expect((await data('check')).stdout).toMatch(/demo +\d+ +1\n[\s\S]*All is well\./);
    const file = new Database(join(place, 'nmbrs-mock.sqlite'));
    file.exec(`UPDATE records SET value = '{' WHERE "table" = 'logins' AND state = 1 AND id = 1500000005`);
    file.exec(
      `UPDATE records SET value = replace(value, '"active"', '"awake"') WHERE "table" = 'logins' AND state = 0`,
    );
    file.close();
    const wrong = await data('check');
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toMatch(/demo, as it is: logins \d+ state: /);
    expect(wrong.stdout).toContain('demo, snapshot 1: What was kept of logins 1500000005 cannot be read.');
  });

  it('export and import carry an environment to another place, which begins with it', async () => {
    const nmbrs = await start();
    const before = await written(nmbrs, 2);
    await end(nmbrs);
    const worlds = join(folder, 'worlds');
    expect(await data('export', worlds, 'demo')).toMatchObject({ code: 0, stderr: '' });
    expect(openWorldFile(join(worlds, 'demo.yaml')).worlds).toHaveLength(1);
    const other = join(folder, 'other');
    const imported = await runHere(['data', 'import', join(worlds, 'demo.yaml')], { DATA: other });
    expect(imported).toEqual({ code: 0, stdout: `${other} keeps demo now.\n`, stderr: '' });
    const moved = await start({ data: other });
    expect(await exportedBy(moved)).toEqual(before);
    expect((await moved.environments()).map(({ subdomain }) => subdomain)).toEqual(['demo']);
  });

  it('import adds an environment to those that are kept, and refuses one whose subdomain is taken', async () => {
    const nmbrs = await start();
    const before = await written(nmbrs, 3);
    await end(nmbrs);
    const file = join(folder, 'demo.yaml');
    await data('export', folder, 'demo');
    const refused = await data('import', file);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`${place} keeps an environment 'demo' already`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('subdomain: demo\n', 'subdomain: tweede\n'));
    expect(await data('import', file)).toMatchObject({ code: 0, stderr: '' });
    for (const round of [1, 2]) {
      const again = await start();
      expect(await exportedBy(again), `round ${round}`).toEqual(before);
      const second = await exportedBy(again, 'tweede');
      expect(second.environments?.[0]?.state).toEqual(before.environments?.[0]?.state);
      expect((await again.environments()).map(({ subdomain }) => subdomain)).toContain('gestopt');
      await end(again);
    }
    expect(await data('check')).toMatchObject({ code: 0 });
  });

  it('compact gives back room, and leaves all as it was', async () => {
    const nmbrs = await start();
    const before = await written(nmbrs, 4);
    const kept = await nmbrs.environment({ subdomain: 'gaat', keep: true });
    await kept.delete();
    await end(nmbrs);
    const { code, stdout } = await data('compact', '--json');
    expect(code).toBe(0);
    const { before: large, after: small } = JSON.parse(stdout);
    expect(small).toBeLessThan(large);
    expect(await exportedBy(await start())).toEqual(before);
  });

  it('copy makes a copy that can be served, whether a mock serves the data or not, and never over another one', async () => {
    const nmbrs = await start({ controlToken: 'geheim' });
    const before = await written(nmbrs, 5);
    const [hot, cold] = [join(folder, 'hot'), join(folder, 'cold')];
    const address = ['--url', nmbrs.url, '--control-token', 'geheim'];
    expect(await data('copy', hot, ...address)).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(hot)).toEqual(['nmbrs-mock.sqlite']);
    const again = await data('copy', hot, ...address);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining(`${hot} keeps data already.`) });
    await (await nmbrs.openEnvironment('demo')).addTag('Later');
    const after = await exportedBy(nmbrs);
    const others = await start({ data: join(folder, 'others') });
    const wrong = await data('copy', cold, '--url', others.url);
    expect(wrong).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('name the one that has it with --url'),
    });
    const gone = await startNmbrs();
    await gone.close();
    expect(await data('copy', cold, '--url', gone.url)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`another process has ${place}, and no mock answers at ${gone.url}`),
    });
    await end(nmbrs);
    expect(await data('copy', cold)).toMatchObject({ code: 0, stderr: '' });
    expect(await exportedBy(await start({ data: hot }))).toEqual(before);
    expect(await exportedBy(await start({ data: cold }))).toEqual(after);
  });
});

describe('nmbrs-mock data, on a database', () => {
  const mocks = new SharedMocks();
  const onDatabase = (...args: readonly string[]) =>
    runHere(['data', ...args, '--data', mocks.database.replace('postgres@', 'postgres:geheim@')]);

  /** A world file with one environment. */
  async function worldFile(mock: Nmbrs, subdomain: string): Promise<string> {
    const file = join(folder, `${subdomain}.json`);
    const { environments, ...world } = await (await mock.openEnvironment('gestopt')).export();
    const named = environments?.map((environment) => ({ ...environment, subdomain }));
    writeFileSync(file, JSON.stringify({ ...world, environments: named }));
    return file;
  }

  it('import brings environments to the mocks that serve it, and tells no password', async () => {
    const [one, other] = await mocks.startTwo();
    const place = mocks.database;
    const { code, stdout, stderr } = await onDatabase('import', await worldFile(one, 'tweede'));
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${place} keeps tweede now.\n`, stderr: '' });
    await (await one.openEnvironment('tweede')).addTag('here');
    for (const mock of [other, await mocks.start()])
      expect((await (await mock.openEnvironment('tweede')).tags()).map(({ name }) => name)).toContain('here');
  });
});

describe('nmbrs-mock serve', () => {
  it('takes no changes of world files in where it keeps data, wherever that is said', async () => {
    const { code, stderr } = await runHere(['serve', '--watch', '--world', 'people.yaml'], { DATA: place });
    expect([code, stderr]).toEqual([
      2,
      'nmbrs-mock: --watch puts other worlds in place, and --data keeps what was written over one; leave one out. --data comes from the environment variable DATA.\n',
    ]);
  });
});

describe('the control API', () => {
  it('tells where environments are kept, and copies them while others write', async () => {
    const nmbrs = await start();
    const demo = await nmbrs.openEnvironment('demo');
    expect(await nmbrs.keptData()).toMatchObject({ place, environments: 4, goesOn: false });
    const to = join(folder, 'copy');
    let tags = 0;
    const writing = (async () => {
      for (; tags < 40; tags++) await demo.addTag(`Nummer ${tags}`);
    })();
    await nmbrs.copyData(to);
    const atLeast = tags;
    await writing;
    await expect(nmbrs.copyData('ergens')).rejects.toThrow("'ergens' is no path from the root on.");
    const copy = await (await start({ data: to })).openEnvironment('demo');
    const copied = (await copy.tags()).filter(({ name }) => name.startsWith('Nummer')).length;
    expect(copied).toBeLessThanOrEqual(atLeast + 1);
  });

  it('says that nothing is kept where nothing is', async () => {
    const nmbrs = await startNmbrs();
    running.add(nmbrs);
    const refusal = 'This mock keeps nothing beyond its end. Start it with --data to keep environments.';
    await expect(nmbrs.keptData()).rejects.toThrow(refusal);
    await expect(nmbrs.copyData(join(folder, 'copy'))).rejects.toThrow(refusal);
  });
});
