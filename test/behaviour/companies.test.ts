import { describe, expect, it } from 'vitest';
import type { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();

const COMPANY_IDS = [10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10009, 10010];

function insert(client: SoapClient, fields: Readonly<Record<string, string | number>>) {
  const { DebtorId = 1002, CompanyName = 'Nieuw', PeriodType = 1, DefaultCompanyId = -1 } = fields;
  return client.call(
    'CompanyService',
    'Company_Insert',
    `<DebtorId>${DebtorId}</DebtorId><CompanyName>${CompanyName}</CompanyName><PeriodType>${PeriodType}</PeriodType>` +
      `<DefaultCompanyId>${DefaultCompanyId}</DefaultCompanyId>` +
      '<LabourAgreementSettingsGroupGuid>00000000-0000-0000-0000-000000000000</LabourAgreementSettingsGroupGuid>' +
      '<PayInAdvance>false</PayInAdvance>',
  );
}

async function openPeriod(client: SoapClient, companyId: number | string): Promise<string> {
  const answer = await client.call(
    'CompanyService',
    'Company_GetCurrentPeriod',
    `<CompanyId>${companyId}</CompanyId>`,
  );
  return answer.one('Company_GetCurrentPeriodResult');
}

describe('companies', () => {
  it('are listed as far as the login sees them, all or by debtor', async () => {
    const { master, debtor } = await openOffice();
    expect((await master.call('CompanyService', 'List_GetAll')).ids('ID')).toEqual(COMPANY_IDS);
    expect((await debtor.call('CompanyService', 'List_GetAll')).ids('ID')).toEqual([10001, 10002, 10003]);
    const byDebtor = await master.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1003</DebtorId>');
    expect(byDebtor.ids('ID')).toEqual([10005, 10006]);
    expect(byDebtor.all('LoonaangifteTijdvak')).toEqual(['Week4', 'Week4']);
  });

  it('tell their open period, which follows the clock', async () => {
    const { env, master } = await openOffice();
    expect(await openPeriod(master, 10001)).toBe('2026-11-M');
    expect(await openPeriod(master, 10002)).toBe('2026-12-W4');
    await env.changeClock({ now: '2027-01-04T09:00:00' });
    expect(await openPeriod(master, 10001)).toBe('2027-1-M');
    expect(await openPeriod(master, 10002)).toBe('2027-1-W4');
  });

  it('are inserted with their period type and read back', async () => {
    const { master } = await openOffice();
    const periods = ['2026-11-M', '2026-12-W4', '2026-47-W1'];
    for (const [at, period] of periods.entries()) {
      const answer = await insert(master, { PeriodType: at + 1, CompanyName: `Nieuw ${period}` });
      expect(await openPeriod(master, answer.one('Company_InsertResult'))).toBe(period);
    }
    const names = (
      await master.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1002</DebtorId>', {
        version: 'v2.1',
      })
    ).all('Name');
    expect(names.slice(-3)).toEqual(periods.map((period) => `Nieuw ${period}`));
  });

  it('are refused with a period type that does not exist', async () => {
    const { master } = await openOffice();
    expect((await insert(master, { PeriodType: 9 })).code).toBe(2030);
  });

  it('take another company as their template only if the login sees it', async () => {
    const { master, debtor } = await openOffice();
    expect((await insert(master, { DefaultCompanyId: 10007 })).status).toBe(200);
    expect((await insert(debtor, { DebtorId: 1001, DefaultCompanyId: 10002 })).status).toBe(200);
    expect((await insert(debtor, { DebtorId: 1001, DefaultCompanyId: 10007 })).code).toBe(1003);
    expect((await debtor.call('CompanyService', 'List_GetAll')).ids('ID')).toHaveLength(4);
  });

  it('have an address, unless they are new', async () => {
    const { master } = await openOffice();
    const address = await master.call('CompanyService', 'Address_GetCurrent', '<CompanyId>10004</CompanyId>');
    expect(address.one('PostalCode')).toMatch(/^\d{4} [A-Z]{2}$/);
    const id = (await insert(master, {})).one('Company_InsertResult');
    const none = await master.call('CompanyService', 'Address_GetCurrent', `<CompanyId>${id}</CompanyId>`);
    expect(none.body).toContain(
      '<Address_GetCurrentResponse xmlns="https://api.nmbrs.nl/soap/v3/CompanyService" />',
    );
  });
});
