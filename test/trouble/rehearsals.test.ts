import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { END_ANSWER_NAMES } from '../../contracts/control/rehearsals.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import {
  type Environment,
  type Nmbrs,
  NotPossible,
  type RehearsalOptions,
  startNmbrs,
  type WantedRehearsal,
} from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

/** What came of a call: `answer`, the number of a fault, or a status with a page. */
async function called(
  env: Environment,
  service: ServiceName = 'DebtorService',
  version: Version = 'v3',
  login = 'master',
): Promise<string> {
  const client = new SoapClient(env.url, env.login(login));
  const reply = await client.call(service, 'List_GetAll', '', { version });
  if (/<html/i.test(reply.body)) return `page ${reply.status}`;
  return reply.code === null ? 'answer' : `fault ${reply.code}`;
}

describe('the end of SOAP', () => {
  it.each([
    ['gone', 'page 410'],
    ['unavailable', 'page 503'],
    ['page', 'page 200'],
    ['fault', 'fault 1004'],
  ] as const)('can be answered %s', async (answer, outcome) => {
    expect(END_ANSWER_NAMES).toContain(answer);
    const env = await nmbrs.environment();
    await env.rehearse('soap-ended', { answer });
    expect((await env.clock()).now.slice(0, 10)).toBe('2027-03-01');
    expect(await called(env)).toBe(outcome);
    await env.changeClock({ now: '2027-02-28T23:59:00' });
    expect(await called(env)).toBe('answer');
  });

  it('may begin on another day', async () => {
    const env = await nmbrs.environment();
    await env.rehearse('soap-ended', { day: '2027-06-01' });
    await env.changeClock({ now: '2027-05-31T12:00:00' });
    expect(await called(env)).toBe('answer');
    await env.advanceClock({ days: 1 });
    expect(await called(env)).toBe('page 410');
  });

  it('is cut off now and then before', async () => {
    const env = await nmbrs.environment();
    await env.rehearse('brown-out', { day: '2027-02-01', answer: 'unavailable' });
    const seen: Record<string, string> = {};
    for (const time of ['08:59:00', '09:00:00', '09:14:30', '09:15:00', '13:30:00', '15:00:00']) {
      await env.changeClock({ now: `2027-02-01T${time}`, frozen: true });
      seen[time] = await called(env);
    }
    expect(seen).toEqual({
      '08:59:00': 'answer',
      '09:00:00': 'page 503',
      '09:14:30': 'page 503',
      '09:15:00': 'answer',
      '13:30:00': 'page 503',
      '15:00:00': 'answer',
    });
  });

  it('is cut off at the times that are chosen, over midnight too; the clock is set to the first', async () => {
    const env = await nmbrs.environment();
    const { rules } = await env.rehearse('brown-out', {
      day: '2027-02-01',
      windows: ['22:30-02:00', '06:00-06:01'],
    });
    expect(rules.map(({ definition }) => definition.during)).toEqual([
      { from: '2027-02-01T06:00:00', until: '2027-02-01T06:01:00' },
      { from: '2027-02-01T22:30:00', until: '2027-02-02T02:00:00' },
    ]);
    expect(await called(env)).toBe('page 410');
    await env.changeClock({ now: '2027-02-01T09:05:00' });
    expect(await called(env)).toBe('answer');
    await env.changeClock({ now: '2027-02-02T01:59:00' });
    expect(await called(env)).toBe('page 410');
  });

  it('may come for version 2.1 alone', async () => {
    const env = await nmbrs.environment();
    await env.rehearse('version-21-ended');
    expect(await called(env)).toBe('answer');
    expect(await called(env, 'DebtorService', 'v2.1')).toBe('page 410');
  });

  it('comes for logins that live in a companion, too', async () => {
    const env = await nmbrs.environment({
      logins: [{ archetype: 'master' }, { archetype: 'no-subscription' }],
    });
    const rehearsal = await env.rehearse('soap-ended');
    expect(await called(env, 'DebtorService', 'v3', 'no-subscription')).toBe('page 410');
    expect(await called(env)).toBe('page 410');
    expect(await rehearsal.reaction()).toMatchObject({ calls: 2, refused: 2, after: 1 });
  });

  it('may come for one service after the other', async () => {
    const env = await nmbrs.environment();
    const { rules } = await env.rehearse('service-by-service');
    expect(rules.map(({ definition }) => [definition.service, definition.during?.from])).toEqual([
      ['DebtorService', '2027-02-25T00:00:00'],
      ['CompanyService', '2027-02-26T00:00:00'],
      ['EmployeeService', '2027-02-27T00:00:00'],
      ['SingleSignOn', '2027-02-28T00:00:00'],
      ['ReportService', '2027-03-01T00:00:00'],
    ]);
    expect(await called(env)).toBe('page 410');
    expect(await called(env, 'CompanyService')).toBe('answer');
    await env.advanceClock({ days: 1 });
    expect(await called(env, 'CompanyService')).toBe('page 410');
  });

  it.each([
    ['soap-ended', { day: '2027-02-30' }, "'2027-02-30' is no day. Write it as 2027-03-01."],
    ['brown-out', { windows: ['9-10'] }, "'9-10' is no window of a day. Write two times, as 09:00-09:15."],
    ['brown-out', { windows: ['09:00-24:00'] }, "'09:00-24:00' is no window of a day."],
    ['brown-out', { windows: ['09:00-09:00'] }, "'09:00-09:00' is no window of a day."],
    ['brown-out', { windows: [] }, 'windows is an empty list, which cuts nothing off.'],
    ['brown-out', { windows: '09:00-10:00' }, "windows is '09:00-10:00', which cuts nothing off."],
    ['brown-out', { windows: [9] }, '9 is no window of a day.'],
    ['soap-ended', { day: 20270301 }, '20270301 is no day.'],
    ['soap-ended', { answer: null }, "There is no answer 'null'."],
    ['soap-ended', { windows: ['09:00-10:00'] }, "'soap-ended' has no windows. Leave them out, or rehearse"],
    ['soap-endet', {}, "There is no rehearsal 'soap-endet'. Did you mean 'soap-ended'?"],
    [
      'certificate-ended',
      {},
      'The certificate ends for a whole mock, not in an environment. Start one with certificateEnded: true, ' +
        'serve --certificate-ended, or exec --rehearse certificate-ended.',
    ],
    ['soap-ended', { answer: 'pag' }, "There is no answer 'pag'. Did you mean 'page'?"],
    ['brown-out', { window: [] }, "There is no option of a rehearsal 'window'. Did you mean 'windows'?"],
  ])('as %s with %j is refused, in an environment and of a whole mock', async (name, options, sentence) => {
    const env = await nmbrs.environment();
    const before = await env.clock();
    const wanted = { name, ...options } as unknown as WantedRehearsal;
    const refused = env.rehearse(wanted.name, options as unknown as RehearsalOptions);
    await expect(refused).rejects.toThrow(NotPossible);
    await expect(refused).rejects.toThrow(sentence);
    expect([await env.trouble(), (await env.clock()).now.slice(0, 10)]).toEqual([
      [],
      before.now.slice(0, 10),
    ]);
    await expect(startNmbrs({ rehearsal: wanted })).rejects.toThrow(sentence);
  });
});

