import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { atOnce, rowsOf } from './report-calls.ts';

const openOffice = useOffices();
const world = openWorld();
const COMPANY = 10001;
const staff = world.employees(COMPANY);
/** Somebody in service for long, with a contract without an end. */
const somebody = staff.find(
  ({ type, contracts, employments }) =>
    type === 'active' && contracts.at(-1)?.endDate === null && employments.length === 1,
);
const EMPLOYEE = somebody?.id ?? 0;
const [debtor] = world.environments[0]?.debtors ?? [];

/** The rows of an employee in a report of everybody. */
async function rows(client: SoapClient, name: string, id = EMPLOYEE): Promise<SoapReply[]> {
  const document = await atOnce(client, `Reports_Accountant_${name}`);
  return rowsOf(document, 'Employee').filter((row) => {
    const [rowId] = [...row.ids('EmployeeID'), ...row.ids('EmployeeId')];
    return rowId === id;
  });
}

/** The texts of some elements of a row; null for one that is left out. */
function texts(row: SoapReply | undefined, ...names: string[]): (string | null)[] {
  return names.map((name) => row?.all(name)[0] ?? null);
}

describe('the columns of', () => {
  it('names and addresses', async () => {
    const { master } = await openOffice();
    const [row, ...others] = await rows(master, 'EmployeeNameAddress');
    expect(others).toEqual([]);
    const info = somebody?.personalInfo;
    const home = somebody?.addresses.findLast(({ type }) => type === 'home');
    expect(texts(row, 'EmployeeNumber', 'BSN', 'Birthdate', 'Gender', 'Nationality')).toEqual([
      String(somebody?.number),
      info?.bsn,
      info?.birthday,
      info?.gender,
      String(info?.nationalityCode),
    ]);
    expect(texts(row, 'Address', 'PostCode', 'City', 'Company', 'Debtor', 'DebtorNumber')).toEqual([
      home?.street,
      home?.postalCode,
      home?.city,
      debtor?.companies[0]?.name,
      debtor?.name,
      debtor?.number,
    ]);
    expect(texts(row, 'InServiceDate', 'OutServiceDate', 'ContractStartDate', 'ContractEndDate')).toEqual([
      somebody?.employments[0]?.startDate,
      null,
      somebody?.contracts.at(-1)?.startDate,
      null,
    ]);
  });

  it('contracts: a row each, with how long they are', async () => {
    const { master } = await openOffice();
    const before = (await rows(master, 'EmployeeContracts')).length;
    expect(before).toBe(somebody?.contracts.length);
    const EmployeeContract = {
      ContractID: 0,
      StartDate: '2027-02-15T00:00:00',
      EndDate: '2028-02-14T00:00:00',
      EmployementType: 1,
      EmploymentSequenceTaxId: 1,
    };
    await ask(master, 'Contract_Insert', { EmployeeId: EMPLOYEE, EmployeeContract, UnprotectedMode: false });
    const after = await rows(master, 'EmployeeContracts');
    expect(after).toHaveLength(before + 1);
    const columns = [
      'ContractStartDate',
      'ContractEndDate',
      'StartPeriod',
      'TotalPeriod',
      'ServiceStartDate',
    ];
    const start = somebody?.employments[0]?.startDate.slice(0, 10);
    expect(texts(after.at(-1), ...columns)).toEqual(['2027-02-15', '2028-02-14', '2', '13', start]);
    const open = after.find((row) => row.all('ContractEndDate').length === 0);
    expect(open?.one('TotalPeriod')).toBe('-');
    expect(open?.one('Manager')).toBe(debtor?.contactPerson.name);
  });

  it('hours and salaries: decimal commas, a dash for what is not known', async () => {
    const { env, master } = await openOffice();
    const Schedule = Object.fromEntries([
      ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((day) => [`Hours${day}`, '4.5']),
      ...['Monday', 'Tuesday'].map((day) => [`Hours${day}2`, '8.25']),
      ['ParttimePercentage', '62.5'],
    ]);
    const Start = '2026-12-01T00:00:00';
    await ask(master, 'Schedule_Update', { EmployeeId: EMPLOYEE, Schedule, Start, CompanyRoosterNr: 0 });
    const Salary = { Value: '12345.67', Type: 'Bruto_Salaris_Fulltime' };
    await ask(master, 'Salary_Update', { EmployeeId: EMPLOYEE, Salary, Start });
    const numbers = ['ParttimePercentage', 'FTE', 'TotalHoursWeek', 'TotalHoursPeriod', 'SalaryValue'];
    const [november] = await rows(master, 'EmployeeHoursSalary');
    expect(texts(november, 'SalaryValue')).toEqual([somebody?.salaries.at(-1)?.value.replace('.', ',')]);

    await env.changeClock({ now: Start });
    const [december] = await rows(master, 'EmployeeHoursSalary');
    // 22.5 and 16.5 hours take turns: 19.5 a week, 52/12 weeks a month.
    expect(texts(december, ...numbers)).toEqual(['62,5', '0,63', '19,50', '84,50', '12345,67']);
    expect(texts(december, 'SalaryType', 'Department', 'Function', 'CostCenter')).toEqual([
      'Bruto_Salaris_Fulltime',
      somebody?.departments.at(-1)?.department.description,
      somebody?.functions.at(-1)?.function.description,
      // The cost centre of the department.
      somebody?.departments.at(-1)?.department.description,
    ]);
    const applicant = world.environments
      .flatMap(({ debtors }) => debtors.flatMap(({ companies }) => companies))
      .flatMap(({ id }) => world.employees(id))
      .find(({ type }) => type === 'applicant');
    const [unknown] = await rows(master, 'EmployeeHoursSalary', applicant?.id);
    expect(texts(unknown, ...numbers)).toEqual(['-', '-', '-', '-', '-']);
  });

  it('hours and salaries: the cost centre of the largest part, and all of them in the journal', async () => {
    const { env, master } = await openOffice();
    for (const code of ['A', 'B']) {
      const sent = `<kostenplaats><Code>${code}</Code><Description>Plaats ${code}</Description><Id>0</Id></kostenplaats>`;
      await master.call('CompanyService', 'CostCenter_Insert', `<CompanyId>${COMPANY}</CompanyId>${sent}`);
    }
    const EmployeeCostCenter = [
      { CostCenter: { Code: 'A' }, Percentage: '30' },
      { CostCenter: { Code: 'B' }, Percentage: '70' },
    ];
    const sent = { EmployeeId: EMPLOYEE, CostCenters: { EmployeeCostCenter } };
    expect((await ask(master, 'CostCenter_UpdateCurrent', sent)).code).toBeNull();
    expect(texts((await rows(master, 'EmployeeHoursSalary'))[0], 'CostCenter')).toEqual(['Plaats B']);

    await env.changeClock({ now: '2026-12-01T00:00:00' });
    const november = { FromYear: 2026, FromPeriod: 11, UntilYear: 2026, UntilPeriod: 11 };
    const name = 'Reports_Accountant_Company_CompanyJournalReport';
    const journal = await atOnce(master, name, { CompanyId: COMPANY, ...november });
    const shares = rowsOf(journal, 'JournalReportItem')
      .filter((item) => item.all('CostCenter').length > 0 && Number(item.one('EmployeeID')) === EMPLOYEE)
      .map((item) => texts(item, 'EmployeeID', 'CostCenter', 'Percentage').join(' '));
    expect(new Set(shares)).toEqual(new Set([`${EMPLOYEE} Plaats A 30`, `${EMPLOYEE} Plaats B 70`]));
  });

  it('hours and salaries of a year that has passed: as they were at its end', async () => {
    const { master } = await openOffice();
    const changed = staff.find(
      ({ salaries, employments }) =>
        (employments[0]?.startDate ?? '9') < '2024' &&
        salaries.some(({ startDate }) => startDate > '2025-12-31' && startDate < '2026-11'),
    );
    const before = changed?.salaries.findLast(({ startDate }) => startDate < '2026');
    expect(before?.value).toMatch(/^\d+\.\d\d$/);
    const name = 'Reports_Business_EmployeeHoursSalary';
    const document = await atOnce(master, name, { CompanyId: COMPANY, Year: 2025 });
    const row = rowsOf(document, 'Employee').find((one) => Number(one.one('EmployeeID')) === changed?.id);
    expect(row?.one('SalaryValue')).toBe(before?.value.replace('.', ','));
  });

  it('absence: a row for each report', async () => {
    const { master } = await openOffice();
    const healthy = staff.find(({ number, type }) => type === 'active' && number % 6 !== 4 && number !== 12);
    const id = healthy?.id ?? 0;
    expect(await rows(master, 'EmployeeAbsence', id)).toEqual([]);
    const Absence = {
      AbsenceId: 0,
      Comment: 'Griep',
      Percentage: 100,
      Start: '2026-11-02T00:00:00',
      RegistrationStartDate: '2026-11-03T00:00:00',
      AbsenceCause: { CauseId: 1 },
    };
    const inserted = await ask(master, 'Absence2_Insert', { EmployeeId: id, Absence, NewDossier: true });
    const absenceId = inserted.one('Absence2_InsertResult');
    const recovery = { Lastdayabsence: '2026-11-05T00:00:00', Reportdate: '2026-11-06T00:00:00' };
    await ask(master, 'Absence_RecoveryInsert', { EmployeeId: id, AbsenceID: absenceId, ...recovery });
    const [row, ...others] = await rows(master, 'EmployeeAbsence', id);
    expect(others).toEqual([]);
    expect(texts(row, 'AbsenceID', 'Cause', 'Percentage', 'StartDate', 'RegistrationStartDate')).toEqual([
      absenceId,
      'Ziekte',
      '100',
      '2026-11-02',
      '2026-11-03',
    ]);
    expect(texts(row, 'EndDate', 'RegistrationEndDate', 'Comment')).toEqual([
      '2026-11-05',
      '2026-11-06',
      'Griep',
    ]);
  });

  it('wage tax settings: of the open period', async () => {
    const { env, master } = await openOffice();
    const columns = ['YearlyWage', 'TaxCredit', 'TableColour'];
    const held = await ask(master, 'WageTax_GetCurrent', { EmployeeId: EMPLOYEE });
    const begun = held.one('JaarloonBT');
    expect(texts((await rows(master, 'EmployeeWageTaxSettings'))[0], ...columns)).toEqual([
      begun,
      'true',
      '1',
    ]);
    expect(begun).toMatch(/^\d{4,6}\.00$/);
    const LoonheffingSettings = { JaarloonBT: '41000.5', Loonheffingkorting: false, KleurTabel: 2 };
    const sent = { EmployeeId: EMPLOYEE, LoonheffingSettings, Period: 12, Year: 2026 };
    expect((await ask(master, 'WageTax_Update', sent)).code).toBeNull();
    expect(texts((await rows(master, 'EmployeeWageTaxSettings'))[0], 'TaxCredit')).toEqual(['true']);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect(texts((await rows(master, 'EmployeeWageTaxSettings'))[0], ...columns)).toEqual([
      '41000.5',
      'false',
      '2',
    ]);
  });

  it('SVW settings of employees and of companies', async () => {
    const { master } = await openOffice();
    const SVW =
      '<SVW><SVWSettings><CodeCao>12</CodeCao><RisicoGroep>3</RisicoGroep><Sector>52</Sector></SVWSettings></SVW>';
    const update = `<CompanyId>${COMPANY}</CompanyId>${SVW}`;
    expect((await master.call('CompanyService', 'SVW_UpdateCurrent', update)).code).toBeNull();
    const document = await atOnce(master, 'Reports_Accountant_CompanySVWSettings');
    const [company] = rowsOf(document, 'Company');
    expect(texts(company, 'CompanyID', 'Sector', 'RiskGroup', 'LabourAgreement')).toEqual([
      String(COMPANY),
      '52',
      '3',
      '12',
    ]);
    const [row] = await rows(master, 'EmployeeSVWSettings');
    expect(texts(row, 'Influence', 'UnemploymentInsured', 'HealthInsurance')).toEqual(['0', 'true', 'K']);
  });

  it('what companies are set up like', async () => {
    const { master } = await openOffice();
    const company = debtor?.companies[0];
    const columns = async (name: string, ...names: string[]) =>
      texts(rowsOf(await atOnce(master, `Reports_Accountant_${name}`), 'Company')[0], ...names);
    const contact = ['ContactPersonName', 'ContactPersonEmail', 'ContactPersonPhone'];
    expect(await columns('CompanyContactPerson', ...contact)).toEqual([
      debtor?.contactPerson.name,
      debtor?.contactPerson.email,
      debtor?.contactPerson.phone,
    ]);
    expect(await columns('CompanyWageTaxSettings', 'WageTaxNumber', 'WageTaxPeriod')).toEqual([
      company?.wageTaxNumber,
      'Month',
    ]);
    const salary = ['PeriodType', 'CurrentPeriod', 'FirstYear', 'FullTimeHoursWeek'];
    expect(await columns('CompanySalarySettings', ...salary)).toEqual([
      'Month',
      '2026-11-M',
      '2024',
      '38.00',
    ]);
    expect(await columns('CompanyWorkflowSettings', 'WorkflowName', 'ActionName')).toEqual([
      'Verloning',
      'Verlonen',
    ]);
  });
});
