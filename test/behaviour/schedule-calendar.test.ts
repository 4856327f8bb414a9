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
const EMPLOYEE = staff.find(({ type, salaries }) => type === 'active' && salaries.length > 1)?.id ?? 0;
const APPLICANT = staff.find(({ type }) => type === 'applicant')?.id ?? 0;

const inPeriod = (Period: number, EmployeeId = EMPLOYEE) => ({ EmployeeId, Period, Year: 2026 });

/** Mondays and Tuesdays in one week, Wednesdays in the next, from Monday 2 November on. */
function work(client: SoapClient) {
  const Schedule = { HoursMonday: '8', HoursTuesday: '4', HoursWednesday2: '6', ParttimePercentage: '50' };
  return ask(client, 'Schedule_UpdateCurrent', { EmployeeId: EMPLOYEE, Schedule, CompanyRoosterNr: 0 });
}

describe('the calendar of an employee', () => {
  it('has the days of the period on which the schedule has hours, two weeks in turn', async () => {
    const { master } = await openOffice();
    expect((await work(master)).status).toBe(200);
    const november = await ask(master, 'ScheduleCalendar_Get', inPeriod(11));
    // 1 November 2026 is a Sunday, so that the schedule starts in its first week on its last day.
    expect(november.all('Date').map((date) => date.slice(8, 10))).toEqual([
      '04',
      '09',
      '10',
      '18',
      '23',
      '24',
    ]);
    expect(november.all('Hours')).toEqual(['6', '8', '4', '6', '8', '4']);
  });

  it('has no days out of service', async () => {
    const { master } = await openOffice();
    await work(master);
    const End = '2026-11-18T00:00:00';
    const stop = { EmployeeId: EMPLOYEE, End, EndServiceReasonId: 1, UnprotectedMode: false };
    expect((await ask(master, 'Service_StopCurrent', stop)).status).toBe(200);
    const november = await ask(master, 'ScheduleCalendar_Get', inPeriod(11));
    expect(november.all('Date').at(-1)).toBe(End);
    expect((await ask(master, 'ScheduleCalendar_Get', inPeriod(12))).all('Date')).toEqual([]);
    const applicant = await ask(master, 'ScheduleCalendar_Get', inPeriod(11, APPLICANT));
    expect(applicant.body).toContain('<ScheduleCalendar_GetResult />');
  });
});
