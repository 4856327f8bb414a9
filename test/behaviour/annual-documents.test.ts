import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, cents, runIn2026, sum } from './payroll-calls.ts';
import { amountAfter, amountsAfter, messageIn, pagesIn } from './payroll-documents.ts';

const openOffice = useOffices();
const staff = openWorld().employees(COMPANY);
const worker = staff.find(
  ({ type, employments }) => type === 'active' && employments[0]?.startDate.slice(0, 4) !== '2026',
);

/** The documents, and what each is called. */
const TITLES = {
  AnualStatement: 'Jaaropgaaf',
  WageTaxDeclarationOverviewCumulative: 'Overzicht loonaangiften cumulatief',
  WageTaxDeclarationOverviewByPeriod: 'Overzicht loonaangiften per periode',
  SentWageTaxDeclarations: 'Verzonden loonaangiften',
  PaymentListCumulative: 'Betaallijst cumulatief',
  PayrollRegisterSummaryCumulative: 'Verzamelloonstaat cumulatief',
  JournalEntriesEmployeeCumulative: 'Journaalposten per werknemer',
  JournalEntriesDepartmentCumulative: 'Journaalposten per afdeling',
  JournalEntriesCostCenterCumulative: 'Journaalposten per kostenplaats',
  JournalEntriesCompanyrCumulative: 'Journaalposten bedrijf',
  CompanyWageComponentsCumulative: 'Looncomponenten bedrijf cumulatief',
  PayrollRegister: 'Loonstaat',
  PayrollRegisterAllEmployees: 'Loonstaat alle werknemers',
  ReservationSaldos: 'Saldo reserveringen',
  LeaveSaldos: 'Saldo verlof',
} as const;

type Title = keyof typeof TITLES;
const NAMES = Object.keys(TITLES) as Title[];

