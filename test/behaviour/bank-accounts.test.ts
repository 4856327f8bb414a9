import { describe, expect, it } from 'vitest';
import { Dossier, somebody, VERSIONS } from './dossier.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const employee = somebody(({ type, bankAccount }) => type === 'active' && bankAccount !== null);
const wage = employee.bankAccount;
const IBAN = 'NL91ABNA0417164300';

function sent({ iban = IBAN, number = '', type = 'Bankrekening2' } = {}): string {
  return (
    `<BankAccount><Id>0</Id><Number>${number}</Number><IBAN>${iban}</IBAN><Name>A. Zwart</Name>` +
    `<Type>${type}</Type></BankAccount>`
  );
}

describe.each(VERSIONS)('the bank accounts of an employee, %s', (version) => {
  const open = async () => {
    const { master, ...office } = await openOffice();
    const dossier = new Dossier(master, employee.id, version);
    const insert = (period: number, unprotected: boolean, account = sent()) =>
      dossier.call(
        'BankAccount_Insert',
        `${account}<period>${period}</period><year>2026</year><UnprotectedMode>${unprotected}</UnprotectedMode>`,
      );
    const ibansIn = async (period: number) => (await dossier.in(period, 'BankAccount_GetList')).all('IBAN');
    const current = () => dossier.call('BankAccount_GetListCurrent');
    return { ...office, dossier, insert, ibansIn, current };
  };

  it('are one of each type', async () => {
    const { dossier, current } = await open();
    expect((await current()).ids()).toEqual([wage?.id]);
    const id = (await dossier.call('BankAccount_InsertCurrent', sent())).one(
      'BankAccount_InsertCurrentResult',
    );
    expect((await current()).ids()).toEqual([wage?.id, Number(id)]);
    expect((await current()).all('Type').at(-1)).toBe('Bankrekening2');
    const other = sent({ iban: 'DE89370400440532013000' });
    const next = await dossier.call('BankAccount_InsertCurrent', other);
    expect((await current()).ids()).toEqual([wage?.id, Number(next.one('BankAccount_InsertCurrentResult'))]);
  });

  it('hold from their period on, and are inserted into one in unprotected mode only', async () => {
    const { insert, ibansIn } = await open();
    for (const period of [10, 11, 12])
      expect((await insert(period, false)).code).toBe(version === 'v3' ? 2011 : 9999);
    expect((await insert(10, true)).status).toBe(200);
    expect(await ibansIn(9)).toEqual([wage?.iban]);
    expect(await ibansIn(10)).toEqual([wage?.iban, IBAN]);
    expect(await ibansIn(12)).toEqual([wage?.iban, IBAN]);
    expect((await insert(13, true)).code).toBe(2006);
  });

  it('are gone from the open period on when they are deleted', async () => {
    const { dossier, current, ibansIn } = await open();
    const gone = await dossier.call(
      'BankAccount_DeleteCurrent',
      `<BankAccountID>${wage?.id}</BankAccountID>`,
    );
    expect(gone.one('BankAccount_DeleteCurrentResult')).toBe(String(wage?.id));
    expect((await current()).ids()).toEqual([]);
    expect(await ibansIn(12)).toEqual([]);
    expect(await ibansIn(10)).toEqual([wage?.iban]);
    const again = await dossier.call(
      'BankAccount_DeleteCurrent',
      `<BankAccountID>${wage?.id}</BankAccountID>`,
    );
    expect(again.code).toBe(2046);
  });

  it('have a right IBAN, or else a right number', async () => {
    const { dossier } = await open();
    const codeOf = async (account: string) => (await dossier.call('BankAccount_InsertCurrent', account)).code;
    expect(await codeOf(sent({ iban: 'NL92ABNA0417164300' }))).toBe(2014);
    expect(await codeOf(sent({ iban: 'NL92ABNA0417164300', number: '417164300' }))).toBe(2014);
    expect(await codeOf(sent({ iban: '', number: '417164301' }))).toBe(2015);
    expect(await codeOf(sent({ iban: '' }))).toBe(2032);
    expect(await codeOf('')).toBe(2030);
    expect(await codeOf(sent({ iban: '', number: '417164300' }))).toBeNull();
  });
});
