import { describe, expect, it } from 'vitest';
import { Dossier, debtor as employer, somebody, VERSIONS } from './dossier.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const employee = somebody(({ type }) => type === 'active');

describe.each(VERSIONS)('the manager of an employee, %s', (version) => {
  it('is the contact person of the debtor', async () => {
    const { master } = await openOffice();
    const dossier = new Dossier(master, employee.id, version);
    const current = await dossier.call('Manager_GetCurrent');
    expect(`${current.one('FirstName')} ${current.one('Name')}`).toBe(employer?.contactPerson.name);
    expect((await dossier.in(11, 'Manager_Get')).one('Email')).toBe(employer?.contactPerson.email);
  });
});
