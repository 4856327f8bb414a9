import { describe, expect, it } from 'vitest';
import { Dossier, debtor as employer, somebody, VERSIONS } from './dossier.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const employee = somebody(({ type, departments }) => type === 'active' && departments.length === 1);
const assignedDepartment = employee.departments[0]?.department;
const assignedFunction = employee.functions.at(-1)?.function;
const otherDepartment = employer?.departments.find(({ id }) => id !== assignedDepartment?.id);
const otherFunction = employer?.functions.find(({ id }) => id !== assignedFunction?.id);

describe.each(VERSIONS)('the department of an employee, %s', (version) => {
  it('is changed from the open period on', async () => {
    const { master } = await openOffice();
    const dossier = new Dossier(master, employee.id, version);
    const before = await dossier.call('Department_GetCurrent');
    expect([before.one('Id'), before.one('Description')]).toEqual([
      String(assignedDepartment?.id),
      assignedDepartment?.description,
    ]);
    const update = (id?: number) =>
      dossier.call('Department_UpdateCurrent', `<DepartmentId>${id}</DepartmentId>`);
    expect((await update(otherDepartment?.id)).status).toBe(200);
    expect((await dossier.call('Department_GetCurrent')).ids()).toEqual([otherDepartment?.id]);
    const history = await dossier.ofCompany('Department_GetAll_AllEmployeesByCompany');
    expect(history.ids()).toEqual([assignedDepartment?.id, otherDepartment?.id]);
    expect([history.all('StartPeriod').at(-1), history.all('StartYear').at(-1)]).toEqual(['11', '2026']);
    expect((await update(otherFunction?.id)).code).toBe(2046);
  });

  it('is called as the list of the debtor calls it now', async () => {
    const { master } = await openOffice();
    const { id, code } = assignedDepartment ?? {};
    await master.call(
      'DebtorService',
      'Department_Update',
      `<DebtorId>${employer?.id}</DebtorId>` +
        `<department><Id>${id}</Id><Code>${code}</Code><Description>Hernoemd</Description></department>`,
    );
    const dossier = new Dossier(master, employee.id, version);
    expect((await dossier.call('Department_GetCurrent')).one('Description')).toBe('Hernoemd');
  });
});

describe.each(VERSIONS)('the function of an employee, %s', (version) => {
  const open = async () => {
    const { master, ...office } = await openOffice();
    const dossier = new Dossier(master, employee.id, version);
    const update = (period: number, id = otherFunction?.id) =>
      dossier.in(period, 'Function_Update', `<FunctionId>${id}</FunctionId>`);
    const current = async () => (await dossier.call('Function_GetCurrent')).ids();
    return { ...office, master, dossier, update, current };
  };

  it('is changed from a period on', async () => {
    const { env, dossier, update, current } = await open();
    expect(await current()).toEqual([assignedFunction?.id]);
    expect((await update(12)).status).toBe(200);
    expect(await current()).toEqual([assignedFunction?.id]);
    const flat = await dossier.ofCompany('Function_GetAll_AllEmployeesByCompany');
    const nested = await dossier.ofCompany('Function_GetAll_AllEmployeesByCompany_V2');
    const ids = [...employee.functions.map((record) => record.function.id), otherFunction?.id];
    expect([flat.ids(), nested.ids()]).toEqual([ids, ids]);
    expect(nested.all('StartPeriod').at(-1)).toBe('12');
    expect(new Set(nested.ids('RecordId')).size).toBe(ids.length);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect(await current()).toEqual([otherFunction?.id]);
  });

  it('is changed from the open period on', async () => {
    const { dossier, current } = await open();
    await dossier.call('Function_UpdateCurrent', `<FunctionId>${otherFunction?.id}</FunctionId>`);
    expect(await current()).toEqual([otherFunction?.id]);
  });

  it('stays what it was in closed periods, in impossible ones, and for what is no function', async () => {
    const { update } = await open();
    expect((await update(10)).code).toBe(version === 'v3' ? 2011 : 9999);
    expect((await update(13)).code).toBe(2006);
    expect((await update(12, otherDepartment?.id)).code).toBe(2046);
  });

  it('is looked up by its id, by who sees the debtor', async () => {
    const { master, debtor } = await open();
    const argument = `<FunctionID>${otherFunction?.id}</FunctionID>`;
    const found = await master.call('EmployeeService', 'Function_GetFunction', argument, { version });
    expect(found.one('Description')).toBe(otherFunction?.description);
    const hidden = await debtor.call('EmployeeService', 'Function_GetFunction', argument, { version });
    expect([hidden.status, hidden.ids()]).toEqual([200, []]);
  });
});

describe.each(VERSIONS)('the manager of an employee, %s', (version) => {
  it('is the contact person of the debtor', async () => {
    const { master } = await openOffice();
    const dossier = new Dossier(master, employee.id, version);
    const current = await dossier.call('Manager_GetCurrent');
    expect(`${current.one('FirstName')} ${current.one('Name')}`).toBe(employer?.contactPerson.name);
    expect((await dossier.in(11, 'Manager_Get')).one('Email')).toBe(employer?.contactPerson.email);
    expect((await dossier.in(13, 'Manager_Get')).code).toBe(2006);
  });
});
