import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { activeStaff } from '../support/staff.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = openWorld().employees(COMPANY);
const EMPLOYEE = staff.find(({ type }) => type === 'active')?.id ?? 0;
const APPLICANT = staff.find(({ type }) => type === 'applicant')?.id ?? 0;
/** Of a company that divides no costs. */
const [UNDIVIDED = 0] = activeStaff(10003);
const NOVEMBER = { Period: 11, Year: 2026 };

/** Puts a cost centre or a cost unit into the company's list, or renames it. */
async function inList(client: SoapClient, kind: 'Center' | 'Unit', code: string, name: string, id = 0) {
  const element = kind === 'Center' ? 'kostenplaats' : 'costunit';
  const record = `<Code>${code}</Code><Description>${name}</Description><Id>${id}</Id>`;
  const reply = await client.call(
    'CompanyService',
    `Cost${kind}_Insert`,
    `<CompanyId>${COMPANY}</CompanyId><${element}>${record}</${element}>`,
  );
  return Number(reply.one(`Cost${kind}_InsertResult`));
}

/** An office whose company has two cost centres and a cost unit. */
async function open() {
  const office = await openOffice();
  const { master } = office;
  const workshop = await inList(master, 'Center', 'W1', 'Werkplaats');
  const shop = await inList(master, 'Center', 'W2', 'Winkel');
  await inList(master, 'Unit', '4000', 'Lonen');
  return { ...office, workshop, shop };
}

function part(code: string, Percentage: string, others: Parameters = {}): Parameters {
  return { CostCenter: { Code: code }, Percentage, ...others };
}

const HALVES = [part('W1', '50', { Default: true }), part('W2', '50.0')];

const sharesOf = (parts: readonly Parameters[]) => ({ EmployeeCostCenter: parts });

describe.each(['v3', 'v2.1'] as const)('the cost centres of an employee, %s', (version) => {
  const updateCurrent = (client: SoapClient, parts: readonly Parameters[]) =>
    ask(client, 'CostCenter_UpdateCurrent', { EmployeeId: EMPLOYEE, CostCenters: sharesOf(parts) }, version);
  const update = (client: SoapClient, period: Parameters, parts: readonly Parameters[] = HALVES) =>
    ask(
      client,
      'CostCenter_Update',
      { EmployeeId: EMPLOYEE, CostCenteren: sharesOf(parts), ...period },
      version,
    );
  const read = (client: SoapClient, period: Parameters, reading = version) =>
    ask(client, 'CostCenter_Get', { EmployeeId: EMPLOYEE, ...period }, reading);
  const current = (client: SoapClient) =>
    ask(client, 'CostCenter_GetCurrent', { EmployeeId: EMPLOYEE }, version);

  it('are none where a company divides no costs, and before somebody works there', async () => {
    const { master } = await open();
    for (const EmployeeId of [UNDIVIDED, APPLICANT]) {
      const now = await ask(master, 'CostCenter_GetCurrent', { EmployeeId }, version);
      expect(now.body).toContain('<CostCenter_GetCurrentResult />');
      const then = await ask(master, 'CostCenter_Get', { EmployeeId, ...NOVEMBER }, version);
      expect(then.body).toContain('<CostCenter_GetResult />');
    }
  });

  it('are spread from the open period on, and read back in both versions and for the company', async () => {
    const { master, workshop, shop } = await open();
    const before = (await current(master)).all('Percentage');
    const ofOthers = (percentages: readonly string[], mine: readonly string[]) =>
      mine.reduce((left, one) => left.toSpliced(left.indexOf(one), 1), [...percentages]);
    const unit = { Kostensoort: { Code: '4000' } };
    const sent = [part('W1', '62.5', { ...unit, Default: true }), part('W2', '37.50')];
    expect((await updateCurrent(master, sent)).status).toBe(200);
    for (const reading of ['v3', 'v2.1'] as const) {
      const held = await read(master, NOVEMBER, reading);
      expect(held.all('Percentage')).toEqual(['62.5', '37.50']);
      expect(held.all('Default')).toEqual(['true', 'false']);
      expect(held.all('Code')).toEqual(['W1', '4000', 'W2']);
      expect(held.all('Description')).toEqual(['Werkplaats', 'Lonen', 'Winkel']);
      expect(held.ids()).toEqual(expect.arrayContaining([workshop, shop]));
    }
    expect((await current(master)).all('Percentage')).toEqual(['62.5', '37.50']);
    expect((await read(master, { Period: 10, Year: 2026 })).all('Percentage')).toEqual(before);
    expect((await read(master, { Period: 3, Year: 2030 })).all('Percentage')).toEqual(['62.5', '37.50']);

    const ofCompany = (period: Parameters) =>
      ask(master, 'CostCenter_GetAllEmployeesByCompany', { CompanyId: COMPANY, ...period }, version);
    const all = await ofCompany(NOVEMBER);
    expect(all.ids('EmployeeId')).toEqual(staff.map(({ id }) => id));
    const earlier = await ofCompany({ Period: 10, Year: 2026 });
    expect(ofOthers(all.all('Percentage'), ['62.5', '37.50'])).toEqual(
      ofOthers(earlier.all('Percentage'), before),
    );
    expect((await ofCompany({ Period: 13, Year: 2026 })).code).toBe(2006);
  });

  it('are named by their id, and called as the company calls them now', async () => {
    const { master, shop } = await open();
    const byId = { CostCenter: { Code: 'W1', Id: shop }, Percentage: '100' };
    expect((await updateCurrent(master, [byId])).status).toBe(200);
    expect((await current(master)).all('Code')).toEqual(['W2']);
    await inList(master, 'Center', 'W9', 'Webwinkel', shop);
    expect((await current(master)).all('Description')).toEqual(['Webwinkel']);
  });

  it('are refused when they are no cost centres, are named twice, or do not add up', async () => {
    const { master } = await open();
    const before = (await current(master)).all('Code');
    const elsewhere = await master.call(
      'CompanyService',
      'CostCenter_Insert',
      '<CompanyId>10001</CompanyId><kostenplaats><Code>B</Code></kostenplaats>',
    );
    const foreign = Number(elsewhere.one('CostCenter_InsertResult'));
    const refused = await codesOf([
      updateCurrent(master, [{ CostCenter: { Code: 'W1', Id: foreign }, Percentage: '100' }]),
      updateCurrent(master, [part('B', '100')]),
      updateCurrent(master, [part('', '100')]),
      updateCurrent(master, [{ Percentage: '100' }]),
      updateCurrent(master, [part('W1', '50'), part('W1', '50')]),
      updateCurrent(master, [part('W1', '50'), part('W2', '49.99')]),
      updateCurrent(master, [part('W1', '150'), part('W2', '-50')]),
      updateCurrent(master, [part('W1', '100', { Kostensoort: { Code: '4001' } })]),
      master.call(
        'EmployeeService',
        'CostCenter_UpdateCurrent',
        `<EmployeeId>${EMPLOYEE}</EmployeeId><CostCenters><EmployeeCostCenter xsi:nil="true" ` +
          'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" /></CostCenters>',
        { version },
      ),
      update(master, { Period: 10, Year: 2026 }),
      update(master, { Period: 13, Year: 2026 }),
      read(master, { Period: 0, Year: 2026 }),
    ]);
    const closed = version === 'v3' ? 2011 : 9999;
    expect(refused).toEqual([2037, 2038, 2038, 2038, 2039, 2030, 2030, 2030, 2030, closed, 2006, 2006]);
    expect((await current(master)).all('Code')).toEqual(before);
  });
});
