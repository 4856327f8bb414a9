import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { END_ANSWER_NAMES } from '../../contracts/control/rehearsals.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import { type Environment, type Nmbrs, NotPossible, startNmbrs } from '../../index.ts';
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
): Promise<string> {
  const client = new SoapClient(nmbrs.url, env.login('master'));
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

  it('may come for version 2.1 alone', async () => {
    const env = await nmbrs.environment();
    await env.rehearse('version-21-ended');
    expect(await called(env)).toBe('answer');
    expect(await called(env, 'DebtorService', 'v2.1')).toBe('page 410');
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

  it('on a day that is on no calendar is refused', async () => {
    const env = await nmbrs.environment();
    await expect(env.rehearse('soap-ended', { day: '2027-02-30' })).rejects.toThrow(NotPossible);
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
