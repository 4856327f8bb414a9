import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = openWorld().employees(COMPANY);
/** In service before the administration began, so on the payroll from its beginning. */
const EMPLOYEE =
  staff.find(({ type, employments: [first] }) => type === 'active' && (first?.startDate ?? '9') < '2024')
    ?.id ?? 0;
const APPLICANT = staff.find(({ type }) => type === 'applicant')?.id ?? 0;
const DECEMBER = { Period: 12, Year: 2026 };
const VERSIONS = ['v3', 'v2.1'] as const;

/** A record that version 3 is sent. */
const SENT = {
  InfluenceObligedInsurance: 'E',
  WageCostBenefit: 4,
  CodeCao: 1234,
  Wao_Wia: false,
  Ww: false,
  Zw: true,
  IncomeRelatedContributionZvw: 2,
  CodeZvw: 'M',
  RiskGroup: 3,
  Sector: 33,
  EmploymentType: 18,
  PhaseClassification: 5,
  EmploymentSequenceTaxId: 9,
} as const;

/** The same as version 2.1 is sent it, with what only that knows of. */
const SENT_V21 = {
  InvloedVerzekeringsplicht: 'E',
  PremieKorting: 4,
  PremieKortingVerhoging: true,
  CodeCao: 1234,
  Wao_Wia: false,
  Ww: false,
  Zw: true,
  CodeIabZvw: 2,
  CodeZvw: 'M',
  RisicoGroep: 3,
  Sector: 33,
} as const;

const sentTo = (version: Version): Parameters => (version === 'v3' ? SENT : SENT_V21);

const read = (client: SoapClient, period: Parameters, version: Version, EmployeeId = EMPLOYEE) =>
  ask(client, 'SVW_Get', { EmployeeId, ...period }, version);
const current = (client: SoapClient, version: Version, EmployeeId = EMPLOYEE) =>
  ask(client, 'SVW_GetCurrent', { EmployeeId }, version);
const list = (client: SoapClient, version: Version, EmployeeId = EMPLOYEE) =>
  ask(client, 'SVW_GetList', { EmployeeId }, version);
const ofCompany = (client: SoapClient, version: Version) =>
  ask(client, 'SVW_GetAll_AllEmployeesByCompany', { CompanyID: COMPANY }, version);
const update = (client: SoapClient, SVWSettings: Parameters, period: Parameters, version: Version) =>
  ask(client, 'SVW_Update', { EmployeeId: EMPLOYEE, SVWSettings, ...period }, version);
const updateCurrent = (client: SoapClient, SVWSettings: Parameters, version: Version) =>
  ask(client, 'SVW_UpdateCurrent', { EmployeeId: EMPLOYEE, SVWSettings }, version);

const textsOf = (reply: SoapReply, fields: readonly string[]) => fields.map((field) => reply.one(field));

