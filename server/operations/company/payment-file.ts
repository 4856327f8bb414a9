import type { Sequence } from '../../../base/sequence.ts';
import { mapInSteps } from '../../../base/turns.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { periodName } from '../../payroll/documents/dutch-notation.ts';
import { payslipsOf } from '../../payroll/payslips.ts';
import { accountOfPayslip, payableAccount } from '../../payroll/salary-payments.ts';
import { type WageTaxReturn, wageTaxFilingOf, wageTaxReturnOf } from '../../payroll/wage-tax-returns.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Company } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { noSuch } from '../shared/faults.ts';
import { creditTransferDocument, type Party, type Payment } from '../shared/messages/credit-transfer.ts';
import { namedRun } from '../shared/named-run.ts';

/** Payments of a company as files for its bank. */
export const paymentFile = {
  /**
   * The net pay of employees with a bank account in the period; others are left out, of the control sum as well
   * (mark: payment-file-skips).
   */
  *SalaryDocuments_GetSEPA({ CompanyId, RunID, Year, paymentDate }, call) {
    const { company, run } = namedRun(CompanyId, RunID, Year, call);
    const description = `Salaris ${periodName(run.period, company.periodType)}`;
    const payslips = yield* payslipsOf(call.environment, company, run);
    const payments = yield* mapInSteps(payslips, (payslip): Payment | null => {
      const account = accountOfPayslip(payslip);
      if (!account) return null;
      const { employee, netPay } = payslip;
      return {
        id: `${run.id}-${employee.number}`,
        payee: { name: account.name || employee.displayName, account },
        amount: netPay,
        remittance: { text: description },
      };
    });
    const file = { id: `SAL-${run.id}`, purpose: 'SALA', paymentDate } as const;
    return fileOf(company, { ...file, payments: payments.filter((payment) => payment !== null) }, call);
  },

  /**
   * What a wage tax return says is to be paid, whichever run of the year is named beside it
   * (mark: tax-payment-by-return).
   */
  *SalaryDocuments_GetSEPA_Tax({ CompanyId, RunID, Year, WageTaxID, paymentDate }, call) {
    const { company } = namedRun(CompanyId, RunID, Year, call);
    const filing = wageTaxFilingOf(call.environment, company, WageTaxID);
    if (!filing) throw noSuch(`the company ${company.id}`, 'wage tax return', WageTaxID);
    const declared = yield* wageTaxReturnOf(call.environment, company, filing);
    const payments = declared.totals.total > 0 ? [taxPayment(declared, company)] : [];
    return fileOf(company, { id: `LH-${declared.id}`, purpose: 'TAXS', payments, paymentDate }, call);
  },
} satisfies Family<'CompanyService'>;

/** The account of the Dutch tax office to which all pay. */
const TAX_OFFICE: Party = {
  name: 'Belastingdienst',
  account: {
    id: 0,
    number: '2445588',
    description: null,
    iban: 'NL86INGB0002445588',
    bic: 'INGBNL2A',
    city: 'Apeldoorn',
    name: 'Belastingdienst',
  },
};

function taxPayment({ id, run, totals, paymentReference }: WageTaxReturn, company: Company): Payment {
  const text = `Loonheffingen ${periodName(run.period, company.periodType)}`;
  return {
    id: String(id),
    payee: TAX_OFFICE,
    amount: totals.total * 100,
    remittance: paymentReference === null ? { text } : { paymentReference },
  };
}

interface FileSettings {
  readonly id: string;
  readonly purpose: 'SALA' | 'TAXS';
  readonly payments: readonly Payment[];
  readonly paymentDate: DateTime;
}

/**
 * Null when there is nothing to pay: a file without payments is not valid (mark: payment-file-skips).
 * @throws NmbrsFault InvalidSetOfValues for a company without a bank account to pay from
 * (mark: invalid-values-refused).
 */
function fileOf(
  company: Company,
  { id, purpose, payments, paymentDate }: FileSettings,
  { environment }: Call,
): Sequence<string> | null {
  const account = company.bankAccount && payableAccount(company.bankAccount);
  if (!account)
    throw new NmbrsFault('InvalidSetOfValues', `the company ${company.id} has no bank account to pay from`);
  if (payments.length === 0) return null;
  return creditTransferDocument({
    id,
    createdAt: environment.now,
    executionDate: paymentDate,
    purpose,
    payer: { name: company.name, account },
    payments,
  });
}