describe('a mock that plays the end in every environment', () => {
  let rehearsing: Nmbrs;
  beforeAll(async () => {
    rehearsing = await startNmbrs({ rehearsal: { name: 'soap-ended', day: '2027-06-01' } });
  });
  afterAll(() => rehearsing.close());

  it('plays it in its world, and again after a reset', async () => {
    const demo = await rehearsing.openEnvironment('demo');
    expect((await demo.clock()).now.slice(0, 10)).toBe('2027-06-01');
    expect(await called(demo)).toBe('page 410');
    await demo.clearTrouble();
    await demo.changeClock({ now: '2027-05-01T09:00:00' });
    expect(await called(demo)).toBe('answer');
    await demo.reset();
    expect(await called(demo)).toBe('page 410');
  });

  it('plays it in environments that are made, with a clock and rules of their own, and in their companions', async () => {
    const env = await rehearsing.environment({
      logins: [{ archetype: 'master' }, { archetype: 'no-subscription' }],
      clock: { now: '2026-11-16T09:00:00', frozen: true },
      seed: { trouble: [{ operation: 'Debtor_Insert', effect: { kind: 'reset-before' } }] },
    });
    expect(await env.clock()).toEqual({ now: '2027-06-01T09:00:00', frozen: true });
    expect(await env.trouble()).toHaveLength(2);
    expect(await called(env)).toBe('page 410');
    expect(await called(env, 'DebtorService', 'v3', 'no-subscription')).toBe('page 410');
    await env.reset();
    expect(await called(env)).toBe('page 410');
  });

  it('plays it in environments of a world that is added', async () => {
    const [added] = await rehearsing.addWorld(
      await (await nmbrs.environment({ subdomain: 'added' })).export(),
    );
    const env = await rehearsing.openEnvironment(added?.subdomain ?? '');
    expect((await env.trouble()).map(({ sentence }) => sentence)).toEqual([
      'Every call from 2027-06-01T00:00:00 on is answered with an HTML page and status 410, and does nothing.',
    ]);
  });

  it('plays it in a world that takes the place of its own', async () => {
    const replacing = await startNmbrs({ rehearsal: { name: 'soap-ended' } });
    try {
      await replacing.replaceWorld(openWorld());
      expect(await called(await replacing.openEnvironment('demo'))).toBe('page 410');
    } finally {
      await replacing.close();
    }
  });

  it('does not keep what is played', async () => {
    const kept = startNmbrs({ rehearsal: { name: 'soap-ended' }, data: '/nowhere' });
    await expect(kept).rejects.toThrow('A rehearsal would be kept with the environments');
  });
});

describe('what an integration does then', () => {
  it('is told: what was refused, tried again, and done after it', async () => {
    const env = await nmbrs.environment();
    await called(env);
    const rehearsal = await env.rehearse('soap-ended');
    expect((await rehearsal.reaction()).message).toBe('It made no call.');
    await called(env);
    await called(env);
    await called(env, 'CompanyService');
    expect(await rehearsal.reaction()).toEqual({
      calls: 3,
      refused: 3,
      repeated: 1,
      mostTries: 2,
      after: 2,
      operations: { 'DebtorService.List_GetAll': 2, 'CompanyService.List_GetAll': 1 },
      message: `It made 3 calls, of which 3 met the end.
It tried 1 time again, one call 2 times in all.
It made 2 calls after the first.
  2 × DebtorService.List_GetAll
  1 × CompanyService.List_GetAll`,
    });
  });

  it('is nothing where it gives up at once, or meets nothing', async () => {
    const env = await nmbrs.environment();
    const rehearsal = await env.rehearse('version-21-ended');
    await called(env);
    expect((await rehearsal.reaction()).message).toBe('It made 1 call, and none of them met the end.');
    await called(env, 'DebtorService', 'v2.1');
    expect(await rehearsal.reaction()).toMatchObject({ refused: 1, repeated: 0, mostTries: 1, after: 0 });
  });
});
