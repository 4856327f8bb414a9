import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Login } from '../../client/login.ts';
import type { World } from '../../contracts/seed/world.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { startNmbrs } from '../../index.ts';
import { DOORS, useMock } from '../support/doors.ts';

/** The steps of a login as a person reads them. */
async function steps(login: Login): Promise<string[]> {
  const history = await login.history();
  return history.map(({ step, detail }) => (detail === null ? step : `${step} ${detail}`));
}

/** The login `master` of a mock that serves an exported world. */
async function masterOf(world: World): Promise<Login> {
  const folder = mkdtempSync(join(tmpdir(), 'nmbrs-history-'));
  const file = join(folder, 'world.json');
  writeFileSync(file, JSON.stringify(world));
  const served = await startNmbrs({ world: openWorldFile(file) });
  onTestFinished(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });
  const [environment] = await served.environments();
  return (await served.openEnvironment(environment?.subdomain ?? '')).logins.master;
}

describe.each(DOORS)('the history of a login, reached %s', (door) => {
  const mock = useMock(door);

  it('tells each step by the clock of the environment, and no secret', async () => {
    const env = await mock().environment({ clock: { now: '2026-11-16T09:00:00', frozen: true } });
    const login = await env.addLogin({ username: 'piet@kantoor.example', template: 'Volledig' });
    await login.invite();
    await env.advanceClock({ hours: 1 });
    await login.invite();
    await login.activate('Geheim-history-1');
    await login.switchApiAccount(true);
    const { token } = login;
    await env.advanceClock({ days: 1 });
    await login.resetToken();
    await login.change({ tags: ['Team Noord'] });
    await login.change({ template: 'Alleen lezen', tags: null });
    const history = await login.history();
    expect(history).toEqual([
      { at: '2026-11-16T09:00:00', step: 'created', detail: "with the template 'Volledig'" },
      { at: '2026-11-16T09:00:00', step: 'invited', detail: null },
      { at: '2026-11-16T10:00:00', step: 'invited', detail: 'once more' },
      { at: '2026-11-16T10:00:00', step: 'activated', detail: null },
      { at: '2026-11-16T10:00:00', step: 'api-account-on', detail: null },
      { at: '2026-11-16T10:00:00', step: 'token-given', detail: null },
      { at: '2026-11-17T10:00:00', step: 'token-reset', detail: null },
      { at: '2026-11-17T10:00:00', step: 'filter-changed', detail: 'to tags 3' },
      { at: '2026-11-17T10:00:00', step: 'template-changed', detail: "to 'Alleen lezen'" },
      { at: '2026-11-17T10:00:00', step: 'filter-changed', detail: 'to all debtors' },
    ]);
    for (const secret of [token, login.token, 'Geheim-history-1'])
      expect(JSON.stringify(history)).not.toContain(secret);
    await env.delete();
  });

  it('has no step for what changed nothing, and none for what was refused', async () => {
    const env = await mock().environment();
    const { master } = env.logins;
    const before = await master.history();
    await master.switchApiAccount(true);
    await master.change({ tags: null, template: 'Volledig' });
    await expect(master.reactivate()).rejects.toThrow('is active');
    expect(await master.history()).toEqual(before);
    await env.delete();
  });

  it('begins with what a login was made with', async () => {
    const env = await mock().environment({
      clock: { now: '2026-11-16T09:00:00', frozen: true },
      logins: [{ archetype: 'created' }, { archetype: 'token-reset' }, { archetype: 'deactivated' }],
      seed: {
        logins: [
          { username: 'sync@kantoor.example', template: 'Volledig', formerTokens: ['a'], apiAccount: false },
        ],
      },
    });
    const created = "created with the template 'Volledig'";
    expect(await steps(env.logins.created)).toEqual([created]);
    const toToken = [created, 'invited', 'activated', 'api-account-on'];
    const [first] = await env.logins['token-reset'].history();
    const age = (await env.logins['token-reset'].read()).tokenIssuedAt;
    expect(await steps(env.logins['token-reset'])).toEqual([
      ...toToken,
      `token-given dated ${age}`,
      `token-reset dated ${age}`,
    ]);
    expect(age).not.toBe(first?.at);
    expect((await steps(env.logins.deactivated)).at(-1)).toBe('deactivated');
    const sync = (await env.listLogins()).find(({ username }) => username === 'sync@kantoor.example');
    const opened = await mock().openEnvironment<'sync'>(env.subdomain);
    expect(opened.logins.sync.id).toBe(sync?.id);
    expect((await steps(opened.logins.sync)).map((step) => step.split(' ', 1)[0])).toEqual([
      'created',
      'invited',
      'activated',
      'api-account-on',
      'token-given',
      'token-reset',
      'api-account-off',
    ]);
    await env.delete();
  });

  it('goes back with its environment, and is in what is exported', async () => {
    const env = await mock().environment();
    const { master } = env.logins;
    const made = await master.history();
    await master.deactivate();
    const snapshot = await env.snapshot();
    const deactivated = await master.history();
    await master.reactivate();
    await env.restore(snapshot);
    expect(await master.history()).toEqual(deactivated);
    expect(await (await masterOf(await env.export())).history()).toEqual(deactivated);
    await env.reset();
    expect(await master.history()).toEqual(made);
    await env.delete();
  });

  it('is empty for a login of a world that was exported before steps were noted', async () => {
    const env = await mock().environment();
    const world = await env.export();
    const [environment] = world.environments ?? [];
    const { state } = environment ?? {};
    if (!environment || !state) throw new Error('The export has no state.');
    const logins = state.logins.map(({ history: _, ...login }) => login);
    const master = await masterOf({
      ...world,
      environments: [{ ...environment, state: { ...state, logins } }],
    });
    expect(await master.history()).toEqual([]);
    await master.deactivate();
    expect(await steps(master)).toEqual(['deactivated']);
    await env.delete();
  });
});