describe.each(VERSIONS)('social insurance settings of an employee, version %s', (version) => {
  it('are the usual ones from when somebody came on the payroll', async () => {
    const { master } = await openOffice();
    const held = await current(master, version);
    expect(textsOf(held, ['Wao_Wia', 'Ww', 'Zw', 'CodeZvw'])).toEqual(['true', 'true', 'true', 'K']);
    expect(held.one(version === 'v3' ? 'SectorCode' : 'Sector')).toBe('12');
    expect((await list(master, version)).ids()).toEqual(held.ids());
    expect((await read(master, { Period: 1, Year: 2024 }, version)).ids()).toEqual(held.ids());
    const before = await read(master, { Period: 12, Year: 2023 }, version);
    expect([before.status, before.body.includes('SVW_GetResult')]).toEqual([200, false]);
    expect((await current(master, version, APPLICANT)).body).not.toContain('SVW_GetCurrentResult');
    expect((await list(master, version, APPLICANT)).body).toContain('<SVW_GetListResult />');
  });

  it('change from a period on', async () => {
    const { env, master } = await openOffice();
    expect((await update(master, sentTo(version), DECEMBER, version)).status).toBe(200);
    expect((await current(master, version)).one('CodeZvw')).toBe('K');
    expect((await read(master, DECEMBER, version)).one('CodeZvw')).toBe('M');
    expect((await list(master, version)).all('CodeZvw')).toEqual(['K', 'M']);
    const all = await ofCompany(master, version);
    expect(all.ids('EmployeeId')).toEqual(staff.map(({ id }) => id));
    expect(all.all('StartPeriod')).toContain('12');
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect((await current(master, version)).one('CodeZvw')).toBe('M');
  });

  it('change from the open period on, and what was sent for it is overwritten', async () => {
    const { master } = await openOffice();
    await updateCurrent(master, sentTo(version), version);
    await updateCurrent(master, { ...sentTo(version), CodeZvw: '14' }, version);
    expect((await list(master, version)).all('CodeZvw')).toEqual(['K', 'N']);
    expect((await read(master, { Period: 10, Year: 2026 }, version)).one('CodeZvw')).toBe('K');
    await updateCurrent(master, { Sector: 0 }, version);
    const emptied = await current(master, version);
    expect([emptied.all('CodeZvw'), emptied.one('Ww')]).toEqual([[], 'false']);
  });

  it('are refused in closed and impossible periods, for codes there are not, and when nothing is sent', async () => {
    const { master } = await openOffice();
    const influence = version === 'v3' ? 'InfluenceObligedInsurance' : 'InvloedVerzekeringsplicht';
    const sent = sentTo(version);
    const refused = await codesOf([
      update(master, sent, { Period: 10, Year: 2026 }, version),
      update(master, sent, { Period: 13, Year: 2026 }, version),
      read(master, { Period: 13, Year: 2026 }, version),
      updateCurrent(master, { ...sent, CodeZvw: 'C' }, version),
      updateCurrent(master, { ...sent, [influence]: 'C' }, version),
      updateCurrent(master, { ...sent, Sector: 70 }, version),
      ask(master, 'SVW_UpdateCurrent', { EmployeeId: EMPLOYEE }, version),
      ask(master, 'SVW_Update', { EmployeeId: EMPLOYEE, ...DECEMBER }, version),
    ]);
    const closed = version === 'v3' ? 2011 : 9999;
    expect(refused).toEqual([closed, 2006, 2006, 2030, 2030, 2030, 2030, 2030]);
    expect((await list(master, version)).all('CodeZvw')).toEqual(['K']);
  });

  it('are nobody else’s business', async () => {
    const { debtor } = await openOffice();
    const refused = await codesOf([
      update(debtor, sentTo(version), DECEMBER, version),
      updateCurrent(debtor, sentTo(version), version),
      read(debtor, DECEMBER, version),
      current(debtor, version),
      list(debtor, version),
      ofCompany(debtor, version),
    ]);
    expect(refused).toEqual([1003, 1003, 1003, 1003, 1003, 1003]);
  });
});

describe('social insurance settings in both versions', () => {
  it('are nested in version 3, with their texts', async () => {
    const { master } = await openOffice();
    await updateCurrent(master, SENT, 'v3');
    const held = await current(master, 'v3');
    expect(textsOf(held, ['StartYear', 'StartPeriod', 'InfluenceObligedInsuranced', 'CodeZvw'])).toEqual([
      '2026',
      '11',
      'E',
      'M',
    ]);
    expect(textsOf(held, ['EmploymentType', 'PhaseClassification', 'EmploymentSequenceTaxId'])).toEqual([
      '18',
      '5',
      '9',
    ]);
    expect(textsOf(held, ['CAOCode', 'RiskGroupCode', 'SectorCode', 'SectorDescription'])).toEqual([
      '1234',
      '3',
      '33',
      'Horeca algemeen',
    ]);
    expect(textsOf(held, ['WageCostBenefitCode', 'IncomeRelatedContributionZvw'])).toEqual(['4', '2']);
    expect(held.body).toContain('<EndPeriod xsi:nil="true" />');
  });

  it('are flat in version 2.1, and have numbers for letters in the list of a company', async () => {
    const { master } = await openOffice();
    await updateCurrent(master, SENT, 'v3');
    const flat = await current(master, 'v2.1');
    const fields = Object.keys(SENT_V21).filter((field) => field !== 'PremieKortingVerhoging');
    expect(textsOf(flat, fields)).toEqual(
      fields.map((field) => String(SENT_V21[field as keyof typeof SENT_V21])),
    );
    const all = await ofCompany(master, 'v2.1');
    expect([all.all('ZVW').filter((zvw) => zvw !== '11'), all.all('InfluenceInsurance')]).toEqual([
      ['13'],
      expect.arrayContaining(['4']),
    ]);
    expect(all.all('CLACode')).toContain('1234');
    expect(all.all('PremiumReductionCode')).toContain('4');
  });

  it('keep what the version that overwrites them does not know of', async () => {
    const { master } = await openOffice();
    await updateCurrent(master, SENT, 'v3');
    await updateCurrent(master, { ...SENT_V21, CodeZvw: 'B' }, 'v2.1');
    const held = await current(master, 'v3');
    expect(textsOf(held, ['CodeZvw', 'EmploymentType', 'EmploymentSequenceTaxId'])).toEqual(['B', '18', '9']);
    await updateCurrent(master, SENT, 'v3');
    expect((await current(master, 'v2.1')).one('PremieKortingVerhoging')).toBe('true');
  });
});

