import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Paid by the month, and not the debtor's; today is 16 November 2026. */
const COMPANY = 10004;
const staff = openWorld().employees(COMPANY);
const EMPLOYEE = staff.find(({ type }) => type === 'active')?.id ?? 0;
/** Was away in August. */
const WAS_AWAY = staff.find(({ number }) => number === 6)?.id ?? 0;
const OTHER = staff.find(({ type, id }) => type === 'active' && id !== EMPLOYEE)?.id ?? 0;
const employee = { EmployeeId: EMPLOYEE };

const WORKDAY = { HoursMonday: '8.00', HoursTuesday: '8.00', HoursWednesday: '8.00' };

/** A day off in July, with other fields where they are given. */
function dayOff(fields: Parameters = {}): Parameters {
  return {
    Description: 'Vrij',
    Hours: '8.00',
    UsageType: 'Withdrawal',
    Start: '2026-07-06T00:00:00',
    End: '2026-07-06T00:00:00',
    StartHours: '8.00',
    EndHours: '0.00',
    Type: 'Type1',
    Status: 'Approved',
    ...fields,
  };
}

function book(client: SoapClient, fields: Parameters = {}, version: Version = 'v3', id = EMPLOYEE) {
  return ask(client, 'Leave_Insert', { EmployeeId: id, Leave: dayOff(fields) }, version);
}

/** The list with ids; what is not asked for is not sent. */
function listOf(client: SoapClient, wanted: Parameters = {}, version: Version = 'v3') {
  return ask(client, 'Leave_GetList_V2', { ...employee, Year: 2026, ...wanted }, version);
}

async function workPartTime(client: SoapClient, ParttimePercentage: string): Promise<void> {
  const Schedule = { ...WORKDAY, ParttimePercentage };
  await ask(client, 'Schedule_UpdateCurrent', { ...employee, Schedule, CompanyRoosterNr: 0 });
}

async function balances(client: SoapClient, version: Version = 'v3'): Promise<string[]> {
  const all = await ask(client, 'LeaveBalance_Get', employee, version);
  return [all.one('DecMedewerkerVerlofStartSaldo'), all.one('DecMedewerkerVerlofCurrSaldo')];
}

async function balanceOf(client: SoapClient, LeaveType: string, version: Version = 'v3'): Promise<string[]> {
  const one = await ask(client, 'LeaveBalance_GetPerType', { ...employee, LeaveType }, version);
  return [one.one('OpeningBalance'), one.one('CurrentBalance')];
}

/** Puts the employee under the labour agreement with a number. */
async function agree(client: SoapClient, number: number): Promise<void> {
  const inPeriod = '<DebtorId>1002</DebtorId><Year>2026</Year><Period>11</Period>';
  const groups = await client.call('DebtorService', 'LabourAgreementSettings_GetList', inPeriod);
  const guid = groups.all('Guid')[groups.ids('Id').indexOf(number)] ?? '';
  const update = { labourAgreementSettingsGroupGuid: guid, ...employee };
  const answer = await ask(client, 'LabourAgreements_UpdateCurrent', update);
  expect(answer.status).toBe(200);
}

