import { describe, expect, it } from 'vitest';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

/** An environment with one debtor, which has one company. */
const environment = (subdomain: string) => ({
  subdomain,
  name: 'Kantoor',
  debtors: [{ number: '1', companies: [{ number: 1, employees: 2 }] }],
});

describe.each(DOORS)('a world that is added to a mock, reached %s', (door) => {
  const mock = useMock(door);

  it('that was exported answers as where it came from', async () => {
    const origin = await mock().environment();
    await origin.seed({ scenarios: ['rehired'] });
    await origin.addTrouble({ operation: 'Debtor_Insert', effect: { kind: 'fault', code: 1002 } });
    const world = await origin.export();
    await origin.delete();
    const added = await mock().addWorld(world);
    expect(added.map(({ subdomain, forTest }) => [subdomain, forTest])).toEqual([[origin.subdomain, false]]);
    const opened = await mock().openEnvironment<'master'>(origin.subdomain);
    expect(opened.logins.master.token).toBe(origin.logins.master.token);
    expect((await opened.debtors()).map(({ number }) => number)).toContain('rehired');
    const client = new SoapClient(opened.url, opened.logins.master);
    expect((await client.call('DebtorService', 'Debtor_Insert')).code).toBe(1002);
    expect((await opened.calls.list()).map(({ operation }) => operation)).toEqual(['Debtor_Insert']);
    await opened.delete();
  });

  it('has all its environments, with named logins, or none of them', async () => {
    const subdomains = async () => (await mock().environments()).map(({ subdomain }) => subdomain);
    const before = await subdomains();
    const taken = { environments: [environment('vrij'), environment('demo')] };
    await expect(mock().addWorld(taken)).rejects.toMatchObject({
      kind: 'conflict',
      field: 'subdomain',
      detail: 'There is an environment demo already.',
    });
    const wrong = [{ ...environment('vrij'), scenarios: ['rehired'] as const }, environment('VRIJ')];
    await expect(mock().addWorld({ environments: wrong })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await subdomains()).toEqual(before);
    await mock().addWorld({ environments: [environment('een'), environment('twee')] });
    expect(await subdomains()).toEqual([...before, 'een', 'twee']);
    const een = await mock().openEnvironment('een');
    expect((await new SoapClient(een.url, een.logins.master).call('DebtorService', 'List_GetAll')).code).toBe(
      null,
    );
    await een.delete();
    await (await mock().openEnvironment('twee')).delete();
  });

  it('is refused with the place of each thing that is wrong', async () => {
    const [one] = environment('fout').debtors;
    const debtors = [{ ...one, tags: [77] }, { ...one }];
    await expect(
      mock().addWorld({ environments: [{ ...environment('fout'), debtors }] as never }),
    ).rejects.toMatchObject({ kind: 'invalid', field: 'environments[0].debtors[0].tags[0]' });
  });
});