describe.each(VERSIONS)('social insurance settings of a company, version %s', (version) => {
  const other = version === 'v3' ? 'v2.1' : 'v3';
  const settings = {
    CodeCao: 1234,
    EigenrisicodragerGediffWGA: true,
    EigenrisicodragerUniformeWAO: false,
    EigenrisicodragerZiektewet: true,
    RisicoGroep: 2,
    Gediff_WGA_wn: '0.34',
    Gediff_WGA_wg: '0.35',
    Sector: 13,
  } as const;

  const call = (client: SoapClient, operation: string, parameters = '', by: Version = version) =>
    client.call('CompanyService', operation, `<CompanyId>${COMPANY}</CompanyId>${parameters}`, {
      version: by,
    });
  const send = (client: SoapClient, fields: Parameters) =>
    call(
      client,
      'SVW_UpdateCurrent',
      `<SVW><SVWSettings>${Object.entries(fields)
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join('')}</SVWSettings></SVW>`,
    );

  it('are overwritten from the open period on, with their texts', async () => {
    const { master } = await openOffice();
    const before = await call(master, 'SVW_GetCurrent');
    expect(before.all('Description')).toContain('Metaal- en technische bedrijfstakken');
    expect((await send(master, settings)).status).toBe(200);
    const held = await call(master, 'SVW_GetCurrent', '', other);
    const fields = Object.keys(settings).filter((field) => field !== 'Sector');
    expect(textsOf(held, fields)).toEqual(
      fields.map((field) => String(settings[field as keyof typeof settings])),
    );
    expect(held.body).toContain('<Sector><Code>13</Code><Description>Bakkerijen</Description></Sector>');
    expect([held.all('Sector'), held.all('Code')]).toEqual([['13'], ['13', '2', '1234']]);
  });

  it('are those with which its employees begin', async () => {
    const { master } = await openOffice();
    await send(master, settings);
    const StartDate = '2026-11-09T00:00:00';
    const hired = await ask(
      master,
      'Employee_Insert',
      { CompanyId: COMPANY, FirstName: 'Kim', LastName: 'Zwart', StartDate, UnprotectedMode: false },
      version,
    );
    const newcomer = Number(hired.one('Employee_InsertResult'));
    expect((await current(master, 'v3', newcomer)).one('SectorCode')).toBe('13');
    expect((await current(master, 'v3')).one('SectorCode')).toBe('12');
  });

  it('are refused without settings and for a sector there is not, and to others', async () => {
    const { master, debtor } = await openOffice();
    const refused = await codesOf([
      call(master, 'SVW_UpdateCurrent'),
      call(master, 'SVW_UpdateCurrent', '<SVW />'),
      send(master, { ...settings, Sector: 36 }),
      send(debtor, settings),
      call(debtor, 'SVW_GetCurrent'),
    ]);
    expect(refused).toEqual([2030, 2030, 2030, 1003, 1003]);
  });
});
