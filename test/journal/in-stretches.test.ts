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

function post(path: string, body: object): Promise<Response> {
  return fetch(`${nmbrs.url}/_mock/environments/${env.subdomain}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
}

const LIST = { operation: 'DebtorService.List_GetAll' };

describe('what looks at many calls', () => {
  it.each([
    ['a verdict on the contract', () => post('verify-contract', {})],
    ['a verdict on calls', () => post('verify', { ...LIST, times: 0 })],
    ['a verdict on an order', () => post('verify-order', { calls: Array(CALLS).fill(LIST) })],
    ['an archive', () => fetch(`${nmbrs.url}/_mock/environments/${env.subdomain}/calls.har`)],
    ['a page', () => fetch(`${nmbrs.url}/_mock/environments/${env.subdomain}/violations`)],
    ['the last call', () => fetch(`${nmbrs.url}/_mock/calls?operation=Debtor_Get&last=1`)],
  ])('lets others in between: %s', async (_, ask) => {
    const order: string[] = [];
    const long = ask()
      .then((response) => response.text())
      .then(() => order.push('long'));
    const small = fetch(`${nmbrs.url}/_mock/problems`)
      .then((response) => response.text())
      .then(() => order.push('small'));
    await Promise.all([long, small]);
    expect(order).toEqual(['small', 'long']);
  });

  it('finds everything, each violation once', async () => {
    const { violations } = await env.calls.verifyContract();
    expect(violations).toHaveLength(CALLS * FINDINGS);
    expect(new Set(violations.map(({ call }) => call)).size).toBe(CALLS);
  });

  it('tells of the calls as they were when it was asked, whatever is forgotten meanwhile', async () => {
    const other = await connectNmbrs(nmbrs.url).environment();
    const own = new SoapClient(nmbrs.url, other.logins.master);
    for (let call = 0; call < 100; call++)
      await own.call('DebtorService', 'List_GetAll', '<Wrong/>'.repeat(FINDINGS));
    const asked = other.calls.verifyContract();
    const pushed = own.call('DebtorService', 'List_GetAll').then(() => other.calls.clear());
    const [{ violations }] = await Promise.all([asked, pushed]);
    expect(violations).toHaveLength(100 * FINDINGS);
  });
});
