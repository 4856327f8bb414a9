import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../base/real-time.ts';
import type { Nmbrs } from '../../client/in-process/start.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { MockEvent } from '../../contracts/control/events.ts';
import { FORMAT } from '../../server/store/postgres/schema.ts';
import { SoapClient } from '../support/soap-client.ts';
import { SharedMocks } from './support/shared-mocks.ts';

const mocks = new SharedMocks();

const MASTER = { username: 'master@demo.example', token: '1'.padStart(32, '0'), domain: 'demo' };

const soapOf = ({ url }: { readonly url: string }) => new SoapClient(url, MASTER);

const demoOf = (mock: Nmbrs) => mock.openEnvironment('demo');

function debtor(mock: Nmbrs, id: number | string) {
  return soapOf(mock).call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
}

/** The requests of an archive. */
async function sentIn(mock: Nmbrs): Promise<string[]> {
  const archive = JSON.stringify(await (await demoOf(mock)).calls.har());
  return Array.from(archive.matchAll(/"text":"((?:[^"\\]|\\.)*<\/s:Envelope>)"/g), ([, text = '']) => text);
}

const idsOf = (calls: readonly RecordedCall[]) => calls.map((call) => call.arguments?.DebtorId);

const numbersOf = (calls: readonly RecordedCall[]) => calls.map(({ number, ordinal }) => [number, ordinal]);

