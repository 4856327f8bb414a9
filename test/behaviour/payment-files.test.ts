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
});
