import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = world.employees(COMPANY);
const EMPLOYEE = staff.find(({ type }) => type === 'active')?.id ?? 0;
const APPLICANT = staff.find(({ type }) => type === 'applicant')?.id ?? 0;
const CONTRACTS = world.employee(EMPLOYEE)?.contracts ?? [];

/** What the versions call the same. */
const NAMES = {
  v3: {
    insert: 'Contract_Insert',
    getAll: 'Contract_GetAll',
    record: 'EmployeeContract',
  },
  'v2.1': {
    insert: 'Contract_Insert_v2',
    getAll: 'Contract_GetAll_v2',
    record: 'Contract',
  },
};

describe.each(['v3', 'v2.1'] as const)('contracts, version %s', (version) => {
  const { insert, getAll, record } = NAMES[version];

  function put(client: SoapClient, contract: Parameters, unprotected = false) {
    const sent = { EmployeeId: EMPLOYEE, [record]: contract, UnprotectedMode: unprotected };
    return ask(client, insert, sent, version);
  }

  function terms(StartDate: string, EndDate: string): Parameters {
    const day = (date: string) => `${date}T00:00:00`;
    return {
      StartDate: day(StartDate),
      TrialPeriod: day('2026-12-31'),
      EndDate: day(EndDate),
      EmployementType: 82,
      EmploymentSequenceTaxId: 3,
      Indefinite: false,
      PhaseClassification: 2,
    };
  }

  it('are inserted with a new id, read back everywhere, and deleted', async () => {
    const { master } = await openOffice();
    const inserted = await put(master, terms('2026-11-10', '2027-05-09'));
    const id = inserted.ids(`${insert}Result`)[0] ?? 0;
    expect(id).toBeGreaterThan(1_000_000_000);
    const employee = { EmployeeId: EMPLOYEE };
    const readings = () =>
      Promise.all([
        ask(master, getAll, employee, version),
        ask(master, 'Contract_GetCurrentPeriod', employee, version),
        ask(master, 'Contract_GetAll_AllEmployeesByCompany', { CompanyID: COMPANY }, version),
      ]);
    for (const reading of await readings()) {
      expect(reading.ids('ContractID')).toContain(id);
      expect(reading.all('EndDate')).toContain('2027-05-09T00:00:00');
      expect(reading.all('EmployementType')).toContain('82');
    }
    const all = await ask(master, getAll, employee, version);
    expect(all.ids('ContractID')).toEqual([...CONTRACTS.map(({ id }) => id), id]);
    expect(all.all('PhaseClassification').at(-1)).toBe('2');

    const deleted = await ask(master, 'Contract_Delete', { ...employee, Id: id }, version);
    expect(deleted.status).toBe(200);
    for (const reading of await readings()) expect(reading.ids('ContractID')).not.toContain(id);
  });

  it('of the current period are those that run on some day of it', async () => {
    const { env, master } = await openOffice();
    const ids: number[] = [];
    for (const [start, end] of [
      ['2026-09-01', '2026-10-31'],
      ['2026-10-01', '2026-11-01'],
      ['2026-11-30', '2027-11-29'],
      ['2026-12-01', '2026-12-31'],
    ] as const) {
      const inserted = await put(master, terms(start, end), true);
      ids.push(inserted.ids(`${insert}Result`)[0] ?? 0);
    }
    const running = async () => {
      const answer = await ask(master, 'Contract_GetCurrentPeriod', { EmployeeId: EMPLOYEE }, version);
      expect(answer.ids('EmployeeId')).toEqual([EMPLOYEE]);
      return answer.ids('ContractID').filter((id) => ids.includes(id));
    };
    expect(await running()).toEqual([ids[1], ids[2]]);
    await env.changeClock({ now: '2026-12-15T00:00:00' });
    expect(await running()).toEqual([ids[2], ids[3]]);
    const none = await ask(master, 'Contract_GetCurrentPeriod', { EmployeeId: APPLICANT }, version);
    expect(none.body).toContain('<EmployeeContracts />');
  });
});

describe('a contract of version 3', () => {
  const full = {
    StartDate: '2026-11-10T00:00:00',
    EmployementType: 1,
    EmploymentSequenceTaxId: 1,
    Indefinite: true,
    WrittenContract: true,
    HoursPerWeek: '36.00',
  };

  function update(client: SoapClient, ContractID: number, changes: Parameters, unprotected = false) {
    const EmployeeContract = { ContractID, ...full, ...changes };
    const sent = { EmployeeId: EMPLOYEE, EmployeeContract, UnprotectedMode: unprotected };
    return ask(client, 'Contract_Update', sent);
  }

  it('is changed whole, but for its start', async () => {
    const { master } = await openOffice();
    const sent = { EmployeeId: EMPLOYEE, EmployeeContract: full, UnprotectedMode: false };
    const id = (await ask(master, 'Contract_Insert', sent)).ids('Contract_InsertResult')[0] ?? 0;
    const changes = {
      StartDate: '2027-01-01T00:00:00',
      EndDate: '2027-06-30T00:00:00',
      HoursPerWeek: '24.00',
    };
    expect((await update(master, id, { ...changes, Indefinite: false })).status).toBe(200);
    const all = await ask(master, 'Contract_GetAll', { EmployeeId: EMPLOYEE });
    expect(
      ['ContractID', 'StartDate', 'EndDate', 'Indefinite', 'WrittenContract', 'HoursPerWeek'].map((field) =>
        all.all(field).at(-1),
      ),
    ).toEqual([`${id}`, '2026-11-10T00:00:00', '2027-06-30T00:00:00', 'false', 'true', '24.00']);
  });

  it('is closed once it ended before the open period', async () => {
    const { master } = await openOffice();
    const contract = { ...full, StartDate: '2026-01-01T00:00:00', EndDate: '2026-10-31T00:00:00' };
    const sent = { EmployeeId: EMPLOYEE, EmployeeContract: contract, UnprotectedMode: true };
    const id = (await ask(master, 'Contract_Insert', sent)).ids('Contract_InsertResult')[0] ?? 0;
    const longer = { EndDate: '2026-12-31T00:00:00' };
    const shorter = { EndDate: '2026-10-01T00:00:00' };
    expect((await update(master, id, longer)).code).toBe(2011);
    expect((await update(master, id, longer, true)).status).toBe(200);
    expect((await update(master, id, shorter)).code).toBe(2011);
    expect((await update(master, id, shorter, true)).status).toBe(200);
  });
});
