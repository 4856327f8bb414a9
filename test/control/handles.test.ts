import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { ARCHETYPES, type ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { type LoginHandle, type Nmbrs, NotPossible, startNmbrs } from '../../index.ts';
import { listCompanies, listDebtors } from './support/soap.ts';

let nmbrs: Nmbrs;

beforeAll(async () => {
  nmbrs = await startNmbrs();
});

afterAll(() => nmbrs.close());

/** What DebtorService List_GetAll comes to: the code of its fault, or how many debtors it lists. */
async function outcome(login: LoginHandle): Promise<string> {
  const { ids, code } = await listDebtors(nmbrs.url, login);
  return code === null ? `${ids.length} debtors` : String(code);
}

describe('environments', () => {
  test('come with one master, and know their logins by name', async () => {
    const env = await nmbrs.environment();
    expect(await outcome(env.logins.master)).toBe('6 debtors');
    expect(env.domain).toBe(env.subdomain);
    expectTypeOf(env.logins).toEqualTypeOf<Readonly<Record<'master', LoginHandle>>>();

    const other = await nmbrs.environment({
      logins: [
        { archetype: 'debtor' },
        { archetype: 'master-filtered', name: 'noord', tags: ['Team Noord'] },
      ],
    });
    expectTypeOf(other.logins).toEqualTypeOf<Readonly<Record<'debtor' | 'noord', LoginHandle>>>();
    expect(await outcome(other.logins.debtor)).toBe('1 debtors');
    expect(Object.keys(other.logins)).toEqual(['debtor', 'noord']);
  });

  test('have every archetype to offer, each with the token its user types', async () => {
    const archetypes = Object.keys(ARCHETYPES) as ArchetypeName[];
    const env = await nmbrs.environment({ logins: archetypes.map((archetype) => ({ archetype })) });
    for (const archetype of archetypes) {
      const login = env.logins[archetype];
      const code = /^(\d{4}):?/.exec(login.expect ?? '')?.[1];
      const isRefused = code === '1001' || code === '1004';
      expect(await outcome(login), archetype).toMatch(isRefused ? new RegExp(`^${code}$`) : /debtors$/);
    }
    expect(env.companions).toHaveLength(4);
  });

  test('are opened by name, with the named logins', async () => {
    const demo = await nmbrs.openEnvironment('demo');
    expect(await outcome(demo.logins.master)).toBe('6 debtors');
    expect(demo.logins.deactivated.state).toBe('deactivated');
    await expect(nmbrs.openEnvironment('nobody')).rejects.toThrow(NotPossible);
  });

  test('have settings, a clock, snapshots and an end', async () => {
    const env = await nmbrs.environment({ subdomain: 'klok', profile: 'strict' });
    expect(env.settings).toMatchObject({ profile: 'strict', subscription: 'valid' });
    const snapshot = await env.snapshot();
    await env.change({ subscription: 'none' });
    expect(await outcome(env.logins.master)).toBe('1004');
    await env.restore(snapshot);
    expect(await outcome(env.logins.master)).toBe('6 debtors');

    await env.changeClock({ now: '2027-01-01T12:00:00', frozen: true });
    await env.advanceClock({ days: 31 });
    expect(env.clock).toEqual({ now: '2027-02-01T12:00:00', frozen: true });
    await expect(env.changeClock({ now: 'morgen' })).rejects.toThrow("'morgen' is no moment");
    await env.reset();
    expect(env.clock.frozen).toBe(false);
    await env.delete();
    expect(() => env.settings).toThrow('There is no environment klok.');
  });

  test('have tags, debtors and templates', async () => {
    const env = await nmbrs.environment({ logins: [{ archetype: 'master-filtered', tags: ['Team Zuid'] }] });
    const login = env.logins['master-filtered'];
    const [debtor] = env.debtors;
    await env.addTag('Nieuw');
    await env.changeTag('Nieuw', { name: 'Oud', color: 1 });
    await env.tagDebtor(debtor?.id ?? 0, ['Oud']);
    await login.change({ tags: ['Oud'] });
    expect((await listDebtors(nmbrs.url, login)).ids).toEqual([debtor?.id]);
    expect((await env.deleteTag('Oud')).logins.map(({ username }) => username)).toEqual([login.username]);
    expect(await outcome(login)).toBe('0 debtors');

    const template = await env.addTemplate({ name: 'Eigen', kind: 'Master Accountant' });
    await login.change({ template: 'Eigen', tags: null });
    await env.switchCall(template.id, 'DebtorService.List_GetAll', false);
    expect(await outcome(login)).toBe('1002');
    await env.changeTemplate(template.id, { name: 'Open', callsOff: [] });
    expect(await outcome(login)).toBe('6 debtors');
    await expect(env.deleteTemplate(template.id)).rejects.toThrow("'Open' is the template of");
    await expect(env.switchCall(template.id, 'List_GetAl', false)).rejects.toThrow(NotPossible);
    await login.change({ template: 'Volledig' });
    await env.deleteTemplate(template.id);
    expect(env.templates).toHaveLength(5);
    expect(env.tags).toHaveLength(4);
  });

  test('remember their own calls', async () => {
    const [one, two] = [await nmbrs.environment(), await nmbrs.environment()];
    await outcome(one.logins.master);
    await listCompanies(nmbrs.url, two.logins.master, 1);
    expect((await one.calls.list()).map(({ operation }) => operation)).toEqual(['List_GetAll']);
    expect((await two.calls.list()).map(({ fault }) => fault?.nmbrsCode)).toEqual([1003]);
  });
});

describe('logins', () => {
  test('go through every state, and their token follows', async () => {
    const env = await nmbrs.environment();
    const login = await env.addLogin({ username: 'piet@kantoor.example', template: 'Volledig' });
    expect([login.state, login.token, login.expect]).toEqual(['created', '', null]);
    await expect(login.activate()).rejects.toThrow('was sent no activation mail');
    await login.invite();
    expect(env.outbox.at(-1)).toMatchObject({ to: login.username, link: expect.stringContaining(nmbrs.url) });
    await login.activate('geheim');
    expect([login.state, login.password, login.login.password]).toEqual(['active', 'geheim', 'geheim']);
    expect(await outcome(login)).toBe('1001');
    await login.switchApiAccount(true);
    expect(await outcome(login)).toBe('6 debtors');
    const { token } = login;
    await login.resetToken();
    expect(login.token).not.toBe(token);
    expect(await outcome(login)).toBe('6 debtors');
    expect((await listDebtors(nmbrs.url, { ...credentials(login), token })).code).toBe(1001);
    await login.deactivate();
    expect(await outcome(login)).toBe('1001');
    await login.reactivate();
    await login.switchApiAccount(false);
    expect(await outcome(login)).toBe('1001');
    await login.delete();
    expect(login.state).toBe('deleted');
    await env.reset();
    expect(() => login.state).toThrow(NotPossible);
  });

  test('an old token stays the old one until the login is given a newer one by hand', async () => {
    const env = await nmbrs.environment({ logins: [{ archetype: 'token-reset' }] });
    const login = env.logins['token-reset'];
    expect(await outcome(login)).toBe('1001');
    await login.resetToken();
    expect(await outcome(login)).toBe('6 debtors');
    await env.reset();
    expect(await outcome(login)).toBe('1001');
  });
});

function credentials({ username, token, domain }: LoginHandle) {
  return { username, token, domain };
}
