import { describe, expect, it, onTestFinished } from 'vitest';
import { connectNmbrs } from '../../client/http/connect.ts';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../client/in-process/start.ts';
import { SoapClient } from '../support/soap-client.ts';

const KIB = 1024;

async function started(limits: NonNullable<NmbrsOptions['limits']>): Promise<Nmbrs> {
  const nmbrs = await startNmbrs({ limits });
  onTestFinished(() => nmbrs.close());
  return nmbrs;
}

async function environment(nmbrs: Nmbrs) {
  const env = await connectNmbrs(nmbrs.url).environment();
  const client = new SoapClient(nmbrs.url, env.logins.master);
  return { env, call: (args = '') => client.call('DebtorService', 'List_GetAll', args) };
}

async function usedOf(nmbrs: Nmbrs, limit: string): Promise<number> {
  const limits = (await (await fetch(`${nmbrs.url}/_mock/limits`)).json()) as {
    limit: string;
    used: number;
  }[];
  return limits.find((one) => one.limit === limit)?.used ?? Number.NaN;
}

/** How many of the remembered calls have their messages. */
async function withMessages({ env }: Awaited<ReturnType<typeof environment>>): Promise<number> {
  const calls = await env.calls.list();
  const found = await Promise.allSettled(calls.map(({ number }) => env.calls.messages(number)));
  return found.filter(({ status }) => status === 'fulfilled').length;
}

describe('messages of all environments within one budget', () => {
  it('are dropped where most of them are, and no call with them', async () => {
    const nmbrs = await started({ messages: 400 * KIB });
    const [quiet, busy] = [await environment(nmbrs), await environment(nmbrs)];
    for (let call = 0; call < 10; call++) await quiet.call();
    for (let call = 0; call < 60; call++) await busy.call(`<X>${'x'.repeat(20 * KIB)}</X>`);

    expect(await withMessages(quiet)).toBe(10);
    const left = await withMessages(busy);
    expect(left).toBeGreaterThan(5);
    expect(left).toBeLessThan(20);
    expect(await busy.env.calls.list()).toHaveLength(60);
    expect(await usedOf(nmbrs, 'messages')).toBeLessThanOrEqual(400 * KIB);
    await busy.env.calls.expectCalled('DebtorService.List_GetAll', 60);
  });

  it('of the newest call are kept, however long they are', async () => {
    const nmbrs = await started({ messages: 64 * KIB });
    const { env, call } = await environment(nmbrs);
    await call();
    await call(`<X>${'é'.repeat(200 * KIB)}</X>`);
    const [, newest] = await env.calls.list();
    expect((await env.calls.messages(newest?.number ?? 0)).request).toContain('é'.repeat(200 * KIB));
    await call();
    await expect(env.calls.messages(newest?.number ?? 0)).rejects.toThrow('are not remembered any more');
  });
});

describe('calls of all environments within one budget', () => {
  it('are dropped but for the newest one, however little room there is', async () => {
    const { env, call } = await environment(await started({ records: 1_000 }));
    for (let ordinal = 1; ordinal <= 5; ordinal++) {
      await call();
      expect((await env.calls.list()).map((one) => one.ordinal)).toEqual([ordinal]);
    }
  });

  it('are dropped where the last call is longest ago, and verdicts say so', async () => {
    const nmbrs = await started({ records: 24 * KIB });
    const [idle, busy] = [await environment(nmbrs), await environment(nmbrs)];
    for (let call = 0; call < 20; call++) await idle.call();
    for (let call = 0; call < 100; call++) await busy.call();
    expect(await busy.env.calls.list()).toHaveLength(100);
    await busy.env.calls.expectCalled('DebtorService.List_GetAll', 100);

    await environment(nmbrs).then(async ({ call }) => {
      for (let made = 0; made < 150; made++) await call();
    });
    expect(await idle.env.calls.list()).toEqual([]);
    await expect(idle.env.calls.expectNotCalled('Debtor_Get')).rejects.toThrow(
      '20 earlier calls are no longer remembered',
    );
    await expect(idle.env.expectCleanContract()).rejects.toThrow('20 calls are no longer remembered.');
    expect(await idle.env.calls.violations()).toMatchObject([{ severity: 'discarded', call: 0 }]);
    expect(await usedOf(nmbrs, 'records')).toBeLessThanOrEqual(24 * KIB);
  });
});

it('a call is remembered as it was told, whatever it holds', async () => {
  const told: unknown[] = [];
  const nmbrs = await startNmbrs({ onCall: (call) => told.push(call) });
  onTestFinished(() => nmbrs.close());
  const { env, call } = await environment(nmbrs);
  await call();
  await call('<Één>😀</Één>');
  const client = new SoapClient(nmbrs.url, env.logins.master);
  await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId>');
  await client.call('DebtorService', 'Debtor_Get', '<DebtorId>x</DebtorId>');
  await env.addTrouble({ times: 1, effect: { kind: 'fault', code: 1004 } });
  await call();
  expect(await env.calls.list()).toEqual(JSON.parse(JSON.stringify(told)));
});
