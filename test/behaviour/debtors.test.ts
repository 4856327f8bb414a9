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

  it('get a new id on insert, whatever id was sent, and are read in both versions', async () => {
    const { master } = await openOffice();
    const sent = '<Debtor><Id>-1</Id><Number>77</Number><Name>Nieuw &amp; Co</Name></Debtor>';
    const id = (await master.call('DebtorService', 'Debtor_Insert', sent)).one('Debtor_InsertResult');
    expect(Number(id)).toBeGreaterThan(1_000_000);
    for (const version of ['v3', 'v2.1'] as const) {
      const read = await master.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`, {
        version,
      });
      expect([read.one('Id'), read.one('Number'), read.one('Name')]).toEqual([id, '77', 'Nieuw &amp; Co']);
    }
    expect((await master.call('DebtorService', 'List_GetAll')).ids()).toContain(Number(id));
  });

  it('are overwritten whole on update: what is left out becomes empty', async () => {
    const { master } = await openOffice();
    const update = await master.call(
      'DebtorService',
      'Debtor_Update',
      '<Debtor><Id>1002</Id><Name>Anders B.V.</Name></Debtor>',
    );
    expect(update.status).toBe(200);
    const read = await master.call('DebtorService', 'Debtor_Get', '<DebtorId>1002</DebtorId>');
    expect(read.body).toContain('<Number /><Name>Anders B.V.</Name>');
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
