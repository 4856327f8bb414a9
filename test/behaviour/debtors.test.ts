import { describe, expect, it } from 'vitest';
import { useOffices } from './office.ts';

const openOffice = useOffices();

describe('debtors', () => {
  it('are listed as far as the login sees them', async () => {
    const { master, debtor } = await openOffice();
    expect((await master.call('DebtorService', 'List_GetAll')).ids()).toEqual([
      1001, 1002, 1003, 1004, 1005, 1006,
    ]);
    expect((await debtor.call('DebtorService', 'List_GetAll')).ids()).toEqual([1001]);
  });

  it('are found by their number, which is a text', async () => {
    const { master, debtor } = await openOffice();
    const byNumber = '<Number>1002</Number>';
    expect((await master.call('DebtorService', 'List_GetByNumber', byNumber)).ids()).toEqual([1002]);
    expect((await debtor.call('DebtorService', 'List_GetByNumber', byNumber)).ids()).toEqual([]);
    const nobody = await master.call('DebtorService', 'List_GetByNumber', '<Number>none</Number>');
    expect(nobody.body).toContain('<List_GetByNumberResult />');
  });

  it('tell their environment to who does not know its domain yet', async () => {
    const { env, master } = await openOffice();
    const answer = await master.call('DebtorService', 'Environment_Get');
    expect([answer.one('Domain'), answer.one('SubDomain')]).toEqual([`${env.domain}.nmbrs.nl`, env.domain]);
  });

  it('of one environment are not those of another', async () => {
    const [one, other] = [await openOffice(), await openOffice()];
    const id = (
      await one.master.call('DebtorService', 'Debtor_Insert', '<Debtor><Name>Alleen hier</Name></Debtor>')
    ).one('Debtor_InsertResult');
    const elsewhere = await other.master.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
    expect(elsewhere.code).toBe(1003);
  });
});
