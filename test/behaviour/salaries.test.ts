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
const seeded = world.employee(EMPLOYEE)?.salaries ?? [];

function update(client: SoapClient, Start: string, Value: string, version: 'v3' | 'v2.1' = 'v3') {
  const Salary = { Value, Type: 'Bruto_Uurloon' };
  return ask(client, 'Salary_Update', { EmployeeId: EMPLOYEE, Salary, Start: `${Start}T00:00:00` }, version);
}

async function valueIn(client: SoapClient, Year: number, Period: number): Promise<string> {
  return (await ask(client, 'Salary_Get', { EmployeeId: EMPLOYEE, Period, Year })).one('Value');
}

const TYPES = [
  'None',
  'Bruto_Salaris_Fulltime',
  'Bruto_Salaris_Partime',
  'Bruto_Uurloon',
  'Netto_Salaris_Partime_incl_looncomp',
  'Netto_Salaris_Partime_excl_looncomp',
  'Netto_Uurloon_excl_looncomp',
  'Werkgerverslasten',
  'Netto_Uurloon_incl_looncomp',
];

describe.each(['v3', 'v2.1'] as const)('salaries, version %s', (version) => {
  it('are of any type that the interface has', async () => {
    const { master } = await openOffice();
    for (const Type of TYPES) {
      const sent = { EmployeeId: EMPLOYEE, Salary: { Value: '10', Type } };
      expect((await ask(master, 'Salary_UpdateCurrent', sent, version)).status).toBe(200);
      const current = await ask(master, 'Salary_GetCurrent', { EmployeeId: EMPLOYEE }, version);
      expect(current.one('Type')).toBe(Type);
    }
  });

  it('are there from their first period, and left out before', async () => {
    const { master } = await openOffice();
    const [year = 0, month = 0] = (seeded[0]?.startDate ?? '').split('-').map(Number);
    const first = { EmployeeId: EMPLOYEE, Period: month, Year: year };
    expect((await ask(master, 'Salary_Get', first, version)).one('Value')).toBe(seeded[0]?.value);
    const before = await ask(master, 'Salary_Get', { ...first, Year: year - 1 }, version);
    expect([before.status, before.body.includes('Salary_GetResult')]).toEqual([200, false]);
    const none = await ask(master, 'Salary_GetList', { ...first, EmployeeId: APPLICANT }, version);
    expect(none.body).toContain('<Salary_GetListResult />');
  });

  it('take the place of one from the same day', async () => {
    const { master } = await openOffice();
    await update(master, '2026-12-01', '20', version);
    await update(master, '2026-12-01', '21', version);
    const inPeriod = { EmployeeId: EMPLOYEE, Period: 12, Year: 2026 };
    expect((await ask(master, 'Salary_GetList', inPeriod, version)).all('Value')).toEqual(['21']);
  });

  it('are given for the open period as a whole', async () => {
    const { master } = await openOffice();
    await update(master, '2026-11-20', '20', version);
    await update(master, '2026-12-01', '40', version);
    const Salary = { Value: '30', Type: 'Bruto_Salaris_Fulltime' };
    await ask(master, 'Salary_UpdateCurrent', { EmployeeId: EMPLOYEE, Salary }, version);
    const current = await ask(master, 'Salary_GetCurrent', { EmployeeId: EMPLOYEE }, version);
    expect([current.one('Value'), current.one('StartDate')]).toEqual(['30', '2026-11-01T00:00:00']);
    const list = await ask(
      master,
      'Salary_GetList',
      { EmployeeId: EMPLOYEE, Period: 11, Year: 2026 },
      version,
    );
    expect(list.all('Value')).toEqual(['30']);
    expect(await valueIn(master, 2026, 12)).toBe('40');
  });
});
