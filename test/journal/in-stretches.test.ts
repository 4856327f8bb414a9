import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNmbrs, type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
let env: Environment<'master'>;
let client: SoapClient;
const CALLS = 200;
const FINDINGS = 500;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  env = await connectNmbrs(nmbrs.url).environment();
  client = new SoapClient(nmbrs.url, env.logins.master);
  for (let call = 0; call < CALLS; call++)
    await client.call('DebtorService', 'List_GetAll', '<Wrong/>'.repeat(FINDINGS));
}, 60_000);
afterAll(() => nmbrs.close());

/** What is done at one stretch gives others a turn before it and one after it; a fast machine takes few stretches. */
const AT_ONE_STRETCH = 2;

/** How many turns others had until something was done. */
async function turnsDuring(something: () => Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false];
  const turn = () => {
    turns++;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await something();
  isDone = true;
  return turns;
}

describe('what looks at many calls', () => {
  const LIST = { operation: 'DebtorService.List_GetAll' } as const;

  it.each<[string, (calls: Environment['calls']) => Promise<unknown>]>([
    ['a verdict on the contract', (calls) => calls.verifyContract()],
    ['a verdict on calls', (calls) => calls.verify(LIST)],
    ['a verdict on an order', (calls) => calls.verifyOrder(LIST, { operation: 'Debtor_Get' })],
    ['a search from the first call', (calls) => calls.list({ operation: 'Debtor_Get' })],
    ['a search from the last call', (calls) => calls.list({ operation: 'Debtor_Get', last: 1 })],
    ['an archive', (calls) => calls.har()],
  ])('lets others in between: %s', async (_, ask) => {
    // In this process, where no connection gives others their turns.
    const { calls } = await nmbrs.openEnvironment(env.subdomain);
    expect(await turnsDuring(() => ask(calls))).toBeGreaterThan(AT_ONE_STRETCH);
  });

  it('lets others in between: the messages of a long call', async () => {
    const long = `<!--${'&amp;%26\\u0026'.repeat(50_000)}-->`;
    await client.call('DebtorService', 'List_GetAll', long);
    const { calls } = await nmbrs.openEnvironment(env.subdomain);
    const [call] = await calls.list({ last: 1 });
    expect(await turnsDuring(() => calls.messages(call?.number ?? 0))).toBeGreaterThan(AT_ONE_STRETCH);
  });

  it('finds everything, each violation once', async () => {
    const { violations } = await env.calls.verifyContract();
    expect(violations).toHaveLength(CALLS * FINDINGS);
    expect(new Set(violations.map(({ call }) => call)).size).toBe(CALLS);
  });

  it('tells of the calls as they were when it was asked, whatever is forgotten meanwhile', async () => {
    const other = await connectNmbrs(nmbrs.url).environment();
    const own = new SoapClient(nmbrs.url, other.logins.master);
    for (let call = 0; call < 40; call++)
      await own.call('DebtorService', 'List_GetAll', '<Wrong/>'.repeat(FINDINGS));
    const asked = other.calls.verifyContract();
    const pushed = own.call('DebtorService', 'List_GetAll').then(() => other.calls.clear());
    const [{ violations }] = await Promise.all([asked, pushed]);
    expect(violations).toHaveLength(40 * FINDINGS);
  });
});
