import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = world.employees(COMPANY);
const EMPLOYEE = staff.find(({ type }) => type === 'active')?.id ?? 0;
const COLLEAGUE = staff.findLast(({ type }) => type === 'active')?.id ?? 0;

const code = (Id: number): Parameters => ({
  Id,
  TimeRegistrationItemTypeID: 0,
  Deleted: false,
  CalculationRule: 0,
  HourType: false,
  Visible: false,
});

/** From nine to five on a day. */
function register(client: SoapClient, day: string, version: Version, changed: Partial<Sent> = {}) {
  const { codeId, start, end, costCenter } = { ...sent(day), ...changed };
  const parameters = {
    timeRegistrationCode: code(codeId),
    employeeId: EMPLOYEE,
    dtmStart: start,
    dtmEnd: end,
    costCenterId: costCenter,
  };
  return ask(client, 'TimeRegistration_Insert', parameters, version);
}

interface Sent {
  readonly codeId: number;
  readonly start: string;
  readonly end: string;
  readonly costCenter: number | string;
}

const sent = (day: string): Sent => ({
  codeId: 1,
  start: `${day}T09:00:00`,
  end: `${day}T17:00:00`,
  costCenter: 0,
});

function model(EmployeeID: number, day: string, changed: Parameters = {}): Parameters {
  return {
    DtmEnd: `${day}T17:00:00`,
    DtmStart: `${day}T09:00:00`,
    ID: 0,
    EmployeeID,
    Status: 'Processed',
    TimeRegistrationCode: code(2),
    Description: `Werk op ${day}`,
    CostCenterId: 0,
    ...changed,
  };
}

function list(
  client: SoapClient,
  version: Version,
  first = '2026-01-01',
  last = '2027-12-31',
  id = EMPLOYEE,
) {
  const asked = { employeeId: id, dtmStart: `${first}T00:00:00`, dtmEnd: `${last}T00:00:00` };
  return ask(client, 'TimeRegistration_GetList', asked, version);
}

/** The days of those between two days. */
async function starts(
  client: SoapClient,
  version: Version,
  first?: string,
  last?: string,
): Promise<string[]> {
  const found = await list(client, version, first, last);
  return found.all('DtmStart').map((start) => start.slice(0, 10));
}

describe.each(['v3', 'v2.1'] as const)('time registrations, version %s', (version) => {
  it('are put in and read back by day, oldest first', async () => {
    const { master } = await openOffice();
    for (const day of ['2026-12-02', '2026-11-16', '2026-11-17'])
      expect((await register(master, day, version)).status).toBe(200);
    for (const reading of ['v3', 'v2.1'] as const) {
      const all = await list(master, reading);
      expect(all.all('DtmStart')).toEqual([
        '2026-11-16T09:00:00',
        '2026-11-17T09:00:00',
        '2026-12-02T09:00:00',
      ]);
      expect(all.all('DtmEnd')[0]).toBe('2026-11-16T17:00:00');
      expect([all.all('Status')[0], all.all('Description')[0], all.all('CostCenterId')[0]]).toEqual([
        'Open',
        'Gewerkte uren',
        '0',
      ]);
      expect(all.ids('EmployeeID')).toEqual([EMPLOYEE, EMPLOYEE, EMPLOYEE]);
      expect(new Set(all.ids('ID')).size).toBe(3);
    }
    expect(await starts(master, version, '2026-11-17', '2026-12-02')).toEqual(['2026-11-17', '2026-12-02']);
    expect(await starts(master, version, '2026-11-18', '2026-12-01')).toEqual([]);
    expect(await starts(master, version, '2026-12-31', '2026-01-01')).toEqual([]);
  });

  it('have a code of the list', async () => {
    const { master } = await openOffice();
    const codes = await ask(master, 'TimeRegistration_GetAll_AllTimeRegistrationCodes', {}, version);
    expect(codes.ids('Id')).toEqual([1, 2, 3, 4, 5]);
    expect(codes.all('Description').slice(0, 2)).toEqual(['Gewerkte uren', 'Overwerk']);
    expect(new Set(codes.all('Deleted'))).toEqual(new Set(['false']));
  });

  it('may be booked on a cost centre of the company', async () => {
    const { master } = await openOffice();
    const centre = (company: number) =>
      master.call(
        'CompanyService',
        'CostCenter_Insert',
        `<CompanyId>${company}</CompanyId><kostenplaats><Code>A</Code><Id>0</Id></kostenplaats>`,
      );
    const own = (await centre(COMPANY)).one('CostCenter_InsertResult');
    const other = (await centre(10001)).one('CostCenter_InsertResult');
    expect((await register(master, '2026-11-16', version, { costCenter: own })).status).toBe(200);
    expect((await register(master, '2026-11-16', version, { costCenter: other })).code).toBe(2037);
    expect((await list(master, version)).all('CostCenterId')).toEqual([own]);
  });
});

describe('time registrations in version 2.1 only', () => {
  it('are deleted in batches, all or none', async () => {
    const { env, master } = await openOffice();
    for (const day of ['2026-11-16', '2026-12-01', '2026-12-02']) await register(master, day, 'v3');
    const [november = 0, first = 0, second = 0] = (await list(master, 'v2.1')).ids('ID');
    const remove = (...ids: readonly number[]) => {
      const rows = ids.map((ID) => model(EMPLOYEE, '2026-01-01', { ID }));
      return ask(
        master,
        'TimeRegistration_Delete_Batch',
        { models: { TimeRegistrationModel: rows } },
        'v2.1',
      );
    };
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    const foreign = model(COLLEAGUE, '2026-12-01', { ID: first });
    const refused = await codesOf([
      remove(first, november),
      remove(first, 1),
      ask(master, 'TimeRegistration_Delete_Batch', { models: { TimeRegistrationModel: [foreign] } }, 'v2.1'),
    ]);
    expect(refused).toEqual([9999, 2046, 2046]);
    expect((await list(master, 'v3')).ids('ID')).toEqual([november, first, second]);
    expect((await remove(first, second, first)).status).toBe(200);
    expect((await list(master, 'v3')).ids('ID')).toEqual([november]);
  });
});