describe.each(['v3', 'v2.1'] as const)('documents of a year, version %s', (version) => {
  const documentOf = (client: SoapClient, name: Title, period = 10, other: object = {}) =>
    askCompany(
      client,
      `SalaryDocuments_AnnualDocument_${name}`,
      { CompanyId: COMPANY, RunId: runIn2026(period), Year: 2026, ...other },
      version,
    );
  const textOf = async (client: SoapClient, name: Title, period = 10) =>
    (await pagesIn((await documentOf(client, name, period)).one('PDF'))).join('\n');
  /** What all rows add up to, below the totals of groups. */
  const totalsOf = async (client: SoapClient, name: Title, period = 10) => {
    const lines = (await textOf(client, name, period)).split('\n');
    return amountsAfter(lines.findLast((line) => line.startsWith('Totaal ')) ?? '', 'Totaal');
  };
  const costPerHour = (client: SoapClient, fields: object = {}) =>
    askCompany(
      client,
      'HrDocuments_EmployerCostPerHour_Year',
      { CompanyId: COMPANY, RunId: runIn2026(10), Year: 2026, Period: 10, ...fields },
      version,
    );
  const salariesOf = async (client: SoapClient, period: number) => {
    const run = { CompanyId: COMPANY, RunID: runIn2026(period), Year: 2026 };
    const paymentDate = '2026-11-24T00:00:00';
    const file = messageIn(
      await askCompany(client, 'SalaryDocuments_GetSEPA', { ...run, paymentDate }, version),
    );
    return cents(file.all('InstdAmt'));
  };

  it.each(NAMES)('%s says what it is and whose', async (name) => {
    const { master } = await openOffice();
    const text = await textOf(master, name);
    expect(text).toMatch(new RegExp(`^${TITLES[name]} 2026\\n`));
    expect(text).toContain(openWorld().company(COMPANY)?.name);
    const again = await documentOf(master, name);
    expect(again.one('PDF')).toBe((await documentOf(master, name)).one('PDF'));
  });

  it('agree with each other, the payments and the returns to the cent', async () => {
    const { master } = await openOffice();
    const returns = await askCompany(
      master,
      'WageTax_GetList',
      { CompanyId: COMPANY, intYear: 2026 },
      version,
    );
    const paid = await Promise.all([1, 2, 3].map((period) => salariesOf(master, period)));
    const summary = await totalsOf(master, 'PayrollRegisterSummaryCumulative', 3);
    const [gross = 0, taxable = 0, tax = 0, net = 0, charges = 0] = summary;
    expect(net).toBe(sum(paid.flat()));
    expect(await totalsOf(master, 'PaymentListCumulative', 3)).toEqual([net]);
    expect(await totalsOf(master, 'PayrollRegisterAllEmployees', 3)).toEqual([gross, taxable, tax, net]);

    const components = await textOf(master, 'CompanyWageComponentsCumulative', 3);
    expect(amountAfter(components, 'Totaal Brutoloon')).toBe(gross);
    expect(amountAfter(components, 'Totaal Loonheffing')).toBe(-tax);
    expect(amountAfter(components, 'Totaal Betaald door de werkgever')).toBe(charges);
    const reserved = amountAfter(components, 'Totaal Reserveringen');
    expect((await totalsOf(master, 'ReservationSaldos', 3))[0]).toBe(reserved);

    const declared = await totalsOf(master, 'WageTaxDeclarationOverviewByPeriod', 3);
    expect(declared).toEqual(await totalsOf(master, 'WageTaxDeclarationOverviewCumulative', 3));
    expect(declared.at(-1)).toBe(sum(returns.ids('TotalGeneral').slice(0, 3)) * 100);
    // Each of the three returns is in whole euros, rounded down.
    expect(tax - (declared[1] ?? 0)).toBeGreaterThanOrEqual(0);
    expect(tax - (declared[1] ?? 0)).toBeLessThan(300);

    const statements = await textOf(master, 'AnualStatement', 3);
    const statementLine = 'Ingehouden loonbelasting/premie volksverzekeringen (loonheffing)';
    const lines = statements.split('\n').filter((line) => line.startsWith(statementLine));
    expect(sum(lines.map((line) => amountAfter(line, statementLine)))).toBe(tax);
  });

  it('book as much debit as credit, however it is grouped', async () => {
    const { master } = await openOffice();
    const journals = NAMES.filter((name) => name.startsWith('JournalEntries'));
    expect(journals).toHaveLength(4);
    const totals = await Promise.all(journals.map((name) => totalsOf(master, name)));
    const [[debit, credit] = []] = totals;
    expect(debit).toBeGreaterThan(0);
    expect(credit).toBe(debit);
    for (const total of totals) expect(total).toEqual([debit, debit]);
    const payable = amountsAfter(
      await textOf(master, 'JournalEntriesCompanyrCumulative'),
      '1620 Te betalen nettolonen',
    );
    expect(payable).toEqual([0, ...(await totalsOf(master, 'PaymentListCumulative'))]);
  });

  it('leave out of the register only who was not in the run', async () => {
    const { master } = await openOffice();
    const headings = async (name: Title) =>
      [...(await textOf(master, name)).matchAll(/^Totaal (\d+) /gm)].map(([, number]) => Number(number));
    const paid = await askCompany(
      master,
      'Run_GetEmployeesByRunCompany',
      { CompanyId: COMPANY, RunId: runIn2026(10), Year: 2026 },
      version,
    );
    expect(await headings('PayrollRegister')).toEqual(paid.ids('EmployeeNumber'));
    const all = await headings('PayrollRegisterAllEmployees');
    expect(all).toEqual(expect.arrayContaining(paid.ids('EmployeeNumber')));
  });

  it('repeat the names of the columns on every page', async () => {
    const { master } = await openOffice();
    const pages = await pagesIn((await documentOf(master, 'PayrollRegisterAllEmployees')).one('PDF'));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('Periode Dagen Uren Bruto');
  });

  it('know of leave that was booked', async () => {
    const { master } = await openOffice();
    const label = `${worker?.number} ${worker?.displayName} Vakantie-uren`;
    const [opening = 0, before = 0] = amountsAfter(await textOf(master, 'LeaveSaldos'), label);
    expect(opening).toBeGreaterThan(0);
    const dayOff = {
      Description: 'Vrij',
      Hours: '7.50',
      UsageType: 'Withdrawal',
      Start: '2026-07-06T00:00:00',
      End: '2026-07-06T00:00:00',
      StartHours: '7.50',
      EndHours: '0.00',
      Type: 'Type1',
      Status: 'Approved',
    };
    await ask(master, 'Leave_Insert', { EmployeeId: worker?.id ?? 0, Leave: dayOff }, version);
    expect(amountsAfter(await textOf(master, 'LeaveSaldos'), label)).toEqual([opening, before - 750]);
  });

  it('tell what an hour costs', async () => {
    const { master } = await openOffice();
    const hours = (reply: Awaited<ReturnType<typeof costPerHour>>) =>
      pagesIn(reply.one('HrDocuments_EmployerCostPerHour_YearResult'));
    const [page = ''] = await hours(await costPerHour(master));
    const [wage = 0, charges = 0, reserved = 0, cost = 0, worked = 0, perHour] = amountsAfter(
      page,
      `${worker?.number} ${worker?.displayName}`,
    );
    expect(cost).toBe(wage + charges + reserved);
    expect(perHour).toBe(Math.round((cost * 100) / worked));
    const [january = ''] = await hours(await costPerHour(master, { Period: 1 }));
    expect(amountAfter(january, 'Totaal')).toBeLessThan(amountAfter(page, 'Totaal'));
    expect((await costPerHour(master, { Period: 13 })).code).toBe(2006);
    expect((await costPerHour(master, { RunId: 1 })).code).toBe(2046);
  });

  it('need a run of the company and year, 2046, that one sees', async () => {
    const { master, debtor } = await openOffice();
    for (const other of [{ RunId: 1 }, { Year: 2025 }, { CompanyId: 10001 }])
      expect((await documentOf(master, 'PaymentListCumulative', 10, other)).code).toBe(2046);
    expect((await documentOf(debtor, 'PaymentListCumulative')).code).toBe(1003);
    expect((await costPerHour(debtor)).code).toBe(1003);
  });

  it('are there for one employee: the statement of a year', async () => {
    const { env, master, debtor } = await openOffice();
    const statement = (client: SoapClient, EmployeeID: number, intYear: number) =>
      ask(client, 'SalaryDocuments_GetAnnualStatementPDF', { EmployeeID, intYear }, version);
    const early = await statement(master, worker?.id ?? 0, 2026);
    expect([early.status, early.all('PDF')]).toEqual([200, []]);
    await env.changeClock({ now: '2027-01-11T09:00:00' });
    const [page = '', ...others] = await pagesIn((await statement(master, worker?.id ?? 0, 2026)).one('PDF'));
    expect(others).toEqual([]);
    const all = await pagesIn((await documentOf(master, 'AnualStatement', 12)).one('PDF'));
    expect(all).toContain(page);
    const slips = await askCompany(
      master,
      'SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2',
      { EmployeeID: worker?.id ?? 0, CompanyId: COMPANY, RunID: runIn2026(12), intYear: 2026 },
      version,
    );
    const [slip = ''] = await pagesIn(slips.one('PDF'));
    const [, year = ''] = slip.split('Cumulatief 2026');
    expect(amountAfter(page, 'Loon loonbelasting/volksverzekeringen')).toBe(
      amountAfter(year, 'Loon voor loonheffing'),
    );
    expect(amountAfter(page, 'Netto uitbetaald')).toBe(amountAfter(year, 'Netto uit te betalen'));
    expect((await statement(master, worker?.id ?? 0, 2030)).all('PDF')).toEqual([]);
    expect((await statement(debtor, worker?.id ?? 0, 2026)).code).toBe(1003);
  });
});
