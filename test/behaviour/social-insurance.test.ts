import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';
import { ask, type Parameters } from './employee-calls.ts';
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
});

describe('social insurance settings in both versions', () => {
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
});
