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

  it('end in closed periods only in unprotected mode', async () => {
    const { master } = await openOffice();
    expect((await stop(master, '2026-10-31')).code).toBe(protectedCode);
    expect((await stop(master, '2026-10-31', { UnprotectedMode: true })).status).toBe(200);
    expect(await typesOf(master, ACTIVE)).toEqual([4]);
  });

  it('end once, after their start, for a reason there is', async () => {
    const { master } = await openOffice();
    expect(
      await codesOf([
        stop(master, '2026-11-30', { EndServiceReasonId: 99 }),
        stop(master, '1999-12-31', { UnprotectedMode: true }),
        stop(master, '0001-01-01', { UnprotectedMode: true }),
        stop(master, '2026-11-30', { EmployeeId: INACTIVE }),
        stop(master, '2026-11-30', { EmployeeId: APPLICANT }),
      ]),
    ).toEqual([2030, 2030, 2006, 2046, 2046]);
    await stop(master, '2026-11-30');
    expect((await stop(master, '2026-12-31')).code).toBe(2046);
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

  it('begin with a seniority of their own', async () => {
    const { master } = await openOffice();
    const sent = {
      EmployeeId: INACTIVE,
      Start: at('2026-11-16'),
      Ancienniteitsdatum: at('2020-02-01'),
      UnprotectedMode: false,
    };
    expect((await ask(master, 'Service_Insert2', sent, version)).status).toBe(200);
    expect((await servicesOf(master, INACTIVE)).all('SeniorityDate').at(-1)).toBe(at('2020-02-01'));
    expect(await typesOf(master, INACTIVE)).toEqual([2]);
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

  it('tell when somebody first came', async () => {
    const { master } = await openOffice();
    const sent = { EmployeeId: ACTIVE, InitialStartDate: at('2001-05-01') };
    const update = 'Employment_UpdateEmploymentInitialStartDate';
    expect((await ask(master, update, sent, version)).status).toBe(200);
    const all = await ask(master, 'Employment_GetAll_AllEmployeesByCompany', { CompanyID: COMPANY }, version);
    expect(all.all('InitialStartDate')).toContain(at('2001-05-01'));
    expect((await ask(master, update, { ...sent, EmployeeId: APPLICANT }, version)).code).toBe(2046);
  });

  it('are nobody else’s business', async () => {
    const { debtor } = await openOffice();
    const employee = { EmployeeId: ACTIVE };
    const refused = await codesOf([
      stop(debtor, '2026-11-30'),
      start(debtor, INACTIVE, '2026-12-01'),
      ask(debtor, 'Service_Insert2', { ...employee, Start: at('2026-12-01') }, version),
      ask(debtor, 'Service_GetList', employee, version),
      ask(debtor, 'Service_Delete', employee, version),
      ask(debtor, 'Service_RemoveOutService', { ...employee, UnprotectedMode: true }, version),
      ask(debtor, 'Employment_UpdateEmploymentInitialStartDate', employee, version),
      ask(debtor, 'Employment_GetAll_AllEmployeesByCompany', { CompanyID: COMPANY }, version),
      ask(debtor, 'Employee_GetCurrent', employee, version),
    ]);
    expect(refused).toEqual(refused.map(() => 1003));
  });
});

describe('reasons to leave', () => {
  it('are the same in every year there can be', async () => {
    const { master } = await openOffice();
    const all = await ask(master, 'EndServiceReason_GetList', {});
    const ofYear = await ask(master, 'EndServiceReason_GetListByYear', { Year: 2026 });
    expect(ofYear.all('Description')).toEqual(all.all('Description'));
    expect((await ask(master, 'EndServiceReason_GetListByYear', { Year: 0 })).code).toBe(2006);
  });
});