describe.each(['v3', 'v2.1'] as const)('leave, version %s', (version) => {
  const otherVersion = version === 'v3' ? 'v2.1' : 'v3';

  it('is booked, read back, changed and deleted', async () => {
    const { master } = await openOffice();
    expect((await listOf(master, {}, version)).body).toContain('<Leave_GetList_V2Result />');
    await book(master, { Description: 'Zomer', Hours: '7.60', Status: 'Pending' }, version);

    const list = await listOf(master, {}, otherVersion);
    const [Id = 0] = list.ids();
    expect(Id).toBeGreaterThan(0);
    expect(list.body).toContain(
      '<Description>Zomer</Description><Hours>7.60</Hours><UsageType>Withdrawal</UsageType>' +
        '<Start>2026-07-06T00:00:00</Start><End>2026-07-06T00:00:00</End>' +
        '<StartHours>8.00</StartHours><EndHours>0.00</EndHours><Type>Type1</Type><Status>Pending</Status>',
    );
    const withoutIds = await ask(master, 'Leave_GetList', { ...employee, Year: 2026 }, version);
    expect([withoutIds.one('Hours'), withoutIds.ids()]).toEqual(['7.60', []]);

    await book(master, { Description: 'Later' });
    const changed = dayOff({
      Id,
      Description: 'Herfst',
      Hours: '16.00',
      UsageType: 'Expired',
      Type: 'Type2',
    });
    expect((await ask(master, 'Leave_Update', { ...employee, Leave: changed }, version)).status).toBe(200);
    const after = await listOf(master, {}, version);
    expect(after.ids()[0]).toBe(Id);
    expect(after.all('Description')).toEqual(['Herfst', 'Later']);
    expect([after.all('Hours')[0], after.all('UsageType')[0], after.all('Type')[0]]).toEqual([
      '16.00',
      'Expired',
      'Type2',
    ]);

    const gone = await ask(master, 'Leave_Delete', { ...employee, LeaveId: Id }, version);
    expect(gone.one('Leave_DeleteResult')).toBe(String(Id));
    expect((await listOf(master, {}, otherVersion)).all('Description')).toEqual(['Later']);
  });

  it('is listed by year, type and usage', async () => {
    const { master } = await openOffice();
    await book(master, { Description: 'a' });
    await book(master, { Description: 'b', UsageType: 'Store' });
    await book(master, { Description: 'c', Type: 'Type2' });
    await book(master, { Description: 'd', Start: '2025-12-29T00:00:00', End: '2026-01-02T00:00:00' });
    const found = async (wanted: Parameters) => (await listOf(master, wanted, version)).all('Description');
    expect(await found({})).toEqual(['a', 'b', 'c']);
    expect(await found({ Type: 'Type1' })).toEqual(['a', 'b']);
    expect(await found({ Type: 'Undefined' })).toEqual(['a', 'b', 'c']);
    expect(await found({ Soort: 'Withdrawal' })).toEqual(['a', 'c']);
    expect(await found({ Type: 'Type2', Soort: 'Withdrawal' })).toEqual(['c']);
    expect(await found({ Type: 'Type2', Soort: 'Expired' })).toEqual([]);
    expect(await found({ Year: 2025 })).toEqual(['d']);
    expect(await found({ Year: 2027 })).toEqual([]);
  });

  it('changes the balance of its type and of all', async () => {
    const { master } = await openOffice();
    await workPartTime(master, '100.00');
    expect(await balances(master, version)).toEqual(['252.00', '252.00']);
    expect(await balanceOf(master, 'Type1', version)).toEqual(['200.00', '200.00']);
    expect(await balanceOf(master, 'Type2', version)).toEqual(['52.00', '52.00']);

    await book(master, { Hours: '7.6' }, version);
    await book(master, { Hours: '2.50', UsageType: 'Store' }, version);
    await book(master, { Hours: '1.10', UsageType: 'Expired', Status: 'Pending' }, version);
    await book(master, { Hours: '60', Type: 'Type2' }, version);
    // Neither what was rejected nor another year's counts.
    await book(master, { Status: 'Rejected' }, version);
    await book(master, { Start: '2027-01-04T00:00:00', End: '2027-01-04T00:00:00' }, version);
    expect(await balanceOf(master, 'Type1', version)).toEqual(['200.00', '193.80']);
    expect(await balanceOf(master, 'Type2', version)).toEqual(['52.00', '-8.00']);
    expect(await balances(master, version)).toEqual(['252.00', '185.80']);
  });
});

describe('an opening balance', () => {
  it.each([
    // 160 and 40 hours at 55.5 %: hundredths, and half hours of 22.2; 52 hours at 55.5 %: 28.86, rounded up.
    { percentage: '55.50', type1: '110.80', type2: '29.00' },
    { percentage: '80.00', type1: '160.00', type2: '42.00' },
    { percentage: '0.00', type1: '0.00', type2: '0.00' },
  ])('for $percentage % is rounded as its parts say', async ({ percentage, type1, type2 }) => {
    const { master } = await openOffice();
    await workPartTime(master, percentage);
    expect((await balanceOf(master, 'Type1'))[0]).toBe(type1);
    expect((await balanceOf(master, 'Type2'))[0]).toBe(type2);
  });

  it('is there anew in the next year', async () => {
    const { env, master } = await openOffice();
    await workPartTime(master, '100.00');
    await book(master);
    expect(await balances(master)).toEqual(['252.00', '244.00']);
    await env.changeClock({ now: '2027-01-01T00:00:00' });
    expect(await balances(master)).toEqual(['252.00', '252.00']);
  });

  it('follows the labour agreement', async () => {
    const { master } = await openOffice();
    await workPartTime(master, '100.00');
    await agree(master, 3);
    expect(await balanceOf(master, 'Type3')).toEqual(['24.00', '24.00']);
    expect(await balances(master)).toEqual(['276.00', '276.00']);
    await agree(master, 2);
    expect(await balances(master)).toEqual(['0.00', '0.00']);
    expect((await book(master)).code).toBe(2022);
  });
});

