import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import {
  ControlClient,
  type LoginBody,
  type MadeEnvironment,
  type MadeLogin,
} from './support/control-client.ts';
import { listDebtors } from './support/soap.ts';

let nmbrs: Nmbrs;
let control: ControlClient;

async function start(): Promise<void> {
  nmbrs = await startNmbrs();
  control = await ControlClient.of(nmbrs);
}

afterEach(() => nmbrs.close());

async function make(logins: readonly object[] = [{ archetype: 'master' }]): Promise<MadeEnvironment> {
  return (await control.post<MadeEnvironment>('/environments', { logins })).body;
}

describe('going back', () => {
  beforeEach(start);

  test('a reset undoes everything, and an added login with it', async () => {
    const made = await make([{ archetype: 'master' }, { archetype: 'no-subscription' }]);
    const home = `/environments/${made.subdomain}`;
    const master = made.logins.master as MadeLogin;
    const before = (await control.get<LoginBody[]>(`${home}/logins`)).body;

    await control.post(`${home}/logins/${master.id}/reset-token`);
    await control.post(`${home}/logins`, { username: 'a@b.example', template: 'Volledig' });
    await control.delete(`${home}/tags/1`);
    await control.patch(home, { freeTrial: true });
    await control.patch(`/environments/${made.companions[0]}`, { subscription: 'valid' });
    await control.post(`${home}/clock/advance`, { days: 30 });
    expect((await listDebtors(nmbrs.url, master)).code).toBe(1001);

    const { body } = await control.post(`${home}/reset`);
    expect(body).toMatchObject({
      freeTrial: false,
      clock: { now: expect.stringMatching(/^2026-11-16T/) },
    });
    expect((await control.get(`${home}/logins`)).body).toEqual(before);
    expect((await listDebtors(nmbrs.url, master)).code).toBeNull();
    expect((await listDebtors(nmbrs.url, made.logins['no-subscription'] as MadeLogin)).code).toBe(1004);
  });

  test('a snapshot can be restored again and again; logins that come back with it can call', async () => {
    const { subdomain } = await make();
    const home = `/environments/${subdomain}`;
    const added = await control.post<LoginBody>(`${home}/logins`, {
      username: 'a@b.example',
      template: 'Volledig',
    });
    const path = `${home}/logins/${added.body.id}`;
    const { link } = (await control.post<{ link: string }>(`${path}/invite`)).body;
    await control.post(link.replace(`${nmbrs.url}/_mock`, ''), { password: 'geheim' });
    const login = (await control.put<LoginBody>(`${path}/api-account`, { on: true })).body;
    const snapshot = (await control.post<{ id: number }>(`${home}/snapshots`)).body.id;

    await control.post(`${home}/reset`);
    expect((await listDebtors(nmbrs.url, login)).code).toBe(1001);
    for (const _ of ['once', 'twice']) {
      await control.post(`${home}/snapshots/${snapshot}/restore`);
      expect((await listDebtors(nmbrs.url, login)).code).toBeNull();
      await control.post(`${path}/deactivate`);
      expect((await listDebtors(nmbrs.url, login)).code).toBe(1001);
    }
  });

  test('a deleted environment takes its logins with it, those added later too', async () => {
    const { subdomain, logins } = await make();
    const env = await nmbrs.openEnvironment(subdomain);
    await env.addLogin({ username: 'later@b.example', template: 'Volledig' });
    expect((await control.delete(`/environments/${subdomain}`)).status).toBe(204);
    expect((await listDebtors(nmbrs.url, logins.master as MadeLogin)).code).toBe(1001);
    await expect(env.addTag('x')).rejects.toThrow(`There is no environment '${subdomain}'.`);
  });
});

describe('environments for tests that nobody uses', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    await start();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const MINUTE = 60_000;

  async function subdomains(): Promise<string[]> {
    return (await control.get<MadeEnvironment[]>('/environments')).body.map(({ subdomain }) => subdomain);
  }

  test('are gone after an hour, with their companions; those of the world stay', async () => {
    const world = await subdomains();
    await make([{ archetype: 'free-trial' }]);
    vi.advanceTimersByTime(60 * MINUTE);
    expect(await subdomains()).toHaveLength(world.length + 2);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(await subdomains()).toEqual(world);
  });

  test('stay while somebody calls them or controls them, be it a companion', async () => {
    const called = await make([{ archetype: 'free-trial' }]);
    const controlled = await make();
    const idle = await make();
    vi.advanceTimersByTime(50 * MINUTE);
    await listDebtors(nmbrs.url, called.logins['free-trial'] as MadeLogin);
    await control.get(`/environments/${controlled.subdomain}/clock`);
    vi.advanceTimersByTime(50 * MINUTE);
    const left = await subdomains();
    expect(left).toEqual(
      expect.arrayContaining([called.subdomain, ...called.companions, controlled.subdomain]),
    );
    expect(left).not.toContain(idle.subdomain);
  });

  test('nobody looks for them any more once the server is closed', async () => {
    const timers = vi.getTimerCount();
    await nmbrs.close();
    expect(vi.getTimerCount()).toBe(timers - 1);
    await start();
  });
});
