import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import { documentValidator } from '../support/schema-validator.ts';
import type { SoapReply } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, cents, runIn2026, sum } from './payroll-calls.ts';
import { amountAfter, messageIn, pagesIn } from './payroll-documents.ts';

const openOffice = useOffices();
const world = openWorld();
const employer = world.company(COMPANY);
const staff = world.employees(COMPANY);
const validate = documentValidator(
  readFileSync(new URL('../support/credit-transfer.xsd', import.meta.url), 'utf8'),
);

const run = { CompanyId: COMPANY, RunID: runIn2026(10), Year: 2026 };
const paymentDate = '2026-11-24T00:00:00';

/** What is wrong with a file by the schema, and by its own sums. */
function problemsOf(file: SoapReply): string[] {
  const amounts = cents(file.all('InstdAmt'));
  const wrongSums = file.all('CtrlSum').filter((total) => cents([total])[0] !== sum(amounts));
  const wrongCounts = file.all('NbOfTxs').filter((count) => Number(count) !== amounts.length);
  const ids = file.all('EndToEndId');
  const repeated = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [...validate(file.body), ...wrongSums, ...wrongCounts, ...repeated];
}

describe.each(['v3', 'v2.1'] as const)('payment files, version %s', (version) => {
  it('of salaries pay the net pay of each payslip to the account of the employee', async () => {
    const { master } = await openOffice();
    const file = messageIn(
      await askCompany(master, 'SalaryDocuments_GetSEPA', { ...run, paymentDate }, version),
    );
    expect(problemsOf(file)).toEqual([]);
    expect(file.one('Dt')).toBe('2026-11-24');
    const [payer = '', ...payees] = file.all('IBAN');
    expect(payer).toBe(employer?.bankAccount.iban);
    const all = await pagesIn(
      (
        await askCompany(
          master,
          'SalaryDocuments_GetAllPayslipsPDFByRunCompany',
          { CompanyId: COMPANY, RunID: runIn2026(10) },
          version,
        )
      ).one('PDF'),
    );
    const pages = all.filter((page) => amountAfter(page, 'Netto uit te betalen') > 0);
    expect(cents(file.all('InstdAmt'))).toEqual(
      pages.map((page) => amountAfter(page, 'Netto uit te betalen')),
    );
    expect(payees).toEqual(pages.map((page) => /^Rekening (\w+)$/m.exec(page)?.[1]));
    expect(new Set(file.all('Ustrd'))).toEqual(new Set(['Salaris oktober 2026']));
  });

  it('use the account of the period, and letters that all banks take', async () => {
    const { master } = await openOffice();
    const paid = staff.find(({ type, employments }) => type === 'active' && employments[0]?.endDate === null);
    const account = {
      Id: 0,
      Number: '',
      IBAN: 'DE89370400440532013000',
      Name: 'Zoë Łukasz &amp; Ünal',
      Type: 'Standaard',
    };
    const inserted = await ask(
      master,
      'BankAccount_Insert',
      { EmployeeId: paid?.id ?? 0, BankAccount: account, period: 10, year: 2026, UnprotectedMode: true },
      version,
    );
    expect(inserted.status).toBe(200);
    const fileOf = async (period: number) =>
      messageIn(
        await askCompany(
          master,
          'SalaryDocuments_GetSEPA',
          { ...run, RunID: runIn2026(period), paymentDate },
          version,
        ),
      );
    const now = await fileOf(10);
    expect(problemsOf(now)).toEqual([]);
    expect(now.all('IBAN')).toContain('DE89370400440532013000');
    expect(now.all('Nm')).toContain('Zoe Lukasz + Unal');
    expect((await fileOf(9)).all('IBAN')).not.toContain('DE89370400440532013000');
  });

  it('leave out who has no account in the period', async () => {
    const { env, master } = await openOffice();
    const paid = staff.find(({ type, employments }) => type === 'active' && employments[0]?.endDate === null);
    const removed = { EmployeeId: paid?.id ?? 0, BankAccountID: paid?.bankAccount?.id ?? 0 };
    expect((await ask(master, 'BankAccount_DeleteCurrent', removed, version)).status).toBe(200);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    const fileOf = async (period: number) =>
      messageIn(
        await askCompany(
          master,
          'SalaryDocuments_GetSEPA',
          { ...run, RunID: runIn2026(period), paymentDate },
          version,
        ),
      );
    const iban = paid?.bankAccount?.iban;
    expect((await fileOf(10)).all('IBAN')).toContain(iban);
    const without = await fileOf(11);
    expect(without.all('IBAN')).not.toContain(iban);
    expect(problemsOf(without)).toEqual([]);
  });

  it('of wage tax pay what the return says, with its reference', async () => {
    const { master } = await openOffice();
    const returns = await askCompany(
      master,
      'WageTax_GetList',
      { CompanyId: COMPANY, intYear: 2026 },
      version,
    );
    const last = returns.ids('LoonaangifteID').at(-1) ?? 0;
    const file = messageIn(
      await askCompany(
        master,
        'SalaryDocuments_GetSEPA_Tax',
        { ...run, WageTaxID: last, paymentDate },
        version,
      ),
    );
    expect(problemsOf(file)).toEqual([]);
    expect(Number(file.one('InstdAmt'))).toBe(Number(returns.all('TotalGeneral').at(-1)));
    expect(file.one('Ref')).toBe(returns.all('PaymentReference').at(-1));
    expect(file.all('IBAN')).toEqual([employer?.bankAccount.iban, 'NL86INGB0002445588']);
  });

  it('need a run and a return of the company: 2046', async () => {
    const { master } = await openOffice();
    const salaries = (other: object) =>
      askCompany(master, 'SalaryDocuments_GetSEPA', { ...run, ...other, paymentDate }, version);
    const tax = (WageTaxID: number) =>
      askCompany(master, 'SalaryDocuments_GetSEPA_Tax', { ...run, WageTaxID, paymentDate }, version);
    const others = await askCompany(master, 'WageTax_GetList', { CompanyId: 10001, intYear: 2026 }, version);
    const refused = [
      salaries({ RunID: 1 }),
      salaries({ Year: 2025 }),
      salaries({ CompanyId: 10001 }),
      tax(1),
      tax(runIn2026(10)),
      tax(others.ids('LoonaangifteID')[0] ?? 0),
    ];
    for (const reply of await Promise.all(refused)) expect(reply.code).toBe(2046);
  });

  it('need an account to pay from: 2030', async () => {
    const { master } = await openOffice();
    const made = await master.call(
      'CompanyService',
      'Company_Insert',
      '<DebtorId>1001</DebtorId><CompanyName>Nieuw B.V.</CompanyName><PeriodType>1</PeriodType>' +
        '<DefaultCompanyId>-1</DefaultCompanyId><PayInAdvance>false</PayInAdvance>' +
        '<LabourAgreementSettingsGroupGuid>00000000-0000-0000-0000-000000000000</LabourAgreementSettingsGroupGuid>',
      { version },
    );
    const CompanyId = Number(made.one('Company_InsertResult'));
    const runs = await askCompany(master, 'Run_GetList', { CompanyId, Year: 2026 }, version);
    const RunID = runs.ids('ID')[0] ?? 0;
    const reply = await askCompany(
      master,
      'SalaryDocuments_GetSEPA',
      { CompanyId, RunID, Year: 2026, paymentDate },
      version,
    );
    expect(reply.code).toBe(2030);
  });

  it('are hidden from who does not see the company', async () => {
    const { debtor } = await openOffice();
    const replies = [
      await askCompany(debtor, 'SalaryDocuments_GetSEPA', { ...run, paymentDate }, version),
      await askCompany(debtor, 'SalaryDocuments_GetSEPA_Tax', { ...run, WageTaxID: 1, paymentDate }, version),
    ];
    expect(replies.map(({ code }) => code)).toEqual([1003, 1003]);
  });
});
