import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';
import { cents } from './payroll-calls.ts';

const openOffice = useOffices();
const VERSIONS: readonly Version[] = ['v3', 'v2.1'];
/** Paid by the month, as the debtor's login sees it, and without lists and work costs of its own to begin with. */
const PLAIN = 10003;
/** Another of these. */
const OTHER = 10002;

/** The two lists, and how a record is sent (its elements stand in another order). */
const LISTS = [
  {
    family: 'CostCenter',
    record: (id: number | string, fields: string) => `<kostenplaats>${fields}<Id>${id}</Id></kostenplaats>`,
  },
  {
    family: 'CostUnit',
    record: (id: number | string, fields: string) => `<costunit><Id>${id}</Id>${fields}</costunit>`,
  },
] as const;

describe.each(LISTS)('the $family list of a company', ({ family, record }) => {
  const read = (client: SoapClient, version: Version = 'v3', companyId = PLAIN) =>
    client.call('CompanyService', `${family}_GetList`, `<CompanyId>${companyId}</CompanyId>`, { version });

  const save = (
    client: SoapClient,
    id: number | string,
    code: string,
    description: string,
    { version = 'v3', companyId = PLAIN }: { readonly version?: Version; readonly companyId?: number } = {},
  ) =>
    client.call(
      'CompanyService',
      `${family}_Insert`,
      `<CompanyId>${companyId}</CompanyId>` +
        record(id, `<Code>${code}</Code><Description>${description}</Description>`),
      { version },
    );

  it.each(VERSIONS)('gets a new one, which is changed by its id (%s)', async (version) => {
    const { master } = await openOffice();
    expect((await read(master, version)).body).toContain(`<${family}_GetListResult />`);
    const ids: string[] = [];
    for (const code of ['A100', 'B200'])
      ids.push((await save(master, 0, code, `Plaats ${code}`, { version })).one(`${family}_InsertResult`));
    const changed = await save(master, ids[0] ?? '', 'A101', 'Anders', { version });
    expect(changed.one(`${family}_InsertResult`)).toBe(ids[0]);
    for (const reading of VERSIONS) {
      const list = await read(master, reading);
      expect([list.all('Id'), list.all('Code'), list.all('Description')]).toEqual([
        ids,
        ['A101', 'B200'],
        ['Anders', 'Plaats B200'],
      ]);
    }
    expect((await read(master, version, OTHER)).all('Code')).not.toContain('A101');
  });
});

describe('work costs', () => {
  const insert = (
    client: SoapClient,
    value: string,
    period: number,
    version: Version = 'v3',
    companyId = PLAIN,
  ) =>
    client.call(
      'CompanyService',
      'WorkCost_Insert',
      `<CompanyId>${companyId}</CompanyId><value>${value}</value><Period>${period}</Period><Year>2026</Year>`,
      { version },
    );
  const list = (client: SoapClient, year: number, version: Version = 'v3', companyId = PLAIN) =>
    client.call(
      'CompanyService',
      'WorkCost_GetList',
      `<CompanyId>${companyId}</CompanyId><Year>${year}</Year>`,
      { version },
    );

  it.each(VERSIONS)('are one amount a period (%s)', async (version) => {
    const { master } = await openOffice();
    const amounts = [
      ['250.00', 11],
      ['99.95', 3],
      ['300.50', 11],
    ] as const;
    for (const [value, period] of amounts)
      expect((await insert(master, value, period, version)).status).toBe(200);
    for (const reading of VERSIONS) {
      const costs = await list(master, 2026, reading);
      expect([costs.all('Period'), costs.all('WorkCostFinancial')]).toEqual([
        ['3', '11'],
        ['99.95', '300.50'],
      ]);
    }
    expect((await list(master, 2025, version)).all('Period')).toEqual([]);
  });

  it('may be a share of the wage of the period, and are taxed beyond it', async () => {
    const { master } = await openOffice();
    await insert(master, '20000.00', 10);
    await insert(master, '10.00', 9);
    await insert(master, '10.00', 12);
    const costs = await list(master, 2026);
    const [small = 0, large = 0, unpaid = 0] = cents(costs.all('FiscalWage'));
    expect([small > 500_000, large > 500_000, unpaid]).toEqual([true, true, 0]);
    const space = [Math.round(small * 0.02), Math.round(large * 0.02), 0];
    expect(cents(costs.all('WorkCostAvailableSpace'))).toEqual(space);
    const base = [0, 2_000_000 - (space[1] ?? 0), 1000];
    expect(cents(costs.all('WorkCostBase'))).toEqual(base);
    expect(cents(costs.all('WorkCostToPay'))).toEqual(base.map((amount) => Math.round(amount * 0.8)));
  });
});
