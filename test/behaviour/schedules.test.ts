import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = world.employees(COMPANY);
const EMPLOYEE = staff.find(({ type }) => type === 'active')?.id ?? 0;
const APPLICANT = staff.find(({ type }) => type === 'applicant')?.id ?? 0;
const HELD = world.employee(EMPLOYEE)?.schedules.at(-1);

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const FIELDS = ['', '2'].flatMap((week) => DAYS.map((day) => `Hours${day}${week}`));

/** 1, 2, 3 ... hours, so that no day can be taken for another. */
const HOURS = Object.fromEntries(FIELDS.map((field, at) => [field, at + 1]));

function update(client: SoapClient, Start: string, version: 'v3' | 'v2.1') {
  const Schedule = { ...HOURS, ParttimePercentage: '62.5' };
  const parameters = { EmployeeId: EMPLOYEE, Schedule, Start: `${Start}T00:00:00`, CompanyRoosterNr: 0 };
  return ask(client, 'Schedule_Update', parameters, version);
}

describe.each(['v3', 'v2.1'] as const)('schedules, version %s', (version) => {
  it('hold from a day on, two weeks of hours with their percentage', async () => {
    const { env, master } = await openOffice();
    expect((await update(master, '2026-12-07', version)).status).toBe(200);
    const inPeriod = (Period: number) => ({ EmployeeId: EMPLOYEE, Period, Year: 2026 });

    const before = await ask(master, 'Schedule_Get', inPeriod(11), version);
    expect(before.one('ParttimePercentage')).toBe(HELD?.partTimePercentage);
    const after = await ask(master, 'Schedule_Get', inPeriod(12), version);
    expect(FIELDS.map((field) => Number(after.one(field)))).toEqual(Object.values(HOURS));
    expect([after.one('ParttimePercentage'), after.one('StartDate')]).toEqual([
      '62.5',
      '2026-12-07T00:00:00',
    ]);
    const list = await ask(master, 'Schedule_GetList', inPeriod(12), version);
    expect(list.all('ParttimePercentage')).toEqual([HELD?.partTimePercentage, '62.5']);

    const current = { EmployeeId: EMPLOYEE };
    const now = await ask(master, 'Schedule_GetCurrent', current, version);
    expect(now.one('ParttimePercentage')).toBe(HELD?.partTimePercentage);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    const later = await ask(master, 'Schedule_GetCurrent', current, version);
    expect(later.one('ParttimePercentage')).toBe('62.5');
  });

  it('of a whole company have an id each', async () => {
    const { master } = await openOffice();
    await update(master, '2026-12-07', version);
    const all = await ask(master, 'Schedule_GetAll_AllEmployeesByCompany', { CompanyID: COMPANY }, version);
    expect(all.ids('EmployeeId')).toEqual(staff.map(({ id }) => id));
    const ids = all.ids('Id');
    expect(ids).toHaveLength(staff.flatMap(({ schedules }) => schedules).length + 1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are given for the open period as a whole, or are those of the company', async () => {
    const { master } = await openOffice();
    await update(master, '2026-11-20', version);
    const sent = { EmployeeId: EMPLOYEE, CompanyRoosterNr: 1 };
    expect((await ask(master, 'Schedule_UpdateCurrent', sent, version)).status).toBe(200);
    const current = await ask(master, 'Schedule_GetCurrent', { EmployeeId: EMPLOYEE }, version);
    const monday = world.companyOfEmployee(EMPLOYEE)?.fullTimeWeek[0];
    expect([
      current.one('HoursMonday'),
      current.one('HoursMonday2'),
      current.one('ParttimePercentage'),
      current.one('StartDate'),
    ]).toEqual([monday, monday, '100.00', '2026-11-01T00:00:00']);
  });

  it('are left out where there is none', async () => {
    const { master } = await openOffice();
    const current = await ask(master, 'Schedule_GetCurrent', { EmployeeId: APPLICANT }, version);
    expect([current.status, current.body.includes('Schedule_GetCurrentResult')]).toEqual([200, false]);
    const list = await ask(
      master,
      'Schedule_GetList',
      { EmployeeId: EMPLOYEE, Period: 1, Year: 1999 },
      version,
    );
    expect(list.body).toContain('<Schedule_GetListResult />');
  });
});
