import { describe, expect, it } from 'vitest';
import { employeeTypeIds } from '../../fixtures/employee-types.ts';
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

const { applicant: APPLICANT, newHire: NEW_HIRE, active: ACTIVE, inactive: INACTIVE } = employeeTypeIds;

function insert(client: SoapClient, EmployeeType: number, startDate: string, UnprotectedMode = false) {
  const name = { FirstName: 'Noor', LastName: 'Wit' };
  const sent = {
    ...name,
    StartDate: `${startDate}T00:00:00`,
    CompanyId: COMPANY,
    EmployeeType,
    UnprotectedMode,
  };
  return ask(client, 'Employee_InsertByEmployeeType', sent);
}

async function inserted(client: SoapClient, type: number, startDate: string): Promise<number> {
  return (await insert(client, type, startDate)).ids('Employee_InsertByEmployeeTypeResult')[0] ?? 0;
}

function move(client: SoapClient, EmployeeId: number, EmployeeType: number) {
  return ask(client, 'Employee_Transition', { EmployeeId, EmployeeType });
}

/** The one type in whose list somebody is. */
async function typeOf(client: SoapClient, employeeId: number): Promise<number | undefined> {
  const types = [APPLICANT, NEW_HIRE, ACTIVE, INACTIVE];
  const lists = await Promise.all(
    types.map((EmployeeType) => ask(client, 'List_GetByCompany', { CompanyId: COMPANY, EmployeeType })),
  );
  const found = types.filter((_, at) => lists[at]?.ids().includes(employeeId));
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0];
}

const servicesOf = (client: SoapClient, EmployeeId: number) => ask(client, 'Service_GetList', { EmployeeId });

describe('people are inserted by employee type', () => {
  it('and are of that type', async () => {
    const { master } = await openOffice();
    for (const type of [APPLICANT, NEW_HIRE, ACTIVE])
      expect(await typeOf(master, await inserted(master, type, '2026-12-01'))).toBe(type);
  });

  it('where a new hire is one until the first day, and an applicant stays one', async () => {
    const { env, master } = await openOffice();
    const newHire = await inserted(master, NEW_HIRE, '2026-12-01');
    const applicant = await inserted(master, APPLICANT, '2026-12-01');
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect(await typeOf(master, newHire)).toBe(ACTIVE);
    expect(await typeOf(master, applicant)).toBe(APPLICANT);
    expect((await servicesOf(master, applicant)).all('Start')).toEqual([]);
  });
});

describe('people move on', () => {
  it('from applicant to new hire to the payroll and out of service', async () => {
    const { master } = await openOffice();
    const id = await inserted(master, APPLICANT, '2026-12-15');
    expect((await move(master, id, NEW_HIRE)).status).toBe(200);
    expect(await typeOf(master, id)).toBe(NEW_HIRE);
    expect((await servicesOf(master, id)).all('Start')).toEqual(['2026-12-15T00:00:00']);
    expect((await move(master, id, ACTIVE)).status).toBe(200);
    expect(await typeOf(master, id)).toBe(ACTIVE);
    // Who did not begin cannot leave.
    expect((await move(master, id, INACTIVE)).code).toBe(2030);

    const active = idOf('active');
    expect((await move(master, active, INACTIVE)).status).toBe(200);
    expect(await typeOf(master, active)).toBe(INACTIVE);
    expect((await servicesOf(master, active)).all('End').at(-1)).toBe('2026-11-15T00:00:00');
  });

  it('on a day of the product’s choice where none was named', async () => {
    const { master } = await openOffice();
    const id = idOf('applicant');
    await move(master, id, NEW_HIRE);
    expect((await servicesOf(master, id)).all('Start')).toEqual(['2026-12-01T00:00:00']);
    const { master: another } = await openOffice();
    await move(another, id, ACTIVE);
    expect((await servicesOf(another, id)).all('Start')).toEqual(['2026-11-16T00:00:00']);
    expect(await typeOf(another, id)).toBe(ACTIVE);
  });

  it('never back, and not to a type there is not', async () => {
    const { master, debtor } = await openOffice();
    expect(
      await codesOf([
        move(master, idOf('active'), APPLICANT),
        move(master, idOf('active'), NEW_HIRE),
        move(master, idOf('inactive'), ACTIVE),
        move(master, idOf('applicant'), INACTIVE),
        move(master, idOf('active'), 0),
        move(master, idOf('active'), ACTIVE),
        move(debtor, idOf('applicant'), NEW_HIRE),
      ]),
    ).toEqual([2030, 2030, 2030, 2030, 2030, null, 1003]);
  });
});

describe.each(['v3', 'v2.1'] as const)('the open period of an employee, version %s', (version) => {
  it('is that of the company, as text', async () => {
    const { env, master } = await openOffice();
    const periods = () =>
      Promise.all(
        [10001, 10002].map(async (company) => {
          const EmployeeId = world.employees(company)[0]?.id ?? 0;
          const answer = await ask(master, 'Employee_GetCurrent', { EmployeeId }, version);
          return answer.one('Employee_GetCurrentResult');
        }),
      );
    expect(await periods()).toEqual(['2026-11-M', '2026-12-W4']);
    await env.changeClock({ now: '2027-01-04T09:00:00' });
    expect(await periods()).toEqual(['2027-1-M', '2027-1-W4']);
  });
});
