import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { codesOf } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, partsOf, runIn2026 } from './payroll-calls.ts';

const openOffice = useOffices();
const staff = openWorld().employees(COMPANY);

/** An office whose clock stands still at noon. */
async function openAtNoon() {
  const office = await openOffice();
  await office.env.changeClock({ now: '2026-11-16T12:00:00', frozen: true });
  return office;
}

describe.each(['v3', 'v2.1'] as const)('pay runs, version %s', (version) => {
  const list = (client: SoapClient, Year: number, CompanyId = COMPANY, reading: Version = version) =>
    askCompany(client, 'Run_GetList', { CompanyId, Year }, reading);
  const request = (client: SoapClient) =>
    askCompany(client, 'RunRequest_Insert', { CompanyId: COMPANY }, version);
  const requests = (client: SoapClient, Year: number) =>
    askCompany(client, 'RunRequest_GetList', { CompanyId: COMPANY, Year }, version);
  /** The requests for runs of the open period; the closed ones have theirs from the start. */
  const openRequests = async (client: SoapClient) =>
    partsOf(await requests(client, 2026), 'RunRequest').filter((one) => one.one('Period') === '11');
  const statusesIn = async (client: SoapClient) =>
    (await openRequests(client)).map((one) => one.one('Status'));
  const employeesIn = (client: SoapClient, period: number, Year = 2026) =>
    askCompany(
      client,
      'Run_GetEmployeesByRunCompany',
      { CompanyId: COMPANY, RunId: runIn2026(period), Year },
      version,
    );

  it('are one for each closed period since the first year, and locked', async () => {
    const { master } = await openOffice();
    const runs = await list(master, 2026);
    const closed = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(runs.ids('ID')).toEqual(closed.map(runIn2026));
    expect(runs.ids('Number')).toEqual(closed);
    expect([runs.ids('PeriodStart'), runs.ids('PeriodEnd')]).toEqual([closed, closed]);
    expect(new Set(runs.all('Year'))).toEqual(new Set(['2026']));
    expect(new Set(runs.all('IsLocked'))).toEqual(new Set(['true']));
    for (const [at, runAt] of runs.all('RunAt').entries()) {
      expect(runAt.slice(0, 7)).toBe(`2026-${String(at + 1).padStart(2, '0')}`);
      expect(runAt.slice(11, 13) >= '09' && runAt.slice(11, 13) <= '17').toBe(true);
      expect([0, 6]).not.toContain(new Date(`${runAt}Z`).getUTCDay());
    }
    expect((await list(master, 2024)).ids('Number')).toHaveLength(12);
    expect((await list(master, 2024, 10002)).ids('Number')).toHaveLength(13);
    for (const year of [2023, 2027, 0])
      expect((await list(master, year)).body).toContain('<Run_GetListResult />');
  });

  it('of the open period are there a minute after they were asked for', async () => {
    const { env, master } = await openAtNoon();
    expect(await openRequests(master)).toEqual([]);
    expect((await request(master)).status).toBe(200);
    await request(master);
    const pending = await openRequests(master);
    expect(pending.map((one) => one.one('Year'))).toEqual(['2026']);
    expect(pending.map((one) => [one.one('Status'), one.one('HandledDate')])).toEqual([
      ['Pending', '0001-01-01T00:00:00'],
    ]);
    expect((await list(master, 2026)).ids('Number')).toHaveLength(10);
    expect((await employeesIn(master, 11)).code).toBe(2046);

    await env.advanceClock({ seconds: 60 });
    const handled = await openRequests(master);
    expect(handled.map((one) => [one.one('Status'), one.one('HandledDate')])).toEqual([
      ['Handled', '2026-11-16T12:01:00'],
    ]);
    const runs = await list(master, 2026, COMPANY, version === 'v3' ? 'v2.1' : 'v3');
    expect(runs.ids('ID').at(-1)).toBe(runIn2026(11));
    expect([runs.all('IsLocked').at(-1), runs.all('RunAt').at(-1)]).toEqual(['false', '2026-11-16T12:01:00']);

    await env.advanceClock({ seconds: 60 });
    expect(await statusesIn(master)).toEqual(['Complete']);
    const closed = await requests(master, 2025);
    expect(closed.ids('Period')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(closed.all('Status'))).toEqual(new Set(['Complete']));
    expect(closed.all('HandledDate')).toEqual((await list(master, 2025)).all('RunAt'));
    expect((await requests(master, 2027)).body).toContain('<RunRequest_GetListResult />');
  });

  it('come with every period that is closed, and those that were requested stay', async () => {
    const { env, master } = await openAtNoon();
    await request(master);
    await env.changeClock({ now: '2027-02-01T00:00:00' });
    const runs = await list(master, 2026);
    expect(runs.ids('ID')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(runIn2026));
    expect(new Set(runs.all('IsLocked'))).toEqual(new Set(['true']));
    expect(runs.all('RunAt').slice(-2)).toEqual(['2026-11-16T12:01:00', '2026-12-31T16:00:00']);
    expect((await list(master, 2027)).ids('Number')).toEqual([1]);
  });

  it('are not there yet when the clock is set back to before they were asked for', async () => {
    const { env, master } = await openOffice();
    await env.changeClock({ now: '2026-03-02T12:00:00', frozen: true });
    expect((await list(master, 2026)).ids('Number')).toEqual([1, 2]);
    expect((await requests(master, 2026)).ids('Period')).toEqual([1, 2]);
    await request(master);
    await env.advanceClock({ minutes: 1 });
    expect((await list(master, 2026)).ids('Number')).toEqual([1, 2, 3]);
  });

  it('are of everybody in service on some day of the period', async () => {
    const { master } = await openOffice();
    const inService = staff.filter(({ employments }) =>
      employments.some(
        ({ startDate, endDate }) =>
          startDate < '2026-11-01T00:00:00' && (endDate === null || endDate >= '2026-10-01T00:00:00'),
      ),
    );
    const before = await employeesIn(master, 10);
    expect(before.ids('EmployeeId')).toEqual(inService.map(({ id }) => id));
    expect(before.ids('EmployeeNumber')).toEqual(inService.map(({ number }) => number));
  });
});

