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

describe.each(['v3', 'v2.1'] as const)('the estimated cost of an hour, version %s', (version) => {
  async function cost(client: SoapClient, period = 11, employeeId = EMPLOYEE): Promise<string> {
    const asked = { employeeId, period, year: 2026 };
    const answer = await ask(client, 'Salary_GetEstimatedCostPerHour', asked, version);
    return answer.one('Salary_GetEstimatedCostPerHourResult');
  }

  async function costAt(client: SoapClient, Type: string, Value: string): Promise<string> {
    await ask(client, 'Salary_UpdateCurrent', { EmployeeId: EMPLOYEE, Salary: { Value, Type } }, version);
    return cost(client);
  }

  it('is the wage with pension, insurance, health care and holiday allowance on top: 34.5 %', async () => {
    const { master } = await openOffice();
    const half = { EmployeeId: EMPLOYEE, Schedule: { HoursMonday: '8', ParttimePercentage: '50' } };
    await ask(master, 'Schedule_UpdateCurrent', { ...half, CompanyRoosterNr: 0 });
    const week = world.companyOfEmployee(EMPLOYEE)?.fullTimeWeek ?? [];
    const hours = (week.reduce((sum, day) => sum + Number(day), 0) * 52) / 12;
    const full = (3000 / hours) * 1.345;
    expect(await costAt(master, 'Bruto_Uurloon', '20')).toBe('26.90');
    expect(Number(await costAt(master, 'Bruto_Salaris_Fulltime', '3000'))).toBeCloseTo(full, 2);
    // The same money for the 50 % of the schedule.
    expect(Number(await costAt(master, 'Bruto_Salaris_Partime', '3000'))).toBeCloseTo(2 * full, 1);
  });
});
