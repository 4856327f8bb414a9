import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = world.employees(COMPANY);
const seeded = world.companyOfEmployee(staff[0]?.id ?? 0);
const debtor = world.debtor(seeded?.debtorId ?? 0);
const MONDAY = seeded?.fullTimeWeek[0] ?? '';
const ONE_DAY = Number(MONDAY);

interface Hired {
  readonly template?: string;
  readonly employment?: Parameters;
  readonly unprotected?: boolean;
  readonly company?: string | number;
}

function hire(
  client: SoapClient,
  version: Version,
  {
    template = '1',
    employment = { StartDate: '2026-12-01T00:00:00' },
    unprotected = false,
    company = COMPANY,
  }: Hired = {},
) {
  const parameters = {
    CompanyId: company,
    DefaultEmployeeTemplate: template,
    FirstName: 'Noor',
    LastName: 'Akkerman',
    employment: { EmploymentId: 0, ...employment },
    UnprotectedMode: unprotected,
  };
  return ask(client, 'Employee_InsertBasedOnDefault', parameters, version);
}

describe.each(['v3', 'v2.1'] as const)('employee templates, version %s', (version) => {
  it('are listed for every company', async () => {
    const { master } = await openOffice();
    for (const id of [COMPANY, 10001]) {
      const list = await master.call(
        'CompanyService',
        'DefaultEmployeeTemplates_GetByCompany',
        `<CompanyId>${id}</CompanyId>`,
        { version },
      );
      expect(list.all('DefaultEmployeeTemplateId')).toEqual(['1', '2', '3']);
      expect(list.all('Description')).toEqual([
        'Voltijd, onbepaalde tijd',
        'Deeltijd, een jaar',
        'Oproepkracht, zeven maanden',
      ]);
    }
  });

  it('give all that somebody new begins with', async () => {
    const { master } = await openOffice();
    const hired = await hire(master, version, { template: '2' });
    const EmployeeId = Number(hired.one('Employee_InsertBasedOnDefaultResult'));
    const december = { EmployeeId, Period: 12, Year: 2026 };
    const read = (operation: string, parameters: Parameters) => ask(master, operation, parameters, version);

    const pay = await read('Salary_Get', december);
    expect([pay.one('Value'), pay.one('Type'), pay.one('Scale'), pay.one('Step')]).toEqual([
      '2620.00',
      'Bruto_Salaris_Fulltime',
      '2',
      '1',
    ]);
    const hours = await read('Schedule_Get', december);
    expect([
      hours.one('HoursMonday'),
      hours.one('HoursWednesday2'),
      hours.one('HoursThursday'),
      hours.one('ParttimePercentage'),
      hours.one('StartDate'),
    ]).toEqual([MONDAY, MONDAY, '0.00', '60.00', '2026-12-01T00:00:00']);
    expect((await read('LabourAgreements_Get', december)).one('Number')).toBe('1');

    const contract = await ask(master, 'Contract_GetAll', { EmployeeId });
    expect(contract.all('StartDate').concat(contract.all('EndDate'))).toEqual([
      '2026-12-01T00:00:00',
      '2027-11-30T00:00:00',
    ]);
    expect(contract.one('HoursPerWeek')).toBe((3 * ONE_DAY).toFixed(2));

    const byEmployee = async (operation: string, element: string) => {
      const all = await read(operation, { CompanyID: COMPANY });
      const mine = all.body.split(`<EmployeeId>${EmployeeId}</EmployeeId>`)[1] ?? '';
      return new RegExp(`<${element}>([^<]*)</${element}>`).exec(mine)?.[1];
    };
    expect(await byEmployee('Department_GetAll_AllEmployeesByCompany', 'Description')).toBe(
      debtor?.departments[0]?.description,
    );
    expect(await byEmployee('Function_GetAll_AllEmployeesByCompany', 'Description')).toBe(
      debtor?.functions[0]?.description,
    );
    expect(await byEmployee('Employment_GetAll_AllEmployeesByCompany', 'StartDate')).toBe(
      '2026-12-01T00:00:00',
    );
    const names = await byEmployee('PersonalInfo_GetAll_AllEmployeesByCompany', 'LastName');
    expect(names).toBe('Akkerman');
  });

  it('differ in hours, pay, contract and labour agreement', async () => {
    const { master } = await openOffice();
    const begin = async (template: string) => {
      const hired = await hire(master, version, { template });
      const EmployeeId = Number(hired.one('Employee_InsertBasedOnDefaultResult'));
      const december = { EmployeeId, Period: 12, Year: 2026 };
      return [
        (await ask(master, 'Schedule_Get', december, version)).one('ParttimePercentage'),
        (await ask(master, 'Salary_Get', december, version)).one('Value'),
        (await ask(master, 'Contract_GetAll', { EmployeeId })).one('HoursPerWeek'),
        (await ask(master, 'LabourAgreements_Get', december, version)).one('Description'),
      ];
    };
    expect(await begin('1')).toEqual(['100.00', '2720.00', (5 * ONE_DAY).toFixed(2), 'Standaard']);
    expect(await begin('3')).toEqual(['0.00', '14.71', '0.00', 'Oproepkrachten']);
  });

  it('make a new hire with a number, who is active once they start', async () => {
    const { env, master } = await openOffice();
    const EmployeeId = (await hire(master, version)).ids('Employee_InsertBasedOnDefaultResult')[0] ?? 0;
    const listed = async (type: number) => {
      const asked = `<CompanyId>${COMPANY}</CompanyId><EmployeeType>${type}</EmployeeType>`;
      return (await master.call('EmployeeService', 'List_GetByCompany', asked))
        .ids('Id')
        .includes(EmployeeId);
    };
    expect([await listed(3), await listed(2)]).toEqual([true, false]);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect([await listed(3), await listed(2)]).toEqual([false, true]);
  });

  it('take the last day and the first day of all from the employment', async () => {
    const { master } = await openOffice();
    const employment = {
      StartDate: '2026-12-01T00:00:00',
      EndDate: '2027-02-28T00:00:00',
      InitialStartDate: '2019-05-01T00:00:00',
    };
    const hired = await hire(master, version, { template: '2', employment });
    const EmployeeId = hired.ids('Employee_InsertBasedOnDefaultResult')[0] ?? 0;
    const all = await ask(master, 'Employment_GetAll_AllEmployeesByCompany', { CompanyID: COMPANY }, version);
    const mine = all.body.split(`<EmployeeId>${EmployeeId}</EmployeeId>`)[1] ?? '';
    expect(mine).toContain('<EndDate>2027-02-28T00:00:00</EndDate>');
    expect(mine).toContain('<InitialStartDate>2019-05-01T00:00:00</InitialStartDate>');
    const list = version === 'v3' ? 'Contract_GetAll' : 'Contract_GetAll_v2';
    const contract = await ask(master, list, { EmployeeId }, version);
    expect(contract.one('EndDate')).toBe('2027-02-28T00:00:00');
  });

  it('give no hours at a company that has no full-time week', async () => {
    const { master } = await openOffice();
    const made = await master.call(
      'CompanyService',
      'Company_Insert',
      '<DebtorId>1001</DebtorId><CompanyName>Nieuw</CompanyName><PeriodType>1</PeriodType>' +
        '<DefaultCompanyId>-1</DefaultCompanyId>',
    );
    const hired = await hire(master, version, { company: made.one('Company_InsertResult') });
    const december = { EmployeeId: hired.one('Employee_InsertBasedOnDefaultResult'), Period: 12, Year: 2026 };
    expect((await ask(master, 'Salary_Get', december, version)).one('Value')).toBe('2720.00');
    expect((await ask(master, 'Schedule_Get', december, version)).body).not.toContain('Schedule_GetResult');
  });
});