describe('the payroll workflow', () => {
  const workflow = (client: SoapClient, Year: number, Period: number) =>
    askCompany(client, 'PayrollWorkflow_Get', { CompanyId: COMPANY, Year, Period });
  const statusesIn = async (client: SoapClient, Period: number) => {
    const reply = await workflow(client, 2026, Period);
    return [reply.one('TrackStatus'), ...reply.all('ActionStatus')];
  };

  it('has an element for each action in the track itself, as its one known reader expects', async () => {
    const { master, url } = await openAtNoon();
    const { body } = await workflow(master, 2026, 11);
    expect(
      body.match(/<\/TrackStatus><Actions><ActionId>1<.*<\/Actions><Actions><ActionId>2</),
    ).not.toBeNull();
    const wsdl = await (await fetch(`${url}/soap/v3/CompanyService.asmx?WSDL`)).text();
    expect(wsdl).toContain(
      '<s:element minOccurs="0" maxOccurs="unbounded" name="Actions" type="tns:PayrollWorkflowAction" />',
    );
  });

  it('follows the run of a period', async () => {
    const { env, master } = await openAtNoon();
    expect(await statusesIn(master, 10)).toEqual(['Done', 'Done', 'Done']);
    expect(await statusesIn(master, 11)).toEqual(['Open', 'Open', 'Open']);
    await askCompany(master, 'RunRequest_Insert', { CompanyId: COMPANY });
    expect(await statusesIn(master, 11)).toEqual(['Pending', 'Pending', 'Open']);
    await env.advanceClock({ minutes: 1 });
    expect(await statusesIn(master, 11)).toEqual(['Pending', 'Done', 'Open']);
    expect((await workflow(master, 2026, 11)).all('RunAt')).toEqual(['2026-11-16T12:01:00']);
    expect(await statusesIn(master, 12)).toEqual(['Open', 'Open', 'Open']);
    expect(await codesOf([workflow(master, 2026, 13), workflow(master, 2026, 0)])).toEqual([2006, 2006]);
  });
});
