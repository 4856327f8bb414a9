import { describe, expect, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

/** What keeps rules from concerning the last call of an environment. */
async function nearMisses(env: Environment) {
  const [call] = await env.calls.list({ last: 1 });
  return (await env.calls.messages(call?.number ?? Number.NaN)).nearMisses;
}

describe.each(DOORS)('near misses of a call, reached %s', (door) => {
  const mock = useMock(door);

  it('are the rules of its operation that do not concern it, the nearest first', async () => {
    const env = await mock().environment({ logins: [{ archetype: 'master' }, { archetype: 'created' }] });
    const { master, created: other } = env.logins;
    const effect = { kind: 'latency', ms: 1 } as const;
    const operation = 'CompanyService.List_GetByDebtor';
    await env.addTrouble({ operation: 'DebtorService.List_GetAll', effect });
    const farther = await env.answer(
      operation,
      { result: [] },
      { login: 'created', version: 'v2.1', with: { DebtorId: 7 } },
    );
    const nearer = await env.addTrouble({ operation, with: { DebtorId: 7 }, effect });
    await env.addTrouble({ operation, effect });
    await new SoapClient(env.url, master).call(
      'CompanyService',
      'List_GetByDebtor',
      '<DebtorId>8</DebtorId>',
    );
    expect(await nearMisses(env)).toEqual([
      {
        ...{ kind: 'trouble', rule: nearer.id, sentence: nearer.sentence },
        differences: [{ what: 'DebtorId', wanted: '7', sent: '8' }],
      },
      {
        ...{ kind: 'answers', rule: farther.id, sentence: farther.sentence },
        differences: [
          { what: 'login', wanted: other.username, sent: master.username },
          { what: 'version', wanted: 'v2.1', sent: 'v3' },
        ],
      },
    ]);
    await env.delete();
  });

  it('are five at most, and none where no rule is of the operation', async () => {
    const env = await mock().environment();
    const client = new SoapClient(env.url, env.logins.master);
    const rules = [];
    for (const DebtorId of [1, 2, 3, 4, 5, 6])
      rules.push(
        await env.addTrouble({
          ...{ operation: 'CompanyService.List_GetByDebtor', with: { DebtorId } },
          effect: { kind: 'latency', ms: 1 },
        }),
      );
    await client.call('CompanyService', 'List_GetByDebtor', '<DebtorId>8</DebtorId>');
    expect((await nearMisses(env)).map(({ rule }) => rule)).toEqual(rules.slice(0, 5).map(({ id }) => id));
    await client.call('DebtorService', 'List_GetAll');
    expect(await nearMisses(env)).toEqual([]);
    await env.delete();
  });

  it('show no secret', async () => {
    const env = await mock().environment();
    const { master } = env.logins;
    await env.addTrouble({
      ...{ operation: 'DebtorService.Debtor_Insert', with: { Debtor: { Name: master.token } } },
      effect: { kind: 'latency', ms: 1 },
    });
    await new SoapClient(env.url, master).call(
      'DebtorService',
      'Debtor_Insert',
      '<Debtor><Id>0</Id><Number>78</Number><Name>Bouw BV</Name></Debtor>',
    );
    const [miss] = await nearMisses(env);
    expect(miss?.differences).toEqual([
      { what: 'Debtor.Name', wanted: expect.stringContaining('***'), sent: "'Bouw BV'" },
    ]);
    expect(JSON.stringify(miss)).not.toContain(master.token);
    await env.delete();
  });
});
