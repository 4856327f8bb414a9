import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { runIdOf } from '../../fixtures/ids.ts';
import { openWorld } from '../../fixtures/world.ts';
import { HOUR_CODES } from '../../server/payroll/hour-model.ts';
import { LEDGER } from '../../server/payroll/ledger.ts';
import { WAGE_CODES } from '../../server/payroll/wage-model.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, cents, documentIn, partsOf, runIn2026, sum } from './payroll-calls.ts';

const openOffice = useOffices();
/** In service all of 2026. */
const EMPLOYEE = openWorld()
  .employees(COMPANY)
  .find(({ type, employments }) => type === 'active' && (employments.at(-1)?.startDate ?? '') < '2026')?.id;
const PERIOD = 3;
const RunId = runIn2026(PERIOD);
const NAMED = { CompanyId: COMPANY, RunId, intYear: 2026 };

/** The run journals: each in the active year, and in a named one. */
const JOURNALS = {
  company: ['Journals_GetByRunCompany', 'Journals_GetByRunCompany_v2'],
  employee: ['Journals_GetByRunEmployee', 'Journals_GetByRunEmployee_v2'],
  costCenter: ['Journals_GetByRunCostCenter', 'Journals_GetByRunCostCenter_v2'],
  costCenterCostUnit: ['Journals_GetByRunCostCenterCostUnit', 'Journals_GetByRunCostCenterCostUnitPerYear'],
  department: ['Journals_GetByRunDepartment', 'Journals_GetByRunDepartment_v2'],
} as const;

/** One operation spells its parameters otherwise. */
function named(operation: string, { CompanyId, RunId, intYear }: typeof NAMED = NAMED): Parameters {
  return operation.endsWith('PerYear')
    ? { companyId: CompanyId, runId: RunId, year: intYear }
    : { CompanyId, RunId, intYear };
}

/** The sums of a run journal in cents, by account and side. */
function sumsOf(journal: SoapReply): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const line of partsOf(journal, 'line')) {
    const key = `${line.one('dim1')} ${line.one('debitcredit')}`;
    sums.set(key, (sums.get(key) ?? 0) + sum(cents([line.one('value')])));
  }
  return sums;
}

/** The value of a wage code in cents, of one employee or of all. */
function underCode(wageCodes: SoapReply, code: number, employee?: number): number {
  const wanted = partsOf(wageCodes, 'report').filter(
    (report) => !employee || report.body.includes(`>${employee}<`),
  );
  const lines = wanted.flatMap((report) => partsOf(report, 'line'));
  return sum(cents(lines.filter((line) => line.one('code') === `${code}`).map((line) => line.one('value'))));
}

