import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { readsAmong } from '../../../harness/import/captured-read.ts';
import { importExchanges } from '../../../harness/import/import-exchanges.ts';
import { surveyedService } from './surveying.ts';

const service = surveyedService();

type Env = Awaited<ReturnType<typeof service.smallest>>['env'];

/** What the service was asked, each call with its arguments. */
async function askedOf(env: Env): Promise<readonly string[]> {
  const calls = await env.calls.list();
  return calls.map(({ service: of, operation, arguments: args }) => JSON.stringify([of, operation, args]));
}

describe('a survey to its end', () => {
  it('asks all that can be asked, nothing twice and nothing that writes', async () => {
    const { env, surveying, login } = await service.smallest();
    const report = await surveying.survey(login);
    const asked = await askedOf(env);
    expect(report.isComplete).toBe(true);
    expect(report.asked).toBe(asked.length);
    expect(new Set(asked).size).toBe(asked.length);
    const calls = await env.calls.list();
    const written = calls.filter(
      ({ service: of, version, operation }) =>
        catalogue.service(of, version).operation(operation ?? '')?.writes !== false,
    );
    expect(written).toEqual([]);

    const leftOut = new Set(report.leftOut.map(({ operation }) => operation));
    const reads = catalogue.services
      .filter(({ version, name }) => version === 'v3' && name !== 'SingleSignOn')
      .flatMap(({ operations }) => operations)
      .filter(({ writes }) => !writes);
    const done = new Set(calls.map(({ operation }) => operation));
    expect(
      reads.filter((one) => done.has(one.name) === leftOut.has(`${one.service.name}.${one.name}`)),
    ).toEqual([]);
    expect(leftOut.size).toBeLessThan(reads.length / 5);
  });

  it('makes a capture of which an import makes a world that answers the same', async () => {
    const now = '2026-11-16T09:00:00';
    const { surveying, login } = await service.smallest(now);
    const { asked, found } = await surveying.survey(login);
    expect(found).toMatchObject({ debtor: 1, company: 1, employee: 4 });
    const { report } = await importExchanges(surveying.exchanges, { now });
    expect(report.reads).toBe(asked);
    expect(report.same / report.reads).toBeGreaterThan(0.6);
    const reasons = report.differing.map(({ reason }) => reason);
    expect(reasons.filter((reason) => !/^(?:not in seeds|guessed|masked)$/.test(reason))).toEqual([]);
  });

  it('goes on where it was ended, and asks nothing again but for what was not ready', async () => {
    const { env, surveying, login } = await service.smallest();
    const first = await surveying.survey(login, { until: ({ done }) => done === 150 });
    expect(first).toMatchObject({ isComplete: false, asked: 150, before: 0 });
    const second = await surveying.survey(login);
    expect(second).toMatchObject({ isComplete: true, before: 150 });
    const asked = await askedOf(env);
    expect(asked.length).toBe(150 + second.asked);
    expect(new Set(asked).size).toBe(asked.length);

    const third = await surveying.survey(login);
    expect(third.before + third.asked).toBe(second.before + second.asked);
    expect(third.asked).toBe(second.underWay);
    const again = (await env.calls.list()).slice(asked.length);
    expect(new Set(again.map(({ operation }) => operation))).toEqual(
      new Set(['Reports_BackgroundTask_Result']),
    );
  });

  it('asks each year that it is told to', async () => {
    const { surveying, login } = await service.smallest();
    await surveying.survey(login, { years: 2 });
    const periods = readsAmong(surveying.exchanges)
      .reads.filter(({ operation }) => operation.name === 'Salary_Get')
      .map(({ args }) => `${args.Year}-${args.Period}`);
    expect(new Set(periods)).toEqual(
      new Set(['2026-2', '2026-1', ...Array.from({ length: 12 }, (_, at) => `2025-${at + 1}`)]),
    );
  });

  it('speaks version 2.1 too', async () => {
    const { env, surveying, login } = await service.smallest();
    const { isComplete, found } = await surveying.survey(login, { version: 'v2.1' });
    expect(isComplete).toBe(true);
    expect(found.employee).toBe(4);
    expect(new Set((await env.calls.list()).map(({ version }) => version))).toEqual(new Set(['v2.1']));
  });

  it('tells what no answer tells the arguments of', async () => {
    const { env, surveying, login } = await service.smallest();
    await env.answer('CompanyService.Run_GetList', { result: [] });
    const { leftOut } = await surveying.survey(login);
    expect(leftOut).toContainEqual({
      operation: 'CompanyService.Run_GetEmployeesByRunCompany',
      why: 'no answer told of a run',
    });
  });
});
