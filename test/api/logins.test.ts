import { describe, expect, it } from 'vitest';
import type { Mock } from '../../client/mock.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { startNmbrs } from '../../index.ts';
import { listDebtors } from '../control/support/soap.ts';
import { DOORS, useMock } from '../support/doors.ts';

/** The logins of a mock as a person reads them: one line each. */
async function lines(mock: Mock, domain: string): Promise<string[]> {
  const records = await mock.listLogins();
  return records
    .filter((login) => login.domain === domain)
    .map(({ name, state, typed, expect: expected }) => `${name} ${state} ${typed.token}: ${expected}`);
}

describe.each(DOORS)('the logins of a mock, reached %s', (door) => {
  const mock = useMock(door);

  it('are those of the world first, named as its users know them', async () => {
    const env = await mock().environment();
    const records = await mock().listLogins();
    expect(
      records
        .slice(0, namedLogins.length)
        .map(({ username, typed, expect: expected }) => [username, typed.token, expected]),
    ).toEqual(
      expect.arrayContaining(
        namedLogins.map(({ username, token, expect: expected }) => [username, token, expected]),
      ),
    );
    expect(records.at(-1)?.domain).toBe(env.subdomain);
    await env.delete();
    expect(await lines(mock(), env.subdomain)).toEqual([]);
  });

  it('are told as they stand: the new token after a reset, those that were added, what was changed', async () => {
    const env = await mock().environment({ logins: [{ archetype: 'master' }, { archetype: 'token-reset' }] });
    const { master, 'token-reset': old } = env.logins;
    expect(await lines(mock(), env.subdomain)).toEqual([
      `master active ${master.token}: Sees all debtors and may call everything.`,
      `token-reset active ${old.token}: 1001: this is the old token; the login has a newer one.`,
    ]);

    const before = master.token;
    await master.resetToken();
    await old.deactivate();
    const added = await env.addLogin({ username: 'piet@kantoor.example', template: 'Volledig' });
    expect(master.token).not.toBe(before);
    expect(await lines(mock(), env.subdomain)).toEqual([
      `master active ${master.token}: Is let in; its template and its filter decide on the rest.`,
      `token-reset deactivated ${old.token}: 1001: the login is deactivated.`,
      `null created : 1001: the login was made, but never invited.`,
    ]);

    await added.invite();
    await added.activate();
    await env.change({ subscription: 'none' });
    expect((await lines(mock(), env.subdomain)).map((line) => line.split(': ').slice(1).join(': '))).toEqual([
      '1004: the environment has no valid subscription.',
      '1001: the login is deactivated.',
      '1001: the API account of the login is switched off.',
    ]);
    await env.reset();
    expect(await lines(mock(), env.subdomain)).toEqual([
      `master active ${before}: Sees all debtors and may call everything.`,
      `token-reset active ${old.token}: 1001: this is the old token; the login has a newer one.`,
    ]);
  });

  it.each(['piet', 'piet @kantoor.example', 'piet\u001b[31m@kantoor.example', 'piet@kantoor.example\u202e'])(
    'have the address of a user as their name, of signs that can be seen: %j',
    async (username) => {
      const env = await mock().environment();
      await expect(env.addLogin({ username, template: 'Volledig' })).rejects.toThrow('is no e-mail address.');
      await env.delete();
    },
  );

  it('are told as they were made when a setting is set to what it is', async () => {
    const env = await mock().environment();
    await env.change({ freeTrial: false });
    expect(await lines(mock(), env.subdomain)).toEqual([
      `master active ${env.logins.master.token}: Sees all debtors and may call everything.`,
    ]);
    await env.delete();
  });

  it('promise no more than their environment holds, such as a copy of one without a subscription', async () => {
    const [closed, trial] = [
      await mock().environment({
        from: 'gestopt',
        logins: [{ archetype: 'master' }, { archetype: 'no-subscription' }],
      }),
      await mock().environment({ from: 'proef' }),
    ];
    const refused = '1004: the environment has no valid subscription.';
    expect([closed.logins.master.expect, closed.logins['no-subscription'].expect]).toEqual([
      refused,
      refused,
    ]);
    expect(trial.logins.master.expect).toBe('Is let in; its template and its filter decide on the rest.');
    expect(await lines(mock(), closed.subdomain)).toEqual([
      `master active ${closed.logins.master.token}: ${refused}`,
    ]);
    await closed.delete();
    await trial.delete();
  });
});

describe.each(DOORS)('the environment that others are copied from, reached %s', (door) => {
  const mock = useMock(door);

  it('is deleted with force only, and asked for by name from then on', async () => {
    const demo = await mock().openEnvironment('demo');
    await expect(demo.delete()).rejects.toThrow(
      "The environment 'demo' is the one that others are copied from. Delete it with `force` if no test needs it any more; a reset puts back what was changed.",
    );
    expect(demo.isDeleted).toBe(false);
    await demo.delete({ force: true });
    await expect(mock().environment()).rejects.toThrow(
      /The environment 'demo', which others are copied from, was deleted\. Name another with `from`: bedrijf, gestopt, proef\b/,
    );
    expect((await (await mock().environment({ from: 'bedrijf' })).debtors()).length).toBe(1);

    // Another of its name is not it.
    await mock().environment({ from: 'bedrijf', subdomain: 'demo' });
    await expect(mock().environment()).rejects.toThrow(/which others are copied from, was deleted/);
    for (const { subdomain } of await mock().environments())
      await (await mock().openEnvironment(subdomain)).delete();
    await expect(mock().environment()).rejects.toThrow('There is no other; add a world that has one.');
  });
});

describe("a world of one's own", () => {
  it('has the named logins for which it has an environment, and is copied from its first', async () => {
    const plan = planOfOneCompany(3);
    const [only] = plan.environments;
    const office = { ...only, subdomain: 'kantoor', tags: [{ number: 7, name: 'Rood', color: 0 }] };
    const tagged = { ...office, debtors: only?.debtors.map((debtor) => ({ ...debtor, tags: [7] })) };
    const world = openWorld({
      ...plan,
      environments: [tagged, { ...office, subdomain: 'gratis', freeTrial: true }] as typeof plan.environments,
    });
    const nmbrs = await startNmbrs({ world });
    try {
      const homes = nmbrs.logins.map(({ archetype, domain }) => `${archetype} in ${domain}`);
      expect(homes).toContain('master in kantoor');
      expect(homes).toContain('master-filtered in kantoor');
      expect(homes).toContain('free-trial in gratis');
      for (const missing of ['no-subscription', 'business-master', 'two-environments'])
        expect(homes.filter((home) => home.startsWith(`${missing} `))).toEqual([]);
      for (const { archetype, expect: expected, ...login } of nmbrs.logins) {
        const { code } = await listDebtors(nmbrs.url, login);
        expect([archetype, code]).toEqual([
          archetype,
          /^1\d{3}:/.test(expected) ? Number(expected.slice(0, 4)) : null,
        ]);
      }
      const env = await nmbrs.environment();
      expect((await env.debtors()).map(({ tags }) => tags.length)).toEqual([1]);
      await expect(nmbrs.environment({ logins: [{ archetype: 'business-master' }] })).rejects.toThrow(
        'A login of a Business environment was asked for, and the world has no such environment.',
      );
    } finally {
      await nmbrs.close();
    }
  });
});
