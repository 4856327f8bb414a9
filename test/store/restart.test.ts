import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { openSqlite } from '../../server/store/sqlite/open-sqlite.ts';
import { writeAtRandom } from '../seeding/support/random-writes.ts';

let place: string;
let running: Nmbrs | null = null;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'nmbrs-data-'));
});
afterEach(async () => {
  await running?.close();
  running = null;
  rmSync(place, { recursive: true });
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

describe('a mock that keeps its environments', () => {
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
    const again = await (await restart()).openEnvironment('demo');
    expect(await again.export()).toEqual(before);
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

  it('keeps an environment that is to stay, with its companions, and no other one that was made for a test', async () => {
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
    expect(subdomains).not.toContain('gaat');
    expect(await exportedBy(again, 'blijft')).toEqual(before);
    const opened = await again.openEnvironment('blijft');
    expect(await opened.companions()).toEqual(['blijft-no-subscription']);
    await opened.delete();
    const left = (await (await restart()).environments()).map(({ subdomain }) => subdomain);
    expect(left.filter((one) => one.startsWith('blijft'))).toEqual([]);
  });

  it('refuses a place that keeps another world, and one that another process has', async () => {
    await start();
    await expect(startNmbrs({ data: place })).rejects.toThrow(`Another process has ${place}.`);
    await running?.close();
    running = null;
    const other = startNmbrs({ data: place, world: openWorld(planOfOneCompany(3)) });
    await expect(other).rejects.toThrow(`${place} keeps environments of another world`);
    await (await openSqlite(place)).close();
  });

  it('is not taken for one that has begun when it was broken off in its beginning', async () => {
    const store = await openSqlite(place);
    await store.write([
      { kind: 'environment', environment: 99, value: JSON.stringify({ subdomain: 'half', origin: 'demo' }) },
      { kind: 'record', environment: 99, state: 0, table: 'tags', id: 1, value: null },
    ]);
    await store.close();
    const subdomains = (await (await start()).environments()).map(({ subdomain }) => subdomain);
    expect((await (await restart()).environments()).map(({ subdomain }) => subdomain)).toEqual(subdomains);
    expect(subdomains).not.toContain('half');
  });
});
