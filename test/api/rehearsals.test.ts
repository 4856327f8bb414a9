import { describe, expect, it } from 'vitest';
import type { Environment } from '../../index.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { SoapClient } from '../support/soap-client.ts';

describe.each(DOORS)('the end of SOAP, rehearsed %s', (door) => {
  const mock = useMock(door);
  const listing = (env: Environment, service: 'DebtorService' | 'CompanyService', login = 'master') =>
    new SoapClient(env.url, env.login(login)).call(service, 'List_GetAll');

  it('comes for one service after the other, and each time it is told what was done then', async () => {
    const env = await mock().environment();
    const rehearsal = await env.rehearse('service-by-service', { answer: 'unavailable' });
    await listing(env, 'DebtorService');
    await listing(env, 'CompanyService');
    expect(await rehearsal.reaction()).toMatchObject({
      calls: 2,
      refused: 1,
      operations: { 'DebtorService.List_GetAll': 1 },
    });
    await rehearsal.advance({ days: 1 });
    expect((await rehearsal.reaction()).message).toBe('It made no call.');
    await listing(env, 'CompanyService');
    expect((await rehearsal.reaction()).operations).toEqual({ 'CompanyService.List_GetAll': 1 });
  });

  it('comes in companions, whose clock goes on with that of the environment', async () => {
    const env = await mock().environment({
      logins: [{ archetype: 'master' }, { archetype: 'no-subscription' }],
    });
    const [companion = ''] = await env.companions();
    const rehearsal = await env.rehearse('brown-out', { day: '2027-02-01', windows: ['22:00-02:00'] });
    await listing(env, 'DebtorService', 'no-subscription');
    expect((await rehearsal.reaction()).refused).toBe(1);
    await rehearsal.advance({ hours: 4 });
    await listing(env, 'DebtorService', 'no-subscription');
    expect((await rehearsal.reaction()).message).toBe('It made 1 call, and none of them met the end.');
    const { now } = await (await mock().openEnvironment(companion)).clock();
    expect(now.slice(0, 13)).toBe('2027-02-02T02');
  });

  it('is refused for what there is not, before anything is done', async () => {
    const env = await mock().environment();
    await expect(env.rehearse('brown-out', { windows: ['9-10'] })).rejects.toThrow(
      "'9-10' is no window of a day. Write two times, as 09:00-09:15.",
    );
    expect(await env.trouble()).toEqual([]);
  });
});
