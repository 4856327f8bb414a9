import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
const COMPANY = 10004;
const staff = world.employees(COMPANY);

function idsOfType(...types: readonly string[]): number[] {
  return staff.filter(({ type }) => types.includes(type)).map(({ id }) => id);
}

const ascending = (one: number, other: number): number => one - other;

function hire(client: SoapClient, startDate: string, unprotected = false, version: Version = 'v3') {
  return client.call(
    'EmployeeService',
    'Employee_Insert',
    `<FirstName>Anna</FirstName><LastName>Zwart</LastName><StartDate>${startDate}</StartDate>` +
      `<CompanyId>${COMPANY}</CompanyId><UnprotectedMode>${unprotected}</UnprotectedMode>`,
    { version },
  );
}

describe('lists of employees', () => {
  it('choose by employee type on version 3', async () => {
    const { master } = await openOffice();
    const types = await master.call('EmployeeService', 'EmployeeType_GetList');
    expect(types.ids()).toEqual([1, 2, 3, 4]);
    const chosen = [
      idsOfType('applicant', 'active', 'newHire', 'inactive'),
      idsOfType('applicant'),
      idsOfType('active'),
      idsOfType('newHire'),
      idsOfType('inactive'),
      [],
    ];
    for (const [type, expected] of chosen.entries()) {
      const list = await master.call(
        'EmployeeService',
        'List_GetByCompany',
        `<CompanyId>${COMPANY}</CompanyId><EmployeeType>${type}</EmployeeType>`,
      );
      expect(list.ids()).toEqual(expected);
    }
  });

  it('give every employee once over all companies and all types', async () => {
    const { master } = await openOffice();
    const types = (await master.call('EmployeeService', 'EmployeeType_GetList')).ids();
    const companies = (await master.call('CompanyService', 'List_GetAll')).ids('ID');
    const listed: number[] = [];
    for (const company of companies) {
      for (const type of types) {
        const list = await master.call(
          'EmployeeService',
          'List_GetByCompany',
          `<CompanyId>${company}</CompanyId><EmployeeType>${type}</EmployeeType>`,
        );
        listed.push(...list.ids());
      }
    }
    const everybody = companies.flatMap((company) => world.employees(company).map(({ id }) => id));
    expect(listed.toSorted(ascending)).toEqual(everybody.toSorted(ascending));
  });

  it('choose by active, notActive and all on version 2.1', async () => {
    const { master } = await openOffice();
    const chosen = { active: idsOfType('active'), notActive: idsOfType('inactive') };
    for (const [active, expected] of Object.entries(chosen)) {
      const list = await master.call(
        'EmployeeService',
        'List_GetByCompany',
        `<CompanyId>${COMPANY}</CompanyId><active>${active}</active>`,
        { version: 'v2.1' },
      );
      expect(list.ids()).toEqual(expected);
    }
  });

  it('of a debtor hold the employees of all its companies', async () => {
    const { master } = await openOffice();
    const list = await master.call(
      'EmployeeService',
      'List_GetByDebtor',
      '<DebtorId>1003</DebtorId><EmployeeType>0</EmployeeType>',
    );
    const expected = [10005, 10006].flatMap((company) => world.employees(company).map(({ id }) => id));
    expect(list.ids()).toEqual(expected);
  });

  it('of a whole company have everybody, active or not', async () => {
    const { master } = await openOffice();
    for (const operation of [
      'PersonalInfo_GetAll_AllEmployeesByCompany',
      'Employment_GetAll_AllEmployeesByCompany',
    ]) {
      const list = await master.call('EmployeeService', operation, `<CompanyID>${COMPANY}</CompanyID>`);
      expect(list.ids('EmployeeId')).toEqual(staff.map(({ id }) => id));
    }
  });
});

describe('an employee', () => {
  it('has the personal info, contracts and salary of the world', async () => {
    const { master } = await openOffice();
    const [employee] = staff.filter(({ type, salaries }) => type === 'active' && salaries.length > 1);
    if (!employee) throw new Error('the default world has nobody whose salary changed');
    const argument = `<EmployeeId>${employee.id}</EmployeeId>`;
    const info = await master.call('EmployeeService', 'PersonalInfo_GetCurrent', argument);
    expect([info.one('BSN'), info.one('Birthday')]).toEqual([
      employee.personalInfo.bsn,
      employee.personalInfo.birthday,
    ]);
    const contracts = await master.call('EmployeeService', 'Contract_GetAll', argument);
    expect(contracts.ids('ContractID')).toEqual(employee.contracts.map(({ id }) => id));
    const older = await master.call('EmployeeService', 'Contract_GetAll_v2', argument, { version: 'v2.1' });
    expect(older.ids('ContractID')).toEqual(employee.contracts.map(({ id }) => id));
    const salary = await master.call('EmployeeService', 'Salary_GetCurrent', argument);
    const holding = employee.salaries.filter(({ startDate }) => startDate <= world.plan.today).at(-1);
    expect([salary.one('Value'), salary.one('StartDate')]).toEqual([holding?.value, holding?.startDate]);
  });

  it('without a salary has none in the answer', async () => {
    const { master } = await openOffice();
    const [applicant] = idsOfType('applicant');
    const salary = await master.call(
      'EmployeeService',
      'Salary_GetCurrent',
      `<EmployeeId>${applicant}</EmployeeId>`,
    );
    expect(salary.status).toBe(200);
    expect(salary.body).not.toContain('Salary_GetCurrentResult');
  });

  it('is hired, and read back in both versions', async () => {
    const { master } = await openOffice();
    const id = (await hire(master, '2026-11-20T00:00:00')).one('Employee_InsertResult');
    for (const version of ['v3', 'v2.1'] as const) {
      const info = await master.call(
        'EmployeeService',
        'PersonalInfo_GetCurrent',
        `<EmployeeId>${id}</EmployeeId>`,
        { version },
      );
      expect([info.one('FirstName'), info.one('LastName')]).toEqual(['Anna', 'Zwart']);
    }
    // Who starts after today is a new hire until then.
    const newHires = await master.call(
      'EmployeeService',
      'List_GetByCompany',
      `<CompanyId>${COMPANY}</CompanyId><EmployeeType>3</EmployeeType>`,
    );
    expect(newHires.ids()).toContain(Number(id));
  });
});