describe('the seeded world', () => {
  it('has somebody who was away, which is in their balance', async () => {
    const { master } = await openOffice();
    const away = { EmployeeId: WAS_AWAY };
    const list = await ask(master, 'Leave_GetList_V2', { ...away, Year: 2026 });
    expect([list.one('Start'), list.one('End')]).toEqual(['2026-08-03T00:00:00', '2026-08-09T00:00:00']);
    const balance = await ask(master, 'LeaveBalance_GetPerType', { ...away, LeaveType: 'Type1' });
    const taken = Number(balance.one('OpeningBalance')) - Number(balance.one('CurrentBalance'));
    expect(Number(list.one('Hours'))).toBeGreaterThan(0);
    expect(taken).toBeCloseTo(Number(list.one('Hours')));
    expect((await ask(master, 'Leave_Delete', { ...away, LeaveId: list.one('Id') })).status).toBe(200);
    expect((await ask(master, 'Leave_GetList', { ...away, Year: 2026 })).all('Start')).toEqual([]);
  });
});

describe('refused are', () => {
  it('leave that cannot be, and that nobody has', async () => {
    const { master } = await openOffice();
    await book(master, {}, 'v3', OTHER);
    const ofOther = await ask(master, 'Leave_GetList_V2', { EmployeeId: OTHER, Year: 2026 });
    const [foreign = 0] = ofOther.ids();
    await book(master);
    const [Id = 0] = (await listOf(master)).ids();
    const update = (fields: Parameters) =>
      ask(master, 'Leave_Update', { ...employee, Leave: dayOff({ Id, ...fields }) });
    const refused = await codesOf([
      ask(master, 'Leave_Insert', employee),
      book(master, { Start: '2026-07-07T00:00:00' }),
      book(master, { Start: '0001-01-01T00:00:00' }),
      book(master, { Hours: '-1' }),
      book(master, { Type: 'Undefined' }),
      book(master, { Type: 'Type3' }),
      book(master, { Type: 'Type4' }),
      ask(master, 'Leave_Update', employee),
      update({ End: '2026-07-05T00:00:00' }),
      update({ Type: 'Type4' }),
      update({ Id: foreign }),
      ask(master, 'Leave_Delete', { ...employee, LeaveId: foreign }),
      ask(master, 'Leave_Delete', { ...employee, LeaveId: 0 }),
      ask(master, 'LeaveBalance_GetPerType', { ...employee, LeaveType: 'Type3' }),
      ask(master, 'LeaveBalance_GetPerType', employee),
    ]);
    expect(refused).toEqual([
      2030, 2030, 2030, 2030, 2022, 2022, 2022, 2030, 2030, 2022, 2018, 2018, 2018, 2022, 2022,
    ]);
    expect((await listOf(master)).ids()).toEqual([Id]);
  });
});

describe.each(['v3', 'v2.1'] as const)('leave type groups, version %s', (version) => {
  const groupsOf = (client: SoapClient, group: number, period = 11) =>
    client.call(
      'CompanyService',
      'CompanyLeaveTypeGroups_Get',
      `<CompanyId>${COMPANY}</CompanyId><LabourAgreementSettingsGroupId>${group}</LabourAgreementSettingsGroupId>` +
        `<Year>2026</Year><Period>${period}</Period>`,
      { version },
    );

  it('say what a labour agreement gives', async () => {
    const { master } = await openOffice();
    const standard = await groupsOf(master, 1);
    expect(standard.all('Type')).toEqual(['Type1', 'Type2']);
    expect(standard.all('Description')).toEqual(['Vakantie-uren', 'Arbeidsduurverkorting']);
    expect(standard.all('DescriptionLeaveBalance')).toEqual(['Wettelijk', 'Bovenwettelijk', 'ADV']);
    expect(standard.all('FullTimeBalance')).toEqual(['160.00', '40.00', '52.00']);
    expect(standard.all('LeaveRoundingMethod')).toEqual(['Normal', 'WholeHalf', 'Whole_RoundUp']);
    expect((await groupsOf(master, 3)).all('Type')).toEqual(['Type1', 'Type2', 'Type3']);
    for (const none of [2, 0, 99])
      expect((await groupsOf(master, none)).body).toContain('<CompanyLeaveTypeGroups_GetResult />');
  });
});
