import { describe, expect, it } from 'vitest';
import { DOORS, useMock } from '../support/doors.ts';

describe.each(DOORS)('signing in to the product, reached %s', (door) => {
  const mock = useMock(door);

  it('gives the login of the password, and says whether its profile has the tab API Token', async () => {
    const env = await mock().environment({
      logins: [{ archetype: 'master' }, { archetype: 'template-without-token' }, { archetype: 'debtor' }],
    });
    const { master, debtor } = env.logins;
    const signedIn = await env.signIn(master.username.toUpperCase(), master.password);
    expect(signedIn).toEqual({ login: await master.read(), apiTokenTab: true });
    const without = env.logins['template-without-token'];
    expect(await env.signIn(without.username, without.password)).toMatchObject({
      login: { id: without.id },
      apiTokenTab: false,
    });
    expect(await env.signIn(debtor.username, debtor.password)).toMatchObject({
      login: { level: 'debtor' },
      apiTokenTab: false,
    });
    await env.delete();
  });

  it('says the same of a wrong password, of no login, and of one of another environment', async () => {
    const env = await mock().environment();
    const other = await mock().environment();
    const { username, password } = env.logins.master;
    const foreign = other.logins.master;
    for (const [name, secret] of [
      [username, 'x'],
      [username, ''],
      ['niemand@kantoor.example', password],
      [foreign.username, foreign.password],
    ] as const)
      await expect(env.signIn(name, secret)).rejects.toMatchObject({
        kind: 'invalid',
        field: 'password',
        value: undefined,
        detail: 'Username and password do not belong together.',
      });
    await env.logins.master.delete();
    await expect(env.signIn(username, password)).rejects.toMatchObject({
      kind: 'invalid',
      field: 'password',
    });
    await env.delete();
    await other.delete();
  });

  it('says of a login that is not active what it takes next', async () => {
    const env = await mock().environment();
    const login = await env.addLogin({ username: 'piet@kantoor.example', template: 'Volledig' });
    const refusal = () =>
      env.signIn(login.username, 'geheim').then(
        () => 'signed in',
        ({ kind, message }) => `${kind}: ${message}`,
      );
    expect(await refusal()).toBe(
      'conflict: piet@kantoor.example was never invited. Send its activation mail first.',
    );
    await login.invite();
    expect(await refusal()).toBe(
      'conflict: piet@kantoor.example is not activated yet. Follow the link in its newest activation mail, and set a password.',
    );
    await login.activate('geheim');
    expect(await refusal()).toBe('signed in');
    await login.deactivate();
    expect(await refusal()).toBe('conflict: piet@kantoor.example is deactivated. Activate it again first.');
    await expect(env.signIn(login.username, 'x')).rejects.toMatchObject({ kind: 'invalid' });
    await env.delete();
  });
});
