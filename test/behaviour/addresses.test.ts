import { describe, expect, it } from 'vitest';
import { Dossier, somebody, VERSIONS } from './dossier.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const employee = somebody(({ type, addresses }) => type === 'active' && addresses.length === 1);
const [home] = employee.addresses;

function sent(street: string, { type = 'HomeAddress', id = 0 } = {}): string {
  return (
    `<Address><Id>${id}</Id><Default>true</Default><Street>${street}</Street><HouseNumber>1</HouseNumber>` +
    `<City>Zwolle</City><CountryISOCode>NL</CountryISOCode><Type>${type}</Type></Address>`
  );
}

describe.each(VERSIONS)('the addresses of an employee, %s', (version) => {
  const open = async () => {
    const { master, ...office } = await openOffice();
    const dossier = new Dossier(master, employee.id, version);
    const insert = (period: number, unprotected: boolean, street = 'Nieuwstraat') =>
      dossier.in(
        period,
        'Address_Insert',
        `${sent(street)}<UnprotectedMode>${unprotected}</UnprotectedMode>`,
      );
    const streetIn = async (period: number) => (await dossier.in(period, 'Address_GetList')).all('Street');
    return { ...office, dossier, insert, streetIn };
  };

  it('hold from their period on, until the next of their type', async () => {
    const { env, dossier, insert, streetIn } = await open();
    const id = (await insert(12, false)).one('Address_InsertResult');
    expect(await streetIn(11)).toEqual([home?.street]);
    expect(await streetIn(12)).toEqual(['Nieuwstraat']);
    const history = await dossier.ofCompany('Address_GetAll_AllEmployeesByCompany');
    expect(history.all('Id')).toEqual([String(home?.id), id]);
    expect(history.all('EndPeriod')).toEqual(['11']);
    expect(history.all('StartPeriod').at(-1)).toBe('12');
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect((await dossier.call('Address_GetListCurrent')).all('Id')).toEqual([id]);
  });

  it('are not there before the first', async () => {
    const { dossier } = await open();
    const list = await dossier.call('Address_GetList', '<Period>1</Period><Year>1950</Year>');
    expect([list.status, list.ids()]).toEqual([200, []]);
  });

  it('are inserted, changed and deleted in the open period; what held before holds again', async () => {
    const { dossier } = await open();
    const current = () => dossier.call('Address_GetListCurrent');
    const reply = await dossier.call('Address_InsertCurrent', sent('Postbus', { type: 'PostAddress' }));
    const id = Number(reply.one('Address_InsertCurrentResult'));
    expect((await current()).all('Street')).toEqual([home?.street, 'Postbus']);
    expect((await current()).all('Default')).toEqual(['true', 'true']);
    const changed = await dossier.call('Address_Update', sent('Antwoordnummer', { type: 'PostAddress', id }));
    expect(changed.one('Address_UpdateResult')).toBe('true');
    expect((await current()).all('Street')).toEqual([home?.street, 'Antwoordnummer']);
    expect((await current()).ids().at(-1)).toBe(id);
    const gone = await dossier.call('Address_Delete', `<AddressID>${id}</AddressID>`);
    expect(gone.one('Address_DeleteResult')).toBe('true');
    expect((await current()).all('Street')).toEqual([home?.street]);
  });

  it('in a closed period are inserted in unprotected mode only; no other period is let in', async () => {
    const { dossier, insert, streetIn } = await open();
    expect((await insert(10, false)).code).toBe(version === 'v3' ? 2011 : 9999);
    expect((await insert(10, true)).status).toBe(200);
    expect(await streetIn(9)).toEqual([home?.street]);
    expect(await streetIn(10)).toEqual(['Nieuwstraat']);
    for (const period of [0, 13]) {
      expect((await insert(period, true)).code).toBe(2006);
      expect((await dossier.in(period, 'Address_GetList')).code).toBe(2006);
    }
  });

  it('that are nobody’s or somebody else’s are not found', async () => {
    const { dossier } = await open();
    const other = somebody(({ id, addresses }) => id !== employee.id && addresses.length > 0).addresses[0]
      ?.id;
    expect((await dossier.call('Address_Delete', `<AddressID>${other}</AddressID>`)).code).toBe(2046);
    expect((await dossier.call('Address_Update', sent('Straat', { id: Number(other) }))).code).toBe(2046);
    for (const name of ['Address_Update', 'Address_InsertCurrent'])
      expect((await dossier.call(name)).code).toBe(2030);
  });
});
