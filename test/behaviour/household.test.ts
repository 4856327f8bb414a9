import { describe, expect, it } from 'vitest';
import { Dossier, somebody, VERSIONS } from './dossier.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const parent = somebody(({ children }) => children.length > 0);
const single = somebody(({ partner, children }) => partner === null && children.length === 0);
const couple = somebody(({ partner }) => partner !== null);

function child(firstName: string): string {
  return (
    `<Child><Id>1</Id><Name>van Doorn</Name><FirstName>${firstName}</FirstName><Initials>J.</Initials>` +
    '<Gender>female</Gender><Birthday>2020-01-01T00:00:00</Birthday></Child>'
  );
}

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

  it('are inserted several at a time, in order', async () => {
    const { dossier } = await open();
    const both = child('Julia') + child('Sofie');
    const reply = await dossier.call('Children_InsertBatch', `<children>${both}</children>`);
    const got = await dossier.call('Children_Get');
    expect(got.all('FirstName')).toEqual(['Julia', 'Sofie']);
    expect(got.ids().join(',')).toBe(reply.one('Children_InsertBatchResult'));
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
});
