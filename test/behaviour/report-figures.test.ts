import { describe, expect, it } from 'vitest';
import { type SoapClient, SoapReply } from '../support/soap-client.ts';
import { useOffices } from './office.ts';
import { atOnce, documentIn, inBackground, type ReportParameters, rowsOf } from './report-calls.ts';

const openOffice = useOffices();
/** Paid by the month: ten periods of 2026 are closed, and so have a run. */
const COMPANY = 10001;
const YEAR = 2026;
const PERIODS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A call of the CompanyService that answers with a document. */
async function ofCompany(client: SoapClient, name: string, parameters: ReportParameters): Promise<SoapReply> {
  const elements = Object.entries(parameters).map(([key, value]) => `<${key}>${value}</${key}>`);
  return documentIn(await client.call('CompanyService', name, elements.join('')), `${name}Result`);
}

/** The ids of the runs of the year, by period. */
async function runIds(client: SoapClient): Promise<number[]> {
  const parameters = `<CompanyId>${COMPANY}</CompanyId><Year>${YEAR}</Year>`;
  const runs = await client.call('CompanyService', 'Run_GetList', parameters);
  expect(runs.ids('PeriodStart')).toEqual(PERIODS);
  return runs.ids('ID');
}

/** An amount in whole cents: sums of them are exact. */
function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

/** Adds up amounts by what they are of; what is nothing in all is left out. */
function totals(amounts: readonly (readonly [of: string, amount: string])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [of, amount] of amounts) sums.set(of, (sums.get(of) ?? 0) + cents(amount));
  return new Map([...sums].filter(([, sum]) => sum !== 0).sort());
}

describe('the journal report of a company', () => {
  it('is the journals of the runs of its periods, by account and side', async () => {
    const { master } = await openOffice();
    const ids = await runIds(master);
    const document = await atOnce(master, 'Reports_Accountant_Company_CompanyJournalReport', {
      CompanyId: COMPANY,
      FromYear: YEAR,
      FromPeriod: 2,
      UntilYear: YEAR,
      UntilPeriod: 3,
    });
    const items = rowsOf(document, 'JournalReportItem');
    expect(new Set(document.ids('Period'))).toEqual(new Set([2, 3]));
    for (const period of [2, 3]) {
      const reported = items
        .filter((item) => Number(item.one('Period')) === period)
        .flatMap((item) => {
          const account = item.one('GeneralLedgerAccount');
          return [
            [`${account} debit`, item.one('Debit')],
            [`${account} credit`, item.one('Credit')],
          ] as const;
        });
      const journal = await ofCompany(master, 'Journals_GetByRunCompany', {
        CompanyId: COMPANY,
        RunId: ids[period - 1] ?? 0,
      });
      const values = journal.all('value');
      const sides = journal.all('debitcredit');
      const booked = journal.all('dim1').map((account, at) => {
        return [`${account} ${sides[at]}`, values[at] ?? ''] as const;
      });
      expect(totals(reported)).toEqual(totals(booked));
      expect(totals(booked).size).toBeGreaterThan(5);
    }
  });

  it('goes over the years, and is empty when it ends before it begins', async () => {
    const { master } = await openOffice();
    const name = 'Reports_Business_Company_CompanyJournalReport';
    const ends = { CompanyId: COMPANY, FromYear: 2025, FromPeriod: 12, UntilYear: YEAR, UntilPeriod: 1 };
    const document = await atOnce(master, name, ends);
    expect(new Set(document.all('Year'))).toEqual(new Set(['2025', '2026']));
    const none = await atOnce(master, name, { ...ends, FromYear: 2026, FromPeriod: 2 });
    expect(none.body).toContain('<JournalReportItems />');
  });
});

