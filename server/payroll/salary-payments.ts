import { isIban } from '../../fixtures/dutch/iban.ts';
import type { YearPeriod } from '../../fixtures/seed.ts';
import { bankAccountsIn } from '../world/bank-accounts.ts';
import type { BankAccount, Employee } from '../world/records.ts';
import type { Payslip } from './model.ts';

/** A bank account that can be paid to. */
export type PayableAccount = BankAccount & { readonly iban: string };

/** Where the net pay of a payslip goes; null for an employee who gets nothing or has no account then, and is paid in another way. */
export function accountOfPayslip({ employee, netPay, run }: Payslip): PayableAccount | null {
  return netPay > 0 ? salaryAccountOf(employee, run.period) : null;
}

/** To which types of account wages go, the first that is there (mark: wages-to-account). */
const SALARY_TYPES = [
  'Standaard',
  'Bankrekening1',
  'Bankrekening2',
  'Bankrekening3',
  'Bankrekening4',
  'Bankrekening5',
  'None',
] as const;

/** The account to which the wage of a period goes; null for an employee without one. */
export function salaryAccountOf(employee: Employee, period: YearPeriod): PayableAccount | null {
  const accounts = bankAccountsIn(employee, period);
  for (const wanted of SALARY_TYPES) {
    const account = accounts.find(({ type = 'Standaard' }) => type === wanted);
    const payable = account && payableAccount(account);
    if (payable) return payable;
  }
  return null;
}

/** The account with its IBAN as banks read it, without blanks; null when it has no valid one. */
export function payableAccount(account: BankAccount): PayableAccount | null {
  const iban = (account.iban ?? '').replaceAll(' ', '').toUpperCase();
  return isIban(iban) ? { ...account, iban } : null;
}
