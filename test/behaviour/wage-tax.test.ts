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
const EMPLOYEE =
  staff.find(({ type, employments: [first] }) => type === 'active' && before2024(first))?.id ?? 0;
const APPLICANT = staff.find(({ type }) => type === 'applicant')?.id ?? 0;
/** Paid every four weeks. */
const FOUR_WEEKLY = world.employees(10002).find(({ type }) => type === 'active')?.id ?? 0;
const DECEMBER = { Period: 12, Year: 2026 };
/** The kind of income in the settings an employee begins with: from January of each year. */
const BEGUN = ['15', '15', '15'];

/** Whoever was in service before the administration began is on the payroll from its beginning. */
function before2024(employment?: { readonly startDate: string }): boolean {
  return employment !== undefined && employment.startDate < '2024-01-01';
}

/** Settings that differ from the usual ones everywhere. */
const SETTINGS = {
  Id: 0,
  JaarloonBT: '43210.50',
  AfwBijzTariefLH: '49.5',
  AutoKleineBanenRegeling: false,
  Loonheffingkorting: false,
  Voordeelreg: false,
  Loonheffing: false,
  CodeAfdrachtvermindering: 3,
  KleurTabel: 2,
  SoortInkomen: 11,
  SpecialeTabel: 4,
  TijdvakTabel: 5,
  VakantieBonnen: 6,
  CodeCalc30PercRule: 7,
} as const;

const FIELDS = Object.keys(SETTINGS).filter((field) => field !== 'Id');

describe.each(['v3', 'v2.1'] as const)('wage tax settings, version %s', (version) => {
  const other = version === 'v3' ? 'v2.1' : 'v3';
  const current = (client: SoapClient, EmployeeId = EMPLOYEE) =>
    ask(client, 'WageTax_GetCurrent', { EmployeeId }, version);
  const list = (client: SoapClient, EmployeeId = EMPLOYEE) =>
    ask(client, 'WageTax_GetList', { EmployeeId }, version);
  const read = (client: SoapClient, period: Parameters, reading: 'v3' | 'v2.1' = version) =>
    ask(client, 'WageTax_Get', { EmployeeId: EMPLOYEE, ...period }, reading);
  const update = (client: SoapClient, period: Parameters, settings: Parameters = SETTINGS) =>
    ask(
      client,
      'WageTax_Update',
      { EmployeeId: EMPLOYEE, LoonheffingSettings: settings, ...period },
      version,
    );

  it('are the usual ones from when somebody came on the payroll', async () => {
    const { master } = await openOffice();
    const held = await current(master);
    const [, ...usual] = FIELDS.map((field) => held.one(field));
    expect(usual).toEqual(['0', 'true', 'true', 'true', 'true', '0', '1', '15', '0', '2', '0', '0']);
    const all = await list(master);
    expect(all.ids().at(-1)).toBe(held.ids()[0]);
    expect((await read(master, { Period: 1, Year: 2024 })).ids()).toEqual([all.ids()[0]]);
    const before = await read(master, { Period: 12, Year: 2023 });
    expect([before.status, before.body.includes('WageTax_GetResult')]).toEqual([200, false]);
    expect((await current(master, FOUR_WEEKLY)).one('TijdvakTabel')).toBe('3');
    expect((await current(master, APPLICANT)).body).not.toContain('WageTax_GetCurrentResult');
    expect((await list(master, APPLICANT)).body).toContain('<WageTax_GetListResult />');
  });

  it('tell the wage of the year, which is set anew every January', async () => {
    const { master } = await openOffice();
    const wages = (await list(master)).all('JaarloonBT').map(Number);
    expect(wages).toHaveLength(3);
    expect(Math.min(...wages)).toBeGreaterThan(5_000);
    expect((await read(master, { Period: 12, Year: 2025 })).all('JaarloonBT').map(Number)).toEqual([
      wages[1],
    ]);
    expect((await current(master)).all('JaarloonBT').map(Number)).toEqual([wages[2]]);
  });

  it('have the elements, their order and the forms of an answer that a client recorded', async () => {
    const { master } = await openOffice();
    const recorded = [
      '<JaarloonBT>12144.00</JaarloonBT><AfwBijzTariefLH>0</AfwBijzTariefLH>',
      '<AutoKleineBanenRegeling>true</AutoKleineBanenRegeling><Loonheffingkorting>true</Loonheffingkorting>',
      '<Voordeelreg>true</Voordeelreg><Loonheffing>true</Loonheffing>',
      '<CodeAfdrachtvermindering>0</CodeAfdrachtvermindering><KleurTabel>1</KleurTabel>',
      '<SoortInkomen>15</SoortInkomen><SpecialeTabel>0</SpecialeTabel><TijdvakTabel>2</TijdvakTabel>',
      '<VakantieBonnen>0</VakantieBonnen><CodeCalc30PercRule>0</CodeCalc30PercRule></WageTaxSettings>',
    ].join('');
    expect((await list(master)).body.replace(/(?<=<JaarloonBT>)\d+\.00/g, '12144.00')).toContain(recorded);
  });

  it('change from a period on, as both versions read', async () => {
    const { env, master } = await openOffice();
    expect((await update(master, DECEMBER)).status).toBe(200);
    const held = await read(master, DECEMBER, other);
    expect(FIELDS.map((field) => held.one(field))).toEqual(
      FIELDS.map((field) => String(SETTINGS[field as keyof typeof SETTINGS])),
    );
    expect((await current(master)).one('SoortInkomen')).toBe('15');
    expect((await list(master)).all('SoortInkomen')).toEqual([...BEGUN, '11']);
    expect(new Set((await list(master)).ids()).size).toBe(BEGUN.length + 1);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect((await current(master)).one('SoortInkomen')).toBe('11');
  });

  it('may be sent for who is not on the payroll yet', async () => {
    const { master } = await openOffice();
    await ask(
      master,
      'WageTax_UpdateCurrent',
      { EmployeeId: APPLICANT, LoonheffingSettings: SETTINGS },
      version,
    );
    expect((await list(master, APPLICANT)).all('JaarloonBT')).toEqual(['43210.50']);
  });
});

describe('Swedish wage tax', () => {
  const employee = { EmployeeId: EMPLOYEE };
  const settings = { TaxType: 2, TaxForm: 3, TaxTable: 33, TaxColumn: 1, TaxPercentage: '30.5' };
  const read = (client: SoapClient, period: Parameters) =>
    ask(client, 'WageTax_Get_SE', { ...employee, ...period });
  const update = (client: SoapClient, sent: Parameters, period: Parameters = DECEMBER) =>
    ask(client, 'WageTax_Update_SE', { ...employee, LoonheffingSettings: sent, ...period });

  it('is nothing for who does not work there until it is sent, and holds from a period on', async () => {
    const { master } = await openOffice();
    expect((await read(master, DECEMBER)).body).not.toContain('WageTax_Get_SEResult');
    expect((await update(master, settings)).status).toBe(200);
    const held = await read(master, { Period: 1, Year: 2027 });
    expect(Object.keys(settings).map((field) => held.one(field))).toEqual(['2', '3', '33', '1', '30.5']);
    expect((await read(master, { Period: 11, Year: 2026 })).body).not.toContain('WageTax_Get_SEResult');
    await update(master, { ...settings, TaxColumn: 6 });
    expect((await read(master, DECEMBER)).one('TaxColumn')).toBe('6');
    const dutch = await ask(master, 'WageTax_GetList', employee);
    expect(dutch.all('SoortInkomen')).toEqual(BEGUN);
  });
});
