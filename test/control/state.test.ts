import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../index.ts';
import {
  ControlClient,
  type LoginBody,
  type MadeEnvironment,
  type MadeLogin,
} from './support/control-client.ts';
import { listDebtors } from './support/soap.ts';

let nmbrs: Nmbrs;
let control: ControlClient;

async function start(options: NmbrsOptions = {}): Promise<void> {
  nmbrs = await startNmbrs(options);
  control = await ControlClient.of(nmbrs);
}

afterEach(() => nmbrs.close());

async function make(logins: readonly object[] = [{ archetype: 'master' }]): Promise<MadeEnvironment> {
  return (await control.post<MadeEnvironment>('/environments', { logins })).body;
}

describe('going back', () => {
  beforeEach(() => start());

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
  async function subdomains(): Promise<string[]> {
    return (await control.get<MadeEnvironment[]>('/environments')).body.map(({ subdomain }) => subdomain);
  }

  test('go, with their companions; those of the world stay', async () => {
    await start({ idleTimeout: 100 });
    const world = await subdomains();
    await make([{ archetype: 'free-trial' }]);
    await expect.poll(subdomains, { timeout: 20_000 }).toEqual(world);
  });

  test('stay while somebody calls them or controls them, be it a companion', async () => {
    await start({ idleTimeout: 3_000 });
    const called = await make([{ archetype: 'free-trial' }]);
    const controlled = await make();
    const idle = await make();
    const inUse = [called.subdomain, ...called.companions, controlled.subdomain];
    await expect
      .poll(
        async () => {
          await listDebtors(nmbrs.url, called.logins['free-trial'] as MadeLogin);
          await control.get(`/environments/${controlled.subdomain}/clock`);
          const left = await subdomains();
          expect(left).toEqual(expect.arrayContaining(inUse));
          return left;
        },
        { timeout: 30_000 },
      )
      .not.toContain(idle.subdomain);
  });
});