describe.each(['v3', 'v2.1'] as const)('what comes of a run, version %s', (version) => {
  const read = async (
    client: SoapClient,
    operation: string,
    parameters: Parameters,
    reading: Version = version,
  ) => documentIn(await askCompany(client, operation, parameters, reading));
  const wageCodes = (client: SoapClient, reading: Version = version) =>
    read(client, 'Reports_GetWageCodesByRunCompany_v2', NAMED, reading);
  const journal = (client: SoapClient, split: keyof typeof JOURNALS) => {
    const [, operation] = JOURNALS[split];
    return read(client, operation, named(operation));
  };
  const range = (StartPeriod: number, EndPeriod: number, Year = 2026) => ({ StartPeriod, EndPeriod, Year });

  it('declares an encoding or not, by the kind of document', async () => {
    const { master } = await openOffice();
    const begin = async (operation: string, parameters: Parameters) =>
      (await read(master, operation, parameters)).body.split('\n')[0];
    const ofRange = { CompanyId: COMPANY, ...range(PERIOD, PERIOD) };
    expect({
      wageCodes: await begin('Reports_GetWageCodesByRunCompany_v2', NAMED),
      ofPeriods: await begin('Reports_GetJournalsReportByCompany', ofRange),
      ofRun: await begin('Journals_GetByRunCompany_v2', NAMED),
      payslips: await begin('Reports_GetPayslipByRunCompany_v2', NAMED),
    }).toEqual({
      wageCodes: '<reports>',
      ofPeriods: '<Report>',
      ofRun: '<?xml version="1.0" encoding="utf-16"?>',
      payslips: '<?xml version="1.0" encoding="utf-16"?>',
    });
  });

  it('is the same in every journal, however it is split, and balances', async () => {
    const { master } = await openOffice();
    const sums = sumsOf(await journal(master, 'company'));
    const side = (wanted: string) =>
      sum([...sums].filter(([key]) => key.endsWith(wanted)).map(([, value]) => value));
    expect(side('debit')).toBe(side('credit'));
    expect(side('debit')).toBeGreaterThan(1_000_000);
    for (const split of ['employee', 'costCenter', 'costCenterCostUnit', 'department'] as const)
      expect(sumsOf(await journal(master, split))).toEqual(sums);

    const cumulative = await read(master, 'Reports_GetJournalsReportByCompany', {
      CompanyId: COMPANY,
      ...range(PERIOD, PERIOD),
    });
    expect(sum(cents(cumulative.all('Debit')))).toBe(side('debit'));
    expect(sum(cents(cumulative.all('Credit')))).toBe(side('credit'));
  });

  it('is the same in journals, wage codes and payslips', async () => {
    const { master } = await openOffice();
    const sums = sumsOf(await journal(master, 'company'));
    const codes = await wageCodes(master);
    const payslips = await read(master, 'Reports_GetPayslipByRunCompany_v2', NAMED);
    const paid = sum(cents(payslips.all('betaling')));
    expect(paid).toBeGreaterThan(0);
    expect(sums.get('1620 credit')).toBe(paid);
    const wages = WAGE_CODES.filter(({ account }) => account === LEDGER.wages).map(({ code }) => code);
    const hours = HOUR_CODES.map(({ code }) => code);
    const booked = [...wages, ...hours].map((code) => underCode(codes, code));
    expect(sums.get('4000 debit')).toBe(sum(booked));
    expect(sums.get('1630 credit')).toBe(underCode(codes, 8000));
    const charges = underCode(codes, 7000) + underCode(codes, 7010) - underCode(codes, 5000);
    expect(sums.get('1600 credit')).toBe(charges);

    const everybody = await askCompany(
      master,
      'Run_GetEmployeesByRunCompany',
      { CompanyId: COMPANY, RunId, Year: 2026 },
      version,
    );
    expect(codes.ids('employeeid')).toEqual(everybody.ids('EmployeeId'));
    expect(payslips.ids('employeeid')).toEqual(everybody.ids('EmployeeId'));
    expect(partsOf(payslips, 'lines').map((lines) => lines.all('value'))).toEqual(
      partsOf(codes, 'lines').map((lines) => lines.all('value')),
    );
  });

  it('is told of the active year without naming it', async () => {
    const { master, env } = await openOffice();
    const active = { CompanyId: COMPANY, RunId };
    for (const [operation, inYear] of [
      ...Object.values(JOURNALS),
      ['Reports_GetPayslipByRunCompany', 'Reports_GetPayslipByRunCompany_v2'],
      ['Reports_GetWageCodesByRunCompany', 'Reports_GetWageCodesByRunCompany_v2'],
    ] as const) {
      const document = await read(master, operation, active);
      expect(document.body).toBe((await read(master, inYear, named(inYear))).body);
    }
    await env.changeClock({ now: '2027-01-10T00:00:00' });
    expect((await askCompany(master, 'Journals_GetByRunCompany', active, version)).code).toBe(2046);
    expect((await wageCodes(master)).ids('employeeid').length).toBeGreaterThan(0);
  });

  it('changes at once with a correction in unprotected mode, and only for who it is about', async () => {
    const { master } = await openOffice();
    const before = await wageCodes(master);
    const netBefore = sumsOf(await journal(master, 'company')).get('1620 credit') ?? 0;
    const inserted = await ask(
      master,
      'WageComponentVar_Insert',
      {
        EmployeeId: EMPLOYEE ?? 0,
        WageComponent: { Id: 0, Code: 6100, Value: '123.45' },
        Period: PERIOD,
        Year: 2026,
        UnprotectedMode: true,
      },
      version,
    );
    expect(inserted.status).toBe(200);

    const after = await wageCodes(master, version === 'v3' ? 'v2.1' : 'v3');
    const raised = underCode(before, 6100) + 12_345;
    expect(underCode(after, 6100)).toBe(raised);
    expect(underCode(after, 6100, EMPLOYEE)).toBe(underCode(before, 6100, EMPLOYEE) + 12_345);
    expect(underCode(after, 1000)).toBe(underCode(before, 1000));
    const sums = sumsOf(await journal(master, 'company'));
    expect(sums.get('1620 credit')).toBe(netBefore + 12_345);
    expect(sums.get('4050 debit')).toBe(raised);
  });

  it('follows a raise in the periods from its day', async () => {
    const { env, master } = await openOffice();
    const Salary = { Value: '4000.00', Type: 'Bruto_Salaris_Partime' };
    const raise = { EmployeeId: EMPLOYEE ?? 0, Salary, Start: '2026-11-01T00:00:00' };
    expect((await ask(master, 'Salary_Update', raise, version)).status).toBe(200);
    await env.changeClock({ now: '2027-01-01T00:00:00' });
    const year = await read(master, 'Reports_GetWageCodesByYear', { CompanyId: COMPANY, Year: 2026 });
    const salaries = partsOf(year, 'report')
      .filter((report) => report.one('employeeid') === `${EMPLOYEE}`)
      .map((report) => [report.one('period'), report.one('runnumber'), underCode(report, 1000)]);
    expect(salaries).toHaveLength(12);
    expect(salaries.slice(-2)).toEqual([
      ['11', '11', 400_000],
      ['12', '12', 400_000],
    ]);
    expect(salaries[9]?.[2]).not.toBe(400_000);
  });

  it('is told of all runs of a year, with cumulative values on the payslips', async () => {
    const { master } = await openOffice();
    const year = await read(master, 'Reports_GetWageCodesByYear', { CompanyId: COMPANY, Year: 2026 });
    const untilMarch = partsOf(year, 'report').filter((report) => Number(report.one('period')) <= PERIOD);
    const taxes = untilMarch.filter((report) => report.one('employeeid') === `${EMPLOYEE}`);
    expect(taxes).toHaveLength(3);
    const payslips = await read(master, 'Reports_GetPayslipByRunCompany_v2', NAMED);
    const payslip = partsOf(payslips, 'payslip').find((one) => one.one('employeeid') === `${EMPLOYEE}`);
    const tax = partsOf(payslip as SoapReply, 'line').find((line) => line.one('code') === '5000');
    expect(cents([tax?.one('cumulative') ?? ''])[0]).toBe(
      sum(taxes.map((report) => underCode(report, 5000))),
    );
    expect(tax?.one('group')).toBe('Loonheffingen');

    const none = await read(master, 'Reports_GetWageCodesByYear', { CompanyId: COMPANY, Year: 2023 });
    expect(none.body).toContain('<reports />');
  });

  it('is spread over cost centres, to the cent', async () => {
    const { env, master } = await openOffice();
    for (const code of ['A', 'B', 'C'])
      await askCompany(master, 'CostCenter_Insert', {
        CompanyId: COMPANY,
        kostenplaats: { Code: code, Description: `Plaats ${code}`, Id: 0 },
      });
    const EmployeeCostCenter = [
      { CostCenter: { Code: 'A' }, Percentage: '33.33' },
      { CostCenter: { Code: 'B' }, Percentage: '33.33' },
      { CostCenter: { Code: 'C' }, Percentage: '33.34' },
    ];
    const spread = { EmployeeId: EMPLOYEE ?? 0, CostCenters: { EmployeeCostCenter } };
    expect((await ask(master, 'CostCenter_UpdateCurrent', spread, version)).status).toBe(200);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    const november = { CompanyId: COMPANY, RunId: runIn2026(11), intYear: 2026 };
    const whole = sumsOf(await read(master, 'Journals_GetByRunCompany_v2', november));
    const split = await read(master, 'Journals_GetByRunCostCenter_v2', november);
    expect(sumsOf(split)).toEqual(whole);
    const own = partsOf(split, 'line').filter(({ body }) => body.includes('<dim2>'));
    expect(own.map((line) => line.one('dim2'))).toEqual(expect.arrayContaining(['A', 'B', 'C']));
    expect(own.every((line) => Number(line.one('dim1')) >= 4000)).toBe(true);

    const range11 = { EmployeeId: EMPLOYEE ?? 0, ...range(11, 11) };
    const report = documentIn(await ask(master, 'Reports_GetJournalsReportByEmployee', range11, version));
    const salary = partsOf(report, 'Item').filter((item) => item.one('ComponentName') === 'Salaris');
    expect(salary.map((item) => item.one('CostCenter'))).toEqual(['Plaats A', 'Plaats B', 'Plaats C']);
    expect(salary.map((item) => item.one('Percentage'))).toEqual(['33.33', '33.33', '33.34']);
    const codes = await read(master, 'Reports_GetWageCodesByRunCompany_v2', november);
    expect(sum(cents(salary.map((item) => item.one('Debit'))))).toBe(underCode(codes, 1000, EMPLOYEE));
  });

  it('is told of one employee over some periods, in balance', async () => {
    const { master } = await openOffice();
    const of = async (StartPeriod: number, EndPeriod: number) =>
      documentIn(
        await ask(
          master,
          'Reports_GetJournalsReportByEmployee',
          { EmployeeId: EMPLOYEE ?? 0, ...range(StartPeriod, EndPeriod) },
          version,
        ),
      );
    const quarter = await of(1, 3);
    expect([quarter.one('CompanyId'), quarter.one('StartPeriod'), quarter.one('EndPeriod')]).toEqual([
      '10004',
      '1',
      '3',
    ]);
    expect(new Set(quarter.ids('Run'))).toEqual(new Set([1, 2, 3]));
    expect(new Set(quarter.all('EmployeeName')).size).toBe(1);
    const debit = sum(cents(quarter.all('Debit')));
    expect(debit).toBe(sum(cents(quarter.all('Credit'))));
    const months = await Promise.all([of(1, 1), of(2, 3)]);
    expect(sum(months.flatMap((month) => cents(month.all('Debit'))))).toBe(debit);
    expect((await of(3, 1)).body).toContain('<Items />');
    expect((await of(11, 12)).body).toContain('<Items />');
  });

  it('is not told of runs and periods that are not there', async () => {
    const { master } = await openOffice();
    const operations = [
      ...Object.values(JOURNALS).map(([, inYear]) => inYear),
      'Reports_GetPayslipByRunCompany_v2',
      'Reports_GetWageCodesByRunCompany_v2',
    ];
    for (const operation of operations) {
      const refused = await codesOf(
        [
          { ...NAMED, intYear: 2025 },
          { ...NAMED, RunId: runIn2026(11) },
          { ...NAMED, RunId: 1 },
          { ...NAMED, RunId: runIdOf(10002, { year: 2026, period: PERIOD }) },
        ].map((wrong) => askCompany(master, operation, named(operation, wrong), version)),
      );
      expect(refused).toEqual([2046, 2046, 2046, 2046]);
    }
    const company = { CompanyId: COMPANY };
    const employee = { EmployeeId: EMPLOYEE ?? 0 };
    const impossible = await codesOf([
      askCompany(master, 'Reports_GetJournalsReportByCompany', { ...company, ...range(0, 3) }, version),
      askCompany(master, 'Reports_GetJournalsReportByCompany', { ...company, ...range(1, 13) }, version),
      askCompany(master, 'Reports_GetWageCodesByYear', { ...company, Year: 0 }, version),
      ask(master, 'Reports_GetJournalsReportByEmployee', { ...employee, ...range(1, 13) }, version),
    ]);
    expect(impossible).toEqual([2006, 2006, 2006, 2006]);
  });
});

describe('one wage code of a run, version 2.1', () => {
  const filtered = (client: SoapClient, WageCode: number, parameters: Parameters = NAMED) =>
    askCompany(
      client,
      'Reports_GetWageCodesByRunCompany_FilterByWageCode',
      { ...parameters, WageCode },
      'v2.1',
    );

  it('is told of everybody who has it', async () => {
    const { debtor, master } = await openOffice();
    const all = documentIn(await askCompany(master, 'Reports_GetWageCodesByRunCompany_v2', NAMED, 'v2.1'));
    const taxes = documentIn(await filtered(master, 5000));
    expect(new Set(taxes.all('code'))).toEqual(new Set(['5000']));
    expect(underCode(taxes, 5000)).toBe(underCode(all, 5000));
    expect(documentIn(await filtered(master, 1)).body).toContain('<reports />');
    const refused = [filtered(master, 5000, { ...NAMED, intYear: 2025 }), filtered(debtor, 5000)];
    expect(await codesOf(refused)).toEqual([2046, 1003]);
  });
});
