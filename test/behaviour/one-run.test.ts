import { expect, it } from 'vitest';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, cents, documentIn, partsOf, runIn2026, sum } from './payroll-calls.ts';
import { amountAfter, amountIn, messageIn, pagesIn } from './payroll-documents.ts';
import { atOnce } from './report-calls.ts';

const openOffice = useOffices();

const PERIOD = 10;
const RUN = runIn2026(PERIOD);

/** The general ledger: what is owed to employees. */
const NET_PAY_PAYABLE = '1620';
/** The wage code of the tax that was withheld, which is negative. */
const WAGE_TAX = '5000';

/** What one operation tells of the run, in cents; what it does not tell is left out. */
interface Figures {
  readonly employees?: number;
  readonly netPay?: number;
  readonly wageTax?: number;
}

type Source = (client: SoapClient) => Promise<Figures>;

/** Ten and more operations that tell of the same run, each in its own words. */
const SOURCES: Readonly<Record<string, Source>> = {
  Run_GetEmployeesByRunCompany: async (client) => {
    const reply = await askCompany(client, 'Run_GetEmployeesByRunCompany', {
      CompanyId: COMPANY,
      RunId: RUN,
      Year: 2026,
    });
    return { employees: reply.all('EmployeeId').length };
  },
  Reports_GetPayslipByRunCompany_v2: async (client) => {
    const payslips = await document(client, 'Reports_GetPayslipByRunCompany_v2');
    return {
      employees: payslips.all('employeeid').length,
      netPay: sum(cents(payslips.all('betaling'))),
      wageTax: -sum(cents(valuesOfCode(payslips, WAGE_TAX))),
    };
  },
  Reports_GetWageCodesByRunCompany_v2: async (client) => {
    const codes = await document(client, 'Reports_GetWageCodesByRunCompany_v2');
    return {
      employees: codes.all('employeeid').length,
      wageTax: -sum(cents(valuesOfCode(codes, WAGE_TAX))),
    };
  },
  Journals_GetByRunCompany_v2: (client) => journal(client, 'Journals_GetByRunCompany_v2'),
  Journals_GetByRunEmployee_v2: (client) => journal(client, 'Journals_GetByRunEmployee_v2'),
  Journals_GetByRunDepartment_v2: (client) => journal(client, 'Journals_GetByRunDepartment_v2'),
  Journals_GetByRunCostCenter_v2: (client) => journal(client, 'Journals_GetByRunCostCenter_v2'),
  Reports_GetJournalsReportByCompany: async (client) => {
    const reply = await askCompany(client, 'Reports_GetJournalsReportByCompany', {
      CompanyId: COMPANY,
      StartPeriod: PERIOD,
      EndPeriod: PERIOD,
      Year: 2026,
    });
    const items = partsOf(documentIn(reply), 'Item');
    return { netPay: payable(items, 'GeneralLedgerAccount', (item) => item.one('Credit')) };
  },
  SalaryDocuments_GetSEPA: async (client) => {
    const reply = await askCompany(client, 'SalaryDocuments_GetSEPA', {
      CompanyId: COMPANY,
      RunID: RUN,
      Year: 2026,
      paymentDate: '2026-10-23T00:00:00',
    });
    const file = messageIn(reply);
    // Who came on call and was not called is in the run, but has no payment.
    return { netPay: sum(cents(file.all('CtrlSum').slice(0, 1))) };
  },
  SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2: async (client) => {
    const reply = await askCompany(client, 'SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2', {
      CompanyId: COMPANY,
      RunID: RUN,
      intYear: 2026,
    });
    const pages = await pagesIn(reply.one('PDF'));
    return {
      employees: pages.length,
      netPay: sum(pages.map((page) => amountAfter(page, 'Netto uit te betalen'))),
      wageTax: -sum(pages.map((page) => amountIn(page, '5000 Loonheffing'))),
    };
  },
  Reports_Accountant_Company_CompanyWageComponentsPerRun: async (client) => {
    const report = await atOnce(client, 'Reports_Accountant_Company_CompanyWageComponentsPerRun', {
      CompanyId: COMPANY,
      Year: 2026,
    });
    const tax = partsOf(report, 'WageComponents').find((one) => one.one('ComponentNumber') === WAGE_TAX);
    const ofRun = partsOf(tax as SoapReply, 'Value').find((value) => value.one('Run') === `${PERIOD}`);
    return { wageTax: -sum(cents(ofRun?.all('ComponentValue') ?? [])) };
  },
  Reports_Accountant_Company_CompanyJournalReport: async (client) => {
    const range = { FromYear: 2026, FromPeriod: PERIOD, UntilYear: 2026, UntilPeriod: PERIOD };
    const report = await atOnce(client, 'Reports_Accountant_Company_CompanyJournalReport', {
      CompanyId: COMPANY,
      ...range,
    });
    const items = partsOf(report, 'JournalReportItem');
    return { netPay: payable(items, 'GeneralLedgerAccount', (item) => item.one('Credit')) };
  },
};

