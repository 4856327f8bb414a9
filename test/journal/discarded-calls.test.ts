import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { connectNmbrs } from '../../client/http/connect.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { nmbrsMatchers } from '../../harness/matchers/matchers.ts';
import { ControlClient } from '../control/support/control-client.ts';
import { SoapClient } from '../support/soap-client.ts';

expect.extend(nmbrsMatchers);

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs({ limits: { messages: 32 * 1024 * 1024 } });
});
afterAll(() => nmbrs.close());

async function environment(subdomain?: string) {
  const env = await connectNmbrs(nmbrs.url).environment(subdomain === undefined ? {} : { subdomain });
  return { env, client: new SoapClient(nmbrs.url, env.logins.master) };
}

const LIST = 'DebtorService.List_GetAll';

describe('when the first of very many calls is discarded', () => {
  let env: Environment;
  let client: SoapClient;
  beforeAll(async () => {
    const made = await environment();
    ({ env, client } = made);
    await made.client.call('DebtorService', 'Debtor_Get', '<DebtorID>1001</DebtorID>');
    for (let call = 0; call < 1_000; call++) await made.client.call('DebtorService', 'List_GetAll');
  }, 60_000);

  const UNKNOWN = '1 earlier call is no longer remembered, so that it cannot be told. Verify sooner';

  it('what needs it is not said to hold, nor its opposite', async () => {
    await expect(env.calls.expectNotCalled('Debtor_Get')).rejects.toThrow(UNKNOWN);
    await expect(env.calls.expectCalled('Debtor_Get')).rejects.toThrow(UNKNOWN);
    await expect(env.calls.expectCalled(LIST, 1_000)).rejects.toThrow(UNKNOWN);
    await expect(env.calls.expectOrder('Debtor_Get', LIST)).rejects.toThrow(UNKNOWN);
    await expect(expect(env).not.toHaveBeenCalledOn(LIST, {}, 1_001)).rejects.toThrow(UNKNOWN);
    await expect(expect(env).not.toHaveBeenCalledInOrder('Debtor_Get', LIST)).rejects.toThrow(UNKNOWN);
  });

  it('what does not need it is said all the same', async () => {
    await env.calls.expectCalled(LIST);
    await env.calls.expectCalled(LIST, { atLeast: 1_000, atMost: 1_001 });
    await env.calls.expectOrder(LIST, LIST);
    await expect(env.calls.expectCalled(LIST, 2)).rejects.toThrow('expected twice, was called 1000 times');
    await expect(env.calls.expectCalled('Debtor_Get', 2)).rejects.toThrow(
      /was called never\.(?!.*remembered)/s,
    );
  });

  it('the contract is not said to be honoured, whatever was known of it before', async () => {
    const violations = await env.calls.violations();
    expect(violations).toMatchObject([{ severity: 'discarded' }]);
    const baseline = { known: new Set(violations.map(({ key }) => key)) };
    await expect(env.expectCleanContract({ baseline })).rejects.toThrow(
      /^It cannot be told whether the contract was honoured:.*1 call before this one is no longer remembered\./s,
    );
    await expect(expect(env).toHonourTheContract()).rejects.toThrow('→ Verify sooner');
    await env.expectCleanContract({ allow: ['discarded'] });
  });

  it('the control API says so', async () => {
    const control = await ControlClient.of(nmbrs);
    const path = `/environments/${env.subdomain}`;
    const verdict = await control.post(`${path}/verify`, { operation: 'Debtor_Get', times: 0 });
    expect(verdict.body).toMatchObject({ holds: false, discarded: 1 });
    expect((await control.get(`${path}/violations`)).body).toMatchObject([{ severity: 'discarded' }]);
  });

  it('how many there are is told, and what to do', async () => {
    const REMEDY =
      'Verify sooner, or begin anew before what matters: env.calls.clear(), or DELETE /_mock/environments/{environment}/calls.';
    await client.call('DebtorService', 'List_GetAll');
    await expect(env.calls.expectNotCalled('Debtor_Get')).rejects.toThrow(
      `Debtor_Get: expected never, was called never.\n\n2 earlier calls are no longer remembered, so that it cannot be told. ${REMEDY}`,
    );
    const [{ number } = {}] = await env.calls.list();
    expect((await env.calls.verifyContract()).message).toBe(
      'It cannot be told whether the contract was honoured:\n\n' +
        `  discarded  DebtorService.List_GetAll (call ${number})\n` +
        `    2 calls before this one are no longer remembered.\n    → ${REMEDY}`,
    );
    await client.call('DebtorService', 'Debtor_Get', '<DebtorID>1001</DebtorID>');
    const { message, violations } = await env.calls.verifyContract();
    expect(message).toMatch(
      /^The contract was broken in 2 ways:\n\n {2}lost-data .* {2}discarded {2}DebtorService/s,
    );
    expect(violations.map(({ key }) => key)[0]).toBe('discarded');
  });

  it('one begins anew with clear()', async () => {
    await env.calls.clear();
    await env.expectCleanContract();
    await env.calls.expectNotCalled('Debtor_Get');
  });
});

describe('large calls', () => {
  /** Some megabytes that nobody reads. */
  const large = (megabytes: number) =>
    `<DebtorId>1001</DebtorId><X>${'x'.repeat(megabytes * 1024 * 1024)}</X>`;

  it('cost their own environment the messages of old calls, not the calls, and no other environment anything', async () => {
    const [quiet, busy] = [await environment(), await environment()];
    await quiet.client.call('DebtorService', 'Debtor_Get', '<DebtorID>1001</DebtorID>');
    for (let call = 0; call < 2; call++) await busy.client.call('DebtorService', 'Debtor_Get', large(20));

    const [old, newest] = await busy.env.calls.list();
    await expect(busy.env.calls.messages(old?.number ?? 0)).rejects.toThrow('are not remembered any more');
    expect((await busy.env.calls.messages(newest?.number ?? 0)).request).toContain('<X>xxx');
    await busy.env.calls.expectCalled({ operation: 'Debtor_Get', with: { DebtorId: 1001 } }, 2);

    const [small] = await quiet.env.calls.list();
    expect((await quiet.env.calls.messages(small?.number ?? 0)).request).toContain('<DebtorID>');
    await expect(quiet.env.expectCleanContract()).rejects.toThrow('Call it DebtorId.');
  });
});

it('an environment that is made again under its name begins anew; the calls before are still in the log', async () => {
  const before = await environment('nogmaals');
  await before.client.call('DebtorService', 'List_GetAll');
  const [{ number } = {}] = await nmbrs.calls.list({ last: 1 });
  await before.env.delete();
  const { env } = await environment('nogmaals');
  expect(await env.calls.list()).toEqual([]);
  expect((await nmbrs.calls.list({ last: 1 }))[0]).toMatchObject({ number, environment: 'nogmaals' });
});
