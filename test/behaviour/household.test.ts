import { describe, expect, it } from 'vitest';
import { Dossier, somebody, VERSIONS } from './dossier.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const parent = somebody(({ children }) => children.length > 0);
const single = somebody(({ partner, children }) => partner === null && children.length === 0);
const couple = somebody(({ partner }) => partner !== null);

function child(firstName: string, { element = 'child', id = 1 } = {}): string {
  return (
    `<${element}><Id>${id}</Id><Name>van Doorn</Name><FirstName>${firstName}</FirstName><Initials>J.</Initials>` +
    `<Gender>female</Gender><Birthday>2020-01-01T00:00:00</Birthday></${element}>`
  );
}

const PARTNER =
  '<partner><Id>0</Id><PartnerName>de Wit</PartnerName><FirstName>Kim</FirstName><Gender>undefined</Gender>' +
  '<Birthday>1990-02-03T00:00:00</Birthday><StartDate>2020-05-01T00:00:00</StartDate></partner>';

describe.each(VERSIONS)('the children of an employee, %s', (version) => {
  const open = async (employeeId = single.id) => {
    const { master } = await openOffice();
    return { dossier: new Dossier(master, employeeId, version) };
  };

  it('are those of the world', async () => {
    const { dossier } = await open(parent.id);
    const ids = parent.children.map(({ id }) => id);
    expect((await dossier.call('Children_Get')).ids()).toEqual(ids);
    const ofCompany = await dossier.ofCompany('Children_GetAll_Employeesbycompany', 'CompanyId');
    expect(ofCompany.ids()).toEqual(ids);
  });

  it('are inserted, changed and deleted', async () => {
    const { dossier } = await open();
    expect((await dossier.call('Children_Get')).ids()).toEqual([]);
    const id = Number((await dossier.call('Children_Insert', child('Julia'))).one('Children_InsertResult'));
    const inserted = await dossier.call('Children_Get');
    expect([inserted.one('Id'), inserted.one('Name'), inserted.one('Birthday')]).toEqual([
      String(id),
      'van Doorn',
      '2020-01-01T00:00:00',
    ]);
    expect((await dossier.call('Children_Update', child('Juliette', { id }))).status).toBe(200);
    expect((await dossier.call('Children_Get')).all('FirstName')).toEqual(['Juliette']);
    expect((await dossier.call('Child_Delete', `<ChildId>${id}</ChildId>`)).status).toBe(200);
    expect((await dossier.call('Children_Get')).ids()).toEqual([]);
  });

  it('are inserted several at a time, in order', async () => {
    const { dossier } = await open();
    const both = child('Julia', { element: 'Child' }) + child('Sofie', { element: 'Child' });
    const reply = await dossier.call('Children_InsertBatch', `<children>${both}</children>`);
    const got = await dossier.call('Children_Get');
    expect(got.all('FirstName')).toEqual(['Julia', 'Sofie']);
    expect(got.ids().join(',')).toBe(reply.one('Children_InsertBatchResult'));
  });

  it('of somebody else are not found', async () => {
    const { dossier } = await open();
    const id = parent.children[0]?.id ?? 0;
    expect((await dossier.call('Children_Update', child('Julia', { id }))).code).toBe(2046);
    expect((await dossier.call('Child_Delete', `<ChildId>${id}</ChildId>`)).code).toBe(2046);
    for (const name of ['Children_Insert', 'Children_Update'])
      expect((await dossier.call(name)).code).toBe(2030);
  });
});

describe.each(VERSIONS)('the partner of an employee, %s', (version) => {
  const open = async (employeeId = single.id) => {
    const { master } = await openOffice();
    return { dossier: new Dossier(master, employeeId, version) };
  };

  it('is that of the world, or nobody', async () => {
    const { dossier } = await open(couple.id);
    expect((await dossier.call('Partner_Get')).ids()).toEqual([couple.partner?.id]);
    const ofCompany = await dossier.ofCompany('Partner_GetAll_AllEmployeesByCompany', 'CompanyId');
    expect(ofCompany.ids()).toEqual([couple.partner?.id]);
    const alone = await (await open()).dossier.call('Partner_Get');
    expect(alone.status).toBe(200);
    expect(alone.body).not.toContain('Partner_GetResult');
  });

  it('is put in, changed and deleted', async () => {
    const { dossier } = await open();
    const id = (await dossier.call('Partner_Update', PARTNER)).one('Partner_UpdateResult');
    const partner = await dossier.call('Partner_Get');
    expect([partner.one('Id'), partner.one('PartnerName'), partner.one('Gender')]).toEqual([
      id,
      'de Wit',
      'undefined',
    ]);
    expect(partner.one('StartDate')).toBe('2020-05-01T00:00:00');
    const renamed = PARTNER.replace('Kim', 'Kimberly');
    expect((await dossier.call('Partner_Update', renamed)).one('Partner_UpdateResult')).toBe(id);
    expect((await dossier.call('Partner_Get')).one('FirstName')).toBe('Kimberly');
    expect((await dossier.call('Partner_Delete', `<PartnerId>${id}</PartnerId>`)).status).toBe(200);
    expect((await dossier.call('Partner_Get')).body).not.toContain('Partner_GetResult');
  });

  it('of somebody else is not found', async () => {
    const { dossier } = await open();
    const other = `<PartnerId>${couple.partner?.id}</PartnerId>`;
    expect((await dossier.call('Partner_Delete', other)).code).toBe(2046);
    expect((await dossier.call('Partner_Update')).code).toBe(2030);
  });
});