async function document(client: SoapClient, operation: string): Promise<SoapReply> {
  return documentIn(await askCompany(client, operation, { CompanyId: COMPANY, RunId: RUN, intYear: 2026 }));
}

/** What a journal says is owed to employees, after a look at its balance. */
async function journal(client: SoapClient, operation: string): Promise<Figures> {
  const lines = partsOf(await document(client, operation), 'line');
  const side = (wanted: string) =>
    sum(cents(lines.filter((line) => line.one('debitcredit') === wanted).map((line) => line.one('value'))));
  expect(side('debit')).toBe(side('credit'));
  return { netPay: payable(lines, 'dim1', (line) => line.one('value')) };
}

function payable(lines: readonly SoapReply[], account: string, amount: (line: SoapReply) => string): number {
  return sum(cents(lines.filter((line) => line.one(account) === NET_PAY_PAYABLE).map(amount)));
}

/** Of lines that have a code and a value. */
function valuesOfCode(report: SoapReply, code: string): string[] {
  return partsOf(report, 'line')
    .filter((line) => line.one('code') === code)
    .map((line) => line.one('value'));
}

it(`the figures of one run are the same through ${Object.keys(SOURCES).length} operations`, async () => {
  const { master } = await openOffice();
  // Somebody with overtime and a bonus, so that there is more than salaries.
  const [employee = 0] = (
    await askCompany(master, 'Run_GetEmployeesByRunCompany', { CompanyId: COMPANY, RunId: RUN, Year: 2026 })
  ).ids('EmployeeId');
  for (const [operation, component] of [
    [
      'HourComponentVar_Insert',
      '<Hourcomponent><Id>0</Id><HourCode>2010</HourCode><Hours>7.25</Hours></Hourcomponent>',
    ],
    [
      'WageComponentVar_Insert',
      '<WageComponent><Id>0</Id><Code>1200</Code><Value>312.49</Value></WageComponent>',
    ],
  ] as const) {
    const inPeriod = `<Period>${PERIOD}</Period><Year>2026</Year><UnprotectedMode>true</UnprotectedMode>`;
    const parameters = `<EmployeeId>${employee}</EmployeeId>${component}${inPeriod}`;
    expect((await master.call('EmployeeService', operation, parameters)).status).toBe(200);
  }

  const table = new Map<string, Figures>();
  for (const [operation, figures] of Object.entries(SOURCES)) table.set(operation, await figures(master));
  const column = (name: keyof Figures) =>
    [...table].flatMap(([operation, figures]) =>
      name in figures ? [[operation, figures[name]] as const] : [],
    );
  const sideBySide = (name: keyof Figures) => {
    const told = column(name);
    const [, first = 0] = told[0] ?? [];
    expect(first).toBeGreaterThan(0);
    expect(told).toEqual(told.map(([operation]) => [operation, first]));
    return told.length;
  };
  expect(sideBySide('employees')).toBe(4);
  expect(sideBySide('netPay')).toBe(9);
  expect(sideBySide('wageTax')).toBe(4);
});
