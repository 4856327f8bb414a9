import type { BankAccount as WireBankAccount } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { bankAccountsIn } from '../../world/bank-accounts.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import { bankAccountsOf, type Employee, type EmployeeBankAccount } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { namedPeriod, openPeriodOf } from '../shared/employee/periods.ts';
import { idText, recordedOfType } from '../shared/employee/record-lists.ts';
import { noSuch } from '../shared/faults.ts';
import { bankAccountFromWire, bankAccountToWire } from '../shared/wire-bank-account.ts';

/** The accounts on which an employee is paid: one of each type at a time (mark: one-account-of-each-type). */
export const bankAccount = {
  BankAccount_GetListCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return bankAccountsIn(employee, openPeriodOf(employee, call)).map(bankAccountToWire);
  },

  BankAccount_GetList({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    return bankAccountsIn(employee, namedPeriod(employee, named, call)).map(bankAccountToWire);
  },

  BankAccount_InsertCurrent({ EmployeeId, BankAccount }, call) {
    const employee = call.view.employee(EmployeeId);
    return insert(employee, BankAccount, openPeriodOf(employee, call), call);
  },

  /** Asks for the unprotected mode whatever the period is (fact: bank-account-insert-unprotected). */
  BankAccount_Insert({ EmployeeId, BankAccount, period, year, UnprotectedMode }, call) {
    const employee = call.view.employee(EmployeeId);
    const from = namedPeriod(employee, { Period: period, Year: year }, call);
    if (!UnprotectedMode)
      throw new NmbrsFault(
        'ProtectedMode',
        'UnprotectedMode is false, and must be true whatever the period is',
      );
    return insert(employee, BankAccount, from, call);
  },

  /**
   * Ends an account that is there in the open period; earlier periods keep it (mark: bank-account-deleted-from-now).
   */
  BankAccount_DeleteCurrent({ EmployeeId, BankAccountID }, call) {
    const employee = call.view.employee(EmployeeId);
    const goneFrom = openPeriodOf(employee, call);
    const gone = bankAccountsIn(employee, goneFrom).find(({ id }) => id === BankAccountID);
    if (!gone) throw noSuch('the employee', 'current bank account', BankAccountID);
    const bankAccounts = bankAccountsOf(employee).map((account) =>
      account === gone ? { ...gone, goneFrom } : account,
    );
    call.environment.employees.put({ ...employee, bankAccounts });
    return idText(gone.id);
  },
} satisfies Family<'EmployeeService'>;

function insert(
  employee: Employee,
  sent: WireBankAccount | null,
  from: YearPeriod,
  { environment }: Call,
): number {
  const account: EmployeeBankAccount = {
    ...bankAccountFromWire(sent, environment.idOfNewRecord()),
    createdAt: environment.now,
    from,
  };
  const bankAccounts = recordedOfType(bankAccountsOf(employee), account);
  environment.employees.put({ ...employee, bankAccounts });
  return account.id;
}
