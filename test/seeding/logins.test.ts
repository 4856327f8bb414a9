import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WantedSeed } from '../../contracts/seed/seed.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
beforeEach(async () => {
  nmbrs = await startNmbrs();
});
afterEach(() => nmbrs.close());

const username = 'koppeling@kantoor.example';
const stepped = { username, template: 'Volledig', token: 'tok', password: 'Geheim-koppeling-1' };

/** The environment that a seed makes, and what a call with a token of its login comes to. */
async function made(seed: WantedSeed) {
  const env = await nmbrs.environment({ seed });
  const [login] = (await env.listLogins()).filter((one) => one.username === username);
  if (!login) throw new Error('The seed made no login.');
  const call = async (token: string, service: 'DebtorService' = 'DebtorService', name = 'List_GetAll') => {
    const { code, all } = await replyTo(token, service, name);
    return code ?? all;
  };
  const replyTo = async (token: string, service: 'DebtorService', name: string) => {
    const client = new SoapClient(nmbrs.url, { username, token, domain: env.subdomain });
    const reply = await client.call(service, name);
    return { code: reply.code, all: reply.all('Number') };
  };
  return { env, login, call };
}

describe('a login of a seed by its steps', () => {
  it('is active with an API account unless said otherwise', async () => {
    const { login, call } = await made({ logins: [{ username, template: 'Volledig' }] });
    expect(login).toMatchObject({ name: 'koppeling', archetype: null, state: 'active', apiAccount: true });
    expect(login.typed).toEqual({ token: login.token, password: login.password });
    expect(await call(login.token ?? '')).toHaveLength(6);
  });

  it.each(['created', 'invited'] as const)('may be %s only', async (state) => {
    const { env, login, call } = await made({ logins: [{ username, template: 'Volledig', state }] });
    expect(login).toMatchObject({ state, apiAccount: false, token: null, password: null });
    expect(await call('')).toBe(1001);
    expect(await env.outbox()).toHaveLength(state === 'invited' ? 2 : 1);
  });

  it.each(['deactivated', 'deleted'] as const)('may be %s since, with its token', async (state) => {
    const { login, call } = await made({ logins: [{ ...stepped, state }] });
    expect(login).toMatchObject({ state, token: 'tok' });
    expect(await call('tok')).toBe(1001);
  });

  it('has the token and the password that were chosen, and those that were reset', async () => {
    const { env, call } = await made({ logins: [{ ...stepped, formerTokens: ['first', 'second'] }] });
    expect([await call('first'), await call('second')]).toEqual([1001, 1001]);
    expect(await call('tok')).toHaveLength(6);
    await env.reset();
    expect(await call('tok')).toHaveLength(6);
    const calls = await env.calls.list();
    expect(calls.map(({ reason }) => reason).slice(0, 2)).toEqual(
      calls.map(() => calls[0]?.reason).slice(0, 2),
    );
    expect(calls[0]?.reason).toMatch(/token was reset/);
  });

  it('may have switched its API account off', async () => {
    const { login, call } = await made({ logins: [{ ...stepped, apiAccount: false }] });
    expect(login).toMatchObject({ apiAccount: false, token: 'tok' });
    expect(await call('tok')).toBe(1001);
  });

  it('has a template of the seed, and is filtered by its tags', async () => {
    const { env, call } = await made({
      tags: [{ number: 77, name: 'Team Eigen' }],
      debtors: [{ number: '77', name: 'Zuid B.V.', trade: 'bakery', tags: [77] }],
      templates: [{ name: 'Eigen', kind: 'Master Accountant', callsOff: ['DebtorService.Environment_Get'] }],
      logins: [{ ...stepped, template: 'Eigen', tags: ['Team Eigen'] }],
    });
    expect(await call('tok')).toEqual(['77']);
    expect((await env.templates()).find(({ name }) => name === 'Eigen')?.callsOff).toEqual([
      'DebtorService.Environment_Get',
    ]);
  });

  it('lives under a debtor by its number, as one by its kind may', async () => {
    const { call, env } = await made({
      debtors: [{ number: '77', trade: 'bakery', companies: [{ number: 1 }] }],
      logins: [
        { ...stepped, template: 'Klant', debtor: '77', companies: 'all' },
        { archetype: 'debtor', debtor: '77', token: 'other' },
      ],
    });
    expect(await call('tok')).toEqual(['77']);
    const debtors = new Set((await env.listLogins()).map(({ debtorId }) => debtorId));
    // The master of the environment has none.
    expect(debtors.size).toBe(2);
  });

  it('changes a template that is there', async () => {
    const { call } = await made({
      templates: [{ name: 'Volledig', kind: 'Master Accountant', callsOff: ['DebtorService.List_GetAll'] }],
      logins: [stepped],
    });
    expect(await call('tok')).toBe(1002);
  });

  it('may be named by rules, and by the test that opens its environment', async () => {
    const { env } = await made({ logins: [{ ...stepped, name: 'sync' }] });
    const opened = await nmbrs.openEnvironment<'sync'>(env.subdomain);
    expect(opened.logins.sync.token).toBe('tok');
    await opened.answer('Debtor_Get', { fault: 1003 }, { login: 'sync' });
  });
});