describe('the journal of several mocks on one database', () => {
  it('is one, under one numbering, whichever of them answered and whichever is asked', async () => {
    const [one, other] = await mocks.startTwo();
    const answered: number[] = [];
    for (let id = 1; id <= 20; id++) {
      await debtor(id % 3 === 0 ? other : one, id);
      answered.push(id);
      const asked = await demoOf(id % 2 === 0 ? other : one);
      expect(idsOf(await asked.calls.list())).toEqual(answered);
    }
    const [here, there] = [await demoOf(one), await demoOf(other)];
    const calls = await here.calls.list();
    expect(calls.map(({ ordinal }) => ordinal)).toEqual(answered);
    expect(numbersOf(calls)).toEqual(numbersOf(calls).sort(([a = 0], [b = 0]) => a - b));
    expect(await there.calls.list()).toEqual(calls);
    expect(await one.calls.list()).toEqual(await other.calls.list());
    const third = await mocks.start();
    expect(await (await demoOf(third)).calls.list()).toEqual(calls);
    expect(await sentIn(third)).toEqual(await sentIn(one));
    expect(await sentIn(third)).toHaveLength(20);
    const [, second] = calls as [RecordedCall, RecordedCall];
    const messages = await (await demoOf(third)).calls.messages(second.number);
    expect(messages.request).toContain('<DebtorId>2</DebtorId>');
    expect(messages.request).not.toContain(MASTER.token);
    const { request, response } = await here.calls.messages(second.number);
    expect([messages.request, messages.response]).toEqual([request, response]);
  });

  it('is verified by any of them, at once after any of them has answered', async () => {
    const [one, other] = await mocks.startTwo();
    const there = await demoOf(other);
    for (let times = 1; times <= 10; times++) {
      await debtor(one, times);
      await there.calls.expectCalled({ operation: 'Debtor_Get' }, times);
      await expect(there.calls.expectNotCalled({ operation: 'Debtor_Get' })).rejects.toThrow('was called');
    }
    await soapOf(one).call('DebtorService', 'List_GetAll');
    await there.calls.expectOrder(
      { operation: 'Debtor_Get', with: { DebtorId: 10 } },
      'DebtorService.List_GetAll',
    );
    await there.expectCleanContract();
    await soapOf(one).call('DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId><Dibtor>2</Dibtor>');
    await expect(there.expectCleanContract()).rejects.toThrow('Dibtor');
    expect(await there.calls.violations()).toHaveLength(1);
    await (await demoOf(one)).answer('DebtorService.List_GetAll', { result: [] });
    const verdict = await there.verifyAnswers();
    expect([verdict.holds, verdict.message]).toEqual([false, expect.stringContaining('answered no call')]);
  });

  it('loses no call and gives no number twice where all of them answer at once', async () => {
    const all = [...(await mocks.startTwo()), await mocks.start()];
    await Promise.all(
      all.flatMap((mock, at) =>
        [0, 1, 2, 3].map(async (client) => {
          for (let call = 0; call < 20; call++) await debtor(mock, 1_000 * at + 100 * client + call);
        }),
      ),
    );
    const lists = await Promise.all(all.map(async (mock) => (await demoOf(mock)).calls.list()));
    const [calls = []] = lists;
    expect(new Set(idsOf(calls)).size).toBe(240);
    expect(calls.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 240 }, (_, at) => at + 1));
    expect(new Set(calls.map(({ number }) => number)).size).toBe(240);
    for (const list of lists) expect(list).toEqual(calls);
  });

  it('is waited for at any of them, and followed', async () => {
    const [one, other] = await mocks.startTwo();
    const there = await demoOf(other);
    const followed: unknown[] = [];
    const following = await there.calls.follow((call) => {
      followed.push(call.arguments?.DebtorId);
    });
    const waiting = there.calls.waitFor('Debtor_Get', { count: 3, within: '50s' });
    for (const [at, mock] of [one, other, one].entries()) await debtor(mock, at);
    expect(idsOf(await waiting)).toEqual(['0', '1', '2'].map(Number));
    await debtor(one, 3);
    await following.stop();
    expect(followed).toEqual([0, 1, 2, 3]);
    await expect(there.calls.waitFor('Debtor_Get', { count: 5, within: '0.3s' })).rejects.toThrow(
      'called 4 times',
    );
  });

  it('begins anew for all of them, and is that of another environment once one is gone', async () => {
    const [one, other] = await mocks.startTwo();
    await debtor(one, 1);
    const [here, there] = [await demoOf(one), await demoOf(other)];
    expect(idsOf(await there.calls.list())).toEqual([1]);
    await here.calls.clear();
    expect(await there.calls.list()).toEqual([]);
    await there.calls.expectNotCalled({ operation: 'Debtor_Get' });
    await debtor(other, 2);
    expect((await here.calls.list()).map(({ number, ordinal }) => [number > 1, ordinal])).toEqual([
      [true, 1],
    ]);
    const call = async (mock: Nmbrs, { username, token }: { username: string; token: string }) =>
      new SoapClient(mock.url, { username, token }).call('DebtorService', 'List_GetAll');
    const first = await one.environment({ subdomain: 'gedeeld' });
    await call(other, first.login('master'));
    expect(await first.calls.list()).toHaveLength(1);
    await (await other.openEnvironment('gedeeld')).delete();
    const second = await other.environment({ subdomain: 'gedeeld' });
    expect(await second.calls.list()).toEqual([]);
    await call(one, second.login('master'));
    expect((await second.calls.list()).map(({ ordinal }) => ordinal)).toEqual([1]);
    for (const mock of [one, other, await mocks.start()]) {
      const all = await mock.calls.list({ environment: 'gedeeld' });
      expect(all.map(({ ordinal }) => ordinal)).toEqual([1, 1]);
    }
  });

  it('shows no secret that whoever is asked has never known', async () => {
    const [one, other] = await mocks.startTwo();
    const env = await one.environment({ subdomain: 'geheim' });
    const master = env.login('master');
    const replaced = master.token;
    const telling = (token: string) =>
      new SoapClient(other.url, { username: master.username, token: master.token }).call(
        'DebtorService',
        'Debtor_Get',
        `<DebtorId>1</DebtorId><!-- ${token} -->`,
      );
    await telling(replaced);
    await master.resetToken();
    await telling(replaced);
    await telling(master.token);
    const third = await mocks.start();
    const shown = async (mock: Nmbrs) => {
      const calls = await mock.calls.list({ environment: 'geheim' });
      return Promise.all(calls.map(({ number }) => mock.calls.messages(number)));
    };
    const before = await shown(third);
    expect(before).toHaveLength(3);
    await (await third.openEnvironment('geheim')).delete();
    const fourth = await mocks.start();
    for (const messages of [before, await shown(one), await shown(fourth)]) {
      expect(messages).toHaveLength(3);
      for (const { request } of messages) expect(request).toContain('<!-- *** -->');
      for (const token of [replaced, master.token]) expect(JSON.stringify(messages)).not.toContain(token);
    }
  });

  it('goes on where a password holds what no call can', async () => {
    const [one, other] = await mocks.startTwo();
    const demo = await demoOf(one);
    await demo.login('invited').activate('Geheim-\0-wachtwoord-1');
    await demo.login('created').invite();
    await demo.login('created').activate('Geheim-\ud800-wachtwoord-1');
    await debtor(one, 1);
    expect(idsOf(await (await demoOf(other)).calls.list())).toEqual([1]);
  });

  it('remembers as much as that of one mock, and tells what it has discarded', async () => {
    const [one, other] = await mocks.startTwo({ limits: { messages: 20_000 } });
    const env = await one.environment({ subdomain: 'vol' });
    const { username, token } = env.login('master');
    const [here, there] = [one, other].map(({ url }) => new SoapClient(url, { username, token }));
    await debtor(one, 1);
    const calling = async (client: SoapClient | undefined, calls: number) => {
      for (let call = 0; call < calls; call++)
        await client?.call('DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId>');
    };
    await Promise.all([0, 1, 2, 3].flatMap(() => [calling(here, 130), calling(there, 130)]));
    for (const mock of [one, other, await mocks.start()]) {
      const opened = await mock.openEnvironment('vol');
      const calls = await opened.calls.list();
      expect(calls.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 41));
      await expect(opened.calls.expectNotCalled('DebtorService.List_GetAll')).rejects.toThrow(
        '40 earlier calls are no longer remembered',
      );
      await opened.calls.messages(calls.at(-1)?.number ?? 0);
      await expect(opened.calls.messages(calls[0]?.number ?? 0)).rejects.toThrow('not remembered any more');
      expect((await (await demoOf(mock)).calls.list()).map(({ ordinal }) => ordinal)).toEqual([1]);
    }
    const bytes = await mocks.server.sql(
      mocks.database,
      'SELECT sum(length(messages)) FROM nmbrs_mock.calls',
    );
    expect(Number(bytes)).toBeGreaterThan(10_000);
    expect(Number(bytes)).toBeLessThanOrEqual(20_000);
  });

  it('forgets calls of the environment that was called longest ago where there is no room for more', async () => {
    const [one, other] = await mocks.startTwo({ limits: { records: 20_000 } });
    await debtor(one, 1);
    const env = await one.environment({ subdomain: 'vol' });
    const { username, token } = env.login('master');
    const client = new SoapClient(other.url, { username, token });
    for (let call = 0; call < 60; call++)
      await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId>');
    for (const mock of [one, other, await mocks.start()]) {
      await expect((await demoOf(mock)).calls.expectNotCalled('DebtorService.List_GetAll')).rejects.toThrow(
        '1 earlier call is no longer remembered',
      );
      const ordinals = (await (await mock.openEnvironment('vol')).calls.list()).map(({ ordinal }) => ordinal);
      expect(ordinals.at(-1)).toBe(60);
      expect(ordinals.length).toBeGreaterThan(10);
      expect(ordinals.length).toBeLessThan(60);
    }
  });

  it('outlives the mocks, and begins anew where the server of the database crashes', async () => {
    const [one, other] = await mocks.startTwo();
    await debtor(one, 1);
    await debtor(other, 2);
    const calls = await (await demoOf(one)).calls.list();
    await mocks.end(one, other);
    const [third, fourth] = await mocks.startTwo();
    expect(await (await demoOf(third)).calls.list()).toEqual(calls);
    await debtor(fourth, 3);
    expect(idsOf(await (await demoOf(third)).calls.list())).toEqual([1, 2, 3]);
    await mocks.server.stop();
    await expect(third.calls.list()).rejects.toThrow('does not answer');
    await mocks.server.start();
    expect(await (await demoOf(fourth)).calls.list()).toEqual([]);
    await debtor(third, 4);
    for (const mock of [third, fourth]) expect(idsOf(await (await demoOf(mock)).calls.list())).toEqual([4]);
  });

  it('holds every call once, whose answer went out, where connections are cut under them', async () => {
    const [one, other] = await mocks.startTwo({ onError: () => {} });
    const answered: number[] = [];
    let isCutting = true;
    const cutting = (async () => {
      while (isCutting)
        await mocks.server.sql(
          mocks.database,
          `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'nmbrs-mock'`,
        );
    })();
    await Promise.all(
      [one, other].flatMap((mock, at) =>
        [0, 1, 2].map(async (client) => {
          for (let call = 0; call < 30; call++) {
            const id = 1_000 * at + 100 * client + call;
            if ((await debtor(mock, id)).status !== 503) answered.push(id);
          }
        }),
      ),
    );
    isCutting = false;
    await cutting;
    for (const mock of [one, other]) {
      // Until none of its connections is one of before.
      while ((await debtor(mock, 'none')).status === 503) await nextTurn();
      const demo = await demoOf(mock);
      // What the database did not take in the first moment is sent once more.
      await demo.calls.waitFor('Debtor_Get', { count: answered.length, within: '30s' });
      // Of those that were refused nothing was read.
      const ids = idsOf(await demo.calls.list()).filter((id) => id !== undefined);
      expect(ids).toEqual(expect.arrayContaining(answered));
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(answered.length).toBeGreaterThan(0);
  });

  it('is followed at any of them, with what changes', async () => {
    const [here, there] = await mocks.startTwo();
    const events = there.followEvents({ since: 0, by: 'all' });
    const next = async (kind: MockEvent['kind']) => {
      for await (const event of { [Symbol.asyncIterator]: () => ({ next: () => events.next() }) })
        if (event.kind === kind) return event;
      return null;
    };
    await debtor(here, 1);
    expect(await next('call')).toMatchObject({ call: { by: 'client', arguments: { DebtorId: 1 } } });
    await (await demoOf(here)).addTag('Nieuw');
    expect(await next('changed')).toEqual({ kind: 'changed', environment: 'demo' });
    const { call } = await (await demoOf(here)).perform('master', 'Debtor_Get', { DebtorId: 1001 });
    expect(await next('call')).toMatchObject({ call: { number: call, by: 'console' } });
    expect(await (await demoOf(there)).calls.list()).toHaveLength(1);
    expect((await (await demoOf(there)).calls.list({ by: 'console' })).map(({ number }) => number)).toEqual([
      call,
    ]);
    await (await demoOf(here)).calls.clear();
    expect(await next('cleared')).toEqual({ kind: 'cleared', environment: 'demo' });
    await events.return();
  });

  it('is there in a database that a version without one has begun', async () => {
    const one = await mocks.start();
    await (await demoOf(one)).addTag('from before');
    await mocks.end(one);
    await mocks.server.sql(
      mocks.database,
      `DROP TRIGGER comes ON nmbrs_mock.environments; DROP TRIGGER goes ON nmbrs_mock.environments;
      DROP TABLE nmbrs_mock.journal, nmbrs_mock.rooms, nmbrs_mock.calls, nmbrs_mock.secrets;
      DROP FUNCTION nmbrs_mock.drop_calls, nmbrs_mock.drop_messages, nmbrs_mock.bound_calls, nmbrs_mock.add_calls,
        nmbrs_mock.clear_calls, nmbrs_mock.bury_calls;
      UPDATE nmbrs_mock.sandbox SET format = ${FORMAT - 1};`,
    );
    const [here, there] = await mocks.startTwo();
    expect((await (await demoOf(here)).tags()).map(({ name }) => name)).toContain('from before');
    await debtor(here, 1);
    await (await demoOf(there)).calls.expectCalled({ operation: 'Debtor_Get' }, 1);
  });
});
