import { describe, expect, it } from 'vitest';
import { useOffices } from './office.ts';

const openOffice = useOffices();

const COMPANY_IDS = [10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10009, 10010];

describe('companies', () => {
  it('are listed as far as the login sees them, all or by debtor', async () => {
    const { master, debtor } = await openOffice();
    expect((await master.call('CompanyService', 'List_GetAll')).ids('ID')).toEqual(COMPANY_IDS);
    expect((await debtor.call('CompanyService', 'List_GetAll')).ids('ID')).toEqual([10001, 10002, 10003]);
    const byDebtor = await master.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1003</DebtorId>');
    expect(byDebtor.ids('ID')).toEqual([10005, 10006]);
    expect(byDebtor.all('LoonaangifteTijdvak')).toEqual(['Week4', 'Week4']);
  });
});
