import { describe, expect, it } from 'vitest';
import { endReasons } from '../../fixtures/end-reasons.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, codesOf } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; today is 16 November 2026, so November is open. */
const COMPANY = 10004;
const staff = world.employees(COMPANY);
const idOf = (wanted: string) => staff.find(({ type }) => type === wanted)?.id ?? 0;
const [ACTIVE, INACTIVE, APPLICANT] = [idOf('active'), idOf('inactive'), idOf('applicant')];
const NO_DATE = '0001-01-01T00:00:00';

const at = (date: string) => `${date}T00:00:00`;

/** The ids of a type, from 1 applicant to 4 inactive. */
async function listOf(client: SoapClient, EmployeeType: number): Promise<number[]> {
  return (await ask(client, 'List_GetByCompany', { CompanyId: COMPANY, EmployeeType })).ids();
}

async function typesOf(client: SoapClient, employeeId: number): Promise<number[]> {
  const lists = await Promise.all([1, 2, 3, 4].map((type) => listOf(client, type)));
  return [1, 2, 3, 4].filter((_, index) => lists[index]?.includes(employeeId));
}

describe.each(['v3', 'v2.1'] as const)('times in service, version %s', (version) => {
  const protectedCode = version === 'v3' ? 2011 : 9999;

  function stop(client: SoapClient, end: string, more: Readonly<Record<string, number | boolean>> = {}) {
    const sent = { EmployeeId: ACTIVE, End: at(end), EndServiceReasonId: 2, UnprotectedMode: false, ...more };
    return ask(client, 'Service_StopCurrent', sent, version);
  }

  function start(client: SoapClient, EmployeeId: number, date: string, UnprotectedMode = false) {
    return ask(client, 'Service_Insert', { EmployeeId, Start: at(date), UnprotectedMode }, version);
  }

  const servicesOf = (client: SoapClient, EmployeeId: number) =>
    ask(client, 'Service_GetList', { EmployeeId }, version);

  it('are those of the world, without an end as long as they run', async () => {
    const { master } = await openOffice();
    for (const id of [ACTIVE, INACTIVE]) {
      const employments = world.employee(id)?.employments ?? [];
      const list = await servicesOf(master, id);
      expect(list.all('Start')).toEqual(employments.map(({ startDate }) => startDate));
      expect(list.all('End')).toEqual(employments.map(({ endDate }) => endDate ?? NO_DATE));
      expect(list.all('EndServiceReason')).toEqual(
        employments.flatMap(({ endReason }) => endReason?.description ?? []),
      );
    }
    expect((await servicesOf(master, APPLICANT)).body).toContain('<Service_GetListResult />');
  });

  it('may end on the day they begin, and not before', async () => {
    const { master } = await openOffice();
    const hired = { FirstName: 'Kim', LastName: 'Kort', StartDate: at('2026-11-20'), CompanyId: COMPANY };
    const id = Number(
      (await ask(master, 'Employee_Insert', { ...hired, UnprotectedMode: false }, version)).one(
        'Employee_InsertResult',
      ),
    );
    expect((await stop(master, '2026-11-19', { EmployeeId: id })).code).toBe(2030);
    expect((await stop(master, '2026-11-20', { EmployeeId: id })).status).toBe(200);
    const list = await servicesOf(master, id);
    expect([list.one('Start'), list.one('End')]).toEqual([at('2026-11-20'), at('2026-11-20')]);
  });

  it('end on a day for a reason; from the next day on the employee is inactive', async () => {
    const { env, master } = await openOffice();
    const reasons = await ask(master, 'EndServiceReason_GetList', {}, version);
    expect(reasons.ids('ID')).toEqual(Object.values(endReasons).map(({ id }) => id));
    expect((await stop(master, '2026-11-30')).status).toBe(200);
    const list = await servicesOf(master, ACTIVE);
    expect(list.all('End').at(-1)).toBe(at('2026-11-30'));
    expect(list.all('EndServiceReason').at(-1)).toBe(reasons.all('Description')[1]);
    const employments = await ask(
      master,
      'Employment_GetAll_AllEmployeesByCompany',
      { CompanyID: COMPANY },
      version,
    );
    expect(employments.all('EndDate')).toContain(at('2026-11-30'));

    expect(await typesOf(master, ACTIVE)).toEqual([2]);
    await env.changeClock({ now: '2026-11-30T23:00:00' });
    expect(await typesOf(master, ACTIVE)).toEqual([2]);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect(await typesOf(master, ACTIVE)).toEqual([4]);
  });

  it('run on when the end is taken away, and only then', async () => {
    const { env, master } = await openOffice();
    const remove = (UnprotectedMode: boolean) =>
      ask(master, 'Service_RemoveOutService', { EmployeeId: ACTIVE, UnprotectedMode }, version);
    expect((await remove(false)).one('Service_RemoveOutServiceResult')).toBe('false');
    await stop(master, '2026-11-20');
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect((await remove(false)).code).toBe(protectedCode);
    expect((await remove(true)).one('Service_RemoveOutServiceResult')).toBe('true');
    expect((await servicesOf(master, ACTIVE)).all('End').at(-1)).toBe(NO_DATE);
    expect(await typesOf(master, ACTIVE)).toEqual([2]);
  });

  it('begin again for who left: a new hire until the day', async () => {
    const { env, master } = await openOffice();
    expect(await typesOf(master, INACTIVE)).toEqual([4]);
    const before = (await servicesOf(master, INACTIVE)).all('Start');
    expect((await start(master, INACTIVE, '2026-12-01')).status).toBe(200);
    const after = await servicesOf(master, INACTIVE);
    expect(after.all('Start')).toEqual([...before, at('2026-12-01')]);
    expect([after.all('SeniorityDate').at(-1), after.all('End').at(-1)]).toEqual([at('2026-12-01'), NO_DATE]);
    expect(await typesOf(master, INACTIVE)).toEqual([3]);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect(await typesOf(master, INACTIVE)).toEqual([2]);

    const deleted = await ask(master, 'Service_Delete', { EmployeeId: INACTIVE }, version);
    expect(deleted.one('Service_DeleteResult')).toBe('true');
    expect((await servicesOf(master, INACTIVE)).all('Start')).toEqual(before);
    expect(await typesOf(master, INACTIVE)).toEqual([4]);
  });

  it('do not overlap, and begin in closed periods only in unprotected mode', async () => {
    const { master } = await openOffice();
    expect(
      await codesOf([
        start(master, ACTIVE, '2026-12-01'),
        start(master, INACTIVE, '2020-01-01', true),
        start(master, INACTIVE, '2026-10-31'),
        start(master, INACTIVE, '0001-01-01', true),
        start(master, INACTIVE, '2026-10-31', true),
      ]),
    ).toEqual([2030, 2030, protectedCode, 2006, null]);
    const none = await ask(master, 'Service_Delete', { EmployeeId: APPLICANT }, version);
    expect(none.one('Service_DeleteResult')).toBe('false');
  });
});
