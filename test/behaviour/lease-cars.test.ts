import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = openWorld().employees(COMPANY);
const EMPLOYEE = staff.find(({ type }) => type === 'active')?.id ?? 0;
const COLLEAGUE = staff.findLast(({ type }) => type === 'active')?.id ?? 0;
const OCTOBER = { Period: 10, Year: 2026 };
const NOVEMBER = { Period: 11, Year: 2026 };
const DECEMBER = { Period: 12, Year: 2026 };

/** A car with something in every field. */
const CAR = {
  Brand: 'Volvo',
  Model: 'EX30',
  AdditionPercentage: '17',
  ContractLeaseCompany: 'Lease BV',
  ContractNumber: 'L-1',
  ContractDuration: 48,
  LeasingPriceMonth: '549.50',
  MaxMileage: 20000,
  PriceMoreMileage: '0.08',
  PriceLessMileage: '0.04',
  FirstResgistrationDate: '2026-10-30T00:00:00',
  CO2Emissions: 12,
  LicensePlate: 'X-123-YZ',
  CatalogValue: '41990.00',
  StartDate: '2026-11-05T00:00:00',
  EndDate: '2027-01-31T00:00:00',
  ReasonNoContribution: 2,
  ContributionPrivatePercentage: 30,
  ContributionPrivateUse: '50.25',
  ContributionNotDeductible: '10.75',
} as const;

describe.each(['v3', 'v2.1'] as const)('lease cars, version %s', (version) => {
  const other = version === 'v3' ? 'v2.1' : 'v3';
  const insert = (client: SoapClient, LeaseAuto: Parameters, period: Parameters, EmployeeId = EMPLOYEE) =>
    ask(client, 'LeaseCar_Insert', { EmployeeId, LeaseAuto, ...period }, version);
  const insertCurrent = (client: SoapClient, LeaseAuto: Parameters, others: Parameters = {}) =>
    ask(client, 'LeaseCar_InsertCurrent', { EmployeeId: EMPLOYEE, LeaseAuto, ...others }, version);
  const stop = (client: SoapClient, day: string) =>
    ask(client, 'LeaseCar_Stop', { EmployeeId: EMPLOYEE, End: `${day}T00:00:00` }, version);
  const read = (client: SoapClient, period: Parameters, reading: 'v3' | 'v2.1' = version) =>
    ask(client, 'LeaseCar_Get', { EmployeeId: EMPLOYEE, ...period }, reading);
  const current = (client: SoapClient) =>
    ask(client, 'LeaseCar_GetCurrent', { EmployeeId: EMPLOYEE }, version);
  const list = (client: SoapClient, period: Parameters) =>
    ask(client, 'LeaseCar_GetList', { EmployeeId: EMPLOYEE, ...period }, version);

  it('are driven from a period until their last day, and read back in full', async () => {
    const { master } = await openOffice();
    const id = (await insert(master, CAR, NOVEMBER)).one('LeaseCar_InsertResult');
    for (const held of [
      await current(master),
      await read(master, { Period: 1, Year: 2027 }, other),
      await list(master, NOVEMBER),
    ]) {
      expect(held.one('Id')).toBe(id);
      expect(Object.keys(CAR).map((field) => held.one(field))).toEqual(Object.values(CAR).map(String));
    }
    expect((await read(master, OCTOBER)).body).not.toContain('LeaseCar_GetResult');
    expect((await read(master, { Period: 2, Year: 2027 })).body).not.toContain('LeaseCar_GetResult');
    expect((await list(master, OCTOBER)).body).toContain('<LeaseCar_GetListResult />');
  });

  it('are listed for the company, for everybody', async () => {
    const { master } = await openOffice();
    await insert(master, CAR, DECEMBER);
    await insert(master, { ...CAR, Brand: 'Opel' }, NOVEMBER, COLLEAGUE);
    for (const operation of ['LeaseCar_GetAll_EmployeesByCompany', 'LeaseCar2_GetAll_EmployeesByCompany']) {
      const inPeriod = (period: Parameters) =>
        ask(master, operation, { CompanyId: COMPANY, ...period }, version);
      const november = await inPeriod(NOVEMBER);
      expect(november.ids('EmployeeId')).toEqual(staff.map(({ id }) => id));
      expect(november.all('Brand')).toEqual(['Opel']);
      expect((await inPeriod(DECEMBER)).all('Brand')).toEqual(['Volvo', 'Opel']);
      expect((await inPeriod({ Period: 13, Year: 2026 })).code).toBe(2006);
    }
  });

  it('begin with the open period, without an end, when nothing else is said', async () => {
    const { env, master } = await openOffice();
    const period = { IntPeriod: 1, IntYear: 2020 };
    const made = await insertCurrent(master, { Brand: 'Kia' }, { period });
    const held = await current(master);
    expect(held.ids()).toEqual(made.ids('LeaseCar_InsertCurrentResult'));
    expect([held.one('StartDate'), held.one('EndDate')]).toEqual([
      '2026-11-01T00:00:00',
      '0001-01-01T00:00:00',
    ]);
    expect((await read(master, OCTOBER)).body).not.toContain('Kia');
    await env.changeClock({ now: '2027-06-01T00:00:00' });
    expect((await current(master)).one('Brand')).toBe('Kia');
  });

  it('are stopped on a day, which is the last', async () => {
    const { master } = await openOffice();
    await insertCurrent(master, { Brand: 'Kia' });
    expect((await stop(master, '2026-12-10')).status).toBe(200);
    expect((await read(master, DECEMBER)).one('EndDate')).toBe('2026-12-10T00:00:00');
    expect((await list(master, { Period: 1, Year: 2027 })).all('Brand')).toEqual([]);
    expect((await stop(master, '2027-01-10')).code).toBe(2046);
    expect((await stop(master, '2026-12-11')).code).toBe(2046);
    expect((await stop(master, '2026-11-20')).status).toBe(200);
    expect((await list(master, DECEMBER)).all('Brand')).toEqual([]);
  });
});