describe('the wage component reports', () => {
  it('of a company add up to the wage codes of the year, per period and per run', async () => {
    const { master } = await openOffice();
    const year = { CompanyId: COMPANY, Year: YEAR };
    const codes = await ofCompany(master, 'Reports_GetWageCodesByYear', year);
    const expected = totals(
      rowsOf(codes, 'report').flatMap((report) =>
        report.all('code').map((code, at) => {
          return [`${code} ${report.one('period')}`, report.all('value')[at] ?? ''] as const;
        }),
      ),
    );
    expect(expected.size).toBeGreaterThan(50);
    for (const [split, key] of [
      ['Period', 'Period'],
      ['Run', 'Run'],
      ['RunPeriod', 'Period'],
    ] as const) {
      const name = `Reports_Accountant_Company_CompanyWageComponentsPer${split}`;
      const document = await atOnce(master, name, year);
      const components = rowsOf(document, 'WageComponents');
      const reported = components.flatMap((component) =>
        rowsOf(component, 'Value').map((value) => {
          return [
            `${component.one('ComponentNumber')} ${value.one(key)}`,
            value.one('ComponentValue'),
          ] as const;
        }),
      );
      expect(totals(reported)).toEqual(expected);
      expect(document.all('Run').length > 0).toBe(split !== 'Period');
      expect(document.all('Period').length > 0).toBe(split !== 'Run');
      for (const component of components) {
        const sum = component.all('ComponentValue').reduce((total, value) => total + cents(value), 0);
        expect(cents(component.one('CumulativeValue'))).toBe(sum);
      }
    }
  });

  it('of employees tell for each the wage codes of the run', async () => {
    const { env, master } = await openOffice();
    const [, , march = 0] = await runIds(master);
    const document = await inBackground(
      master,
      env,
      'Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod_Background',
      { companyId: COMPANY, year: YEAR },
    );
    expect([document.ids('CompanyID'), document.all('PeriodType')]).toEqual([[COMPANY], ['Month']]);
    const employees = rowsOf(document, 'Employees');
    const codes = await ofCompany(master, 'Reports_GetWageCodesByRunCompany', {
      CompanyId: COMPANY,
      RunId: march,
    });
    const reports = rowsOf(codes, 'report');
    expect(reports.length).toBeGreaterThan(5);
    for (const ofRun of reports) {
      const employee = employees.find((one) => one.one('EmployeeID') === ofRun.one('employeeid'));
      const reported = rowsOf(employee ?? new SoapReply(200, ''), 'WageComponents').flatMap((component) =>
        rowsOf(component, 'Value')
          .filter((value) => value.one('Period') === '3' && value.one('Run') === '3')
          .map((value) => [component.one('ComponentNumber'), value.one('ComponentValue')] as const),
      );
      const expected = ofRun.all('code').map((code, at) => [code, ofRun.all('value')[at] ?? ''] as const);
      expect(totals(reported)).toEqual(totals(expected));
    }
  });

  it('know a component by the same guid everywhere, but not in another company', async () => {
    const { master } = await openOffice();
    const ofBakery = { CompanyId: COMPANY, Year: YEAR };
    const perRun = await atOnce(master, 'Reports_Accountant_Company_CompanyWageComponentsPerRun', ofBakery);
    const business = await atOnce(master, 'Reports_Business_Company_EmployeeWageComponentsPerRun', ofBakery);
    const guids = new Set(perRun.all('ComponentGuid'));
    expect(guids.size).toBe(perRun.all('ComponentNumber').length);
    expect(new Set(business.all('ComponentGuid'))).toEqual(guids);
    const other = await atOnce(master, 'Reports_Accountant_Company_CompanyWageComponentsPerRun', {
      CompanyId: 10003,
      Year: YEAR,
    });
    expect(other.all('ComponentGuid').filter((guid) => guids.has(guid))).toEqual([]);
  });

  it('are empty in a year without runs', async () => {
    const { master } = await openOffice();
    const name = 'Reports_Accountant_Company_CompanyWageComponentsPerPeriod';
    const document = await atOnce(master, name, { CompanyId: COMPANY, Year: 2020 });
    expect(document.body).toContain('<WageComponentsList />');
  });
});

describe('the payroll reports of the CompanyService in the background', () => {
  it('are those it answers with at once', async () => {
    const { env, master } = await openOffice();
    const [runId = 0] = await runIds(master);
    const inTask = (name: string, parameters: ReportParameters) =>
      inBackground(master, env, `${name}_Background`, { companyId: COMPANY, ...parameters });
    const ofRun = { CompanyId: COMPANY, RunId: runId };
    for (const name of ['Reports_GetPayslipByRunCompany', 'Reports_GetWageCodesByRunCompany']) {
      const active = await inTask(name, { runId });
      expect(active.body).toBe((await ofCompany(master, name, ofRun)).body);
      const named = await inTask(`${name}_v2`, { runId, year: YEAR });
      expect(named.body).toBe((await ofCompany(master, `${name}_v2`, { ...ofRun, intYear: YEAR })).body);
      expect(named.body.length).toBeGreaterThan(500);
    }
    const byYear = { CompanyId: COMPANY, Year: YEAR };
    const codes = await inBackground(master, env, 'Reports_GetWageCodesByYear_Background', byYear);
    expect(codes.body).toBe((await ofCompany(master, 'Reports_GetWageCodesByYear', byYear)).body);
    const journals = await inTask('Reports_GetJournalsReportByCompany', {
      startPeriod: 1,
      endPeriod: 2,
      year: YEAR,
    });
    const range = { CompanyId: COMPANY, StartPeriod: 1, EndPeriod: 2, Year: YEAR };
    expect(journals.body).toBe((await ofCompany(master, 'Reports_GetJournalsReportByCompany', range)).body);
    expect(new Set(journals.all('Period'))).toEqual(new Set(['1', '2']));
  });

  it('can be filtered to one wage code', async () => {
    const { env, master } = await openOffice();
    const [runId = 0] = await runIds(master);
    const asked = { companyId: COMPANY, runId, year: YEAR };
    const all = await inBackground(master, env, 'Reports_GetWageCodesByRunCompany_v2_Background', asked);
    const name = 'Reports_GetWageCodesByRunCompany_FilterByWageCode_Background';
    const salaries = await inBackground(master, env, name, { ...asked, wageCode: 1000 });
    expect(new Set(salaries.all('code'))).toEqual(new Set(['1000']));
    expect(salaries.all('code')).toEqual(all.all('code').filter((code) => code === '1000'));
  });
});
