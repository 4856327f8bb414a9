import type { BankAccount as WireBankAccount } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { holdingIn } from '../../world/history.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import { comparePeriods, protectedMode } from '../../world/periods.ts';
import { bankAccountsOf, type Employee, type EmployeeBankAccount } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { bankAccountFromWire, bankAccountToWire } from '../wire-bank-account.ts';
import { namedPeriod, openPeriodOf } from './periods.ts';
import { idText, recordedOfType } from './record-lists.ts';

/** The accounts on which an employee is paid: one of each type at a time (guess). */
export const bankAccount = {
  BankAccount_GetListCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return accountsIn(employee, openPeriodOf(employee, call)).map(bankAccountToWire);
  },

  BankAccount_GetList({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    return accountsIn(employee, namedPeriod(employee, named, call)).map(bankAccountToWire);
  },

  BankAccount_InsertCurrent({ EmployeeId, BankAccount }, call) {
    const employee = call.view.employee(EmployeeId);
    return insert(employee, BankAccount, openPeriodOf(employee, call), call);
  },

  /** Asks for the unprotected mode whatever the period is (behaviour fact sheet, periods). */
  BankAccount_Insert({ EmployeeId, BankAccount, period, year, UnprotectedMode }, call) {
    const employee = call.view.employee(EmployeeId);
    const from = namedPeriod(employee, { Period: period, Year: year }, call);
    if (!UnprotectedMode) throw protectedMode(call.version);
    return insert(employee, BankAccount, from, call);
  },

  /** Ends an account that is there in the open period; earlier periods keep it (guess). */
  BankAccount_DeleteCurrent({ EmployeeId, BankAccountID }, call) {
    const employee = call.view.employee(EmployeeId);
    const goneFrom = openPeriodOf(employee, call);
    const gone = accountsIn(employee, goneFrom).find(({ id }) => id === BankAccountID);
    if (!gone) throw new NmbrsFault(2046);
    const bankAccounts = bankAccountsOf(employee).map((account) =>
      account === gone ? { ...gone, goneFrom } : account,
    );
    call.environment.employees.put({ ...employee, bankAccounts });
    return idText(gone.id);
  },
} satisfies Family<'v3', 'EmployeeService'>;

function insert(
  employee: Employee,
  sent: WireBankAccount | null,
  from: YearPeriod,
  { environment }: Call,
): number {
  const account: EmployeeBankAccount = {
    ...bankAccountFromWire(sent, environment.nextId()),
    createdAt: environment.now,
    from,
  };
  const bankAccounts = recordedOfType(bankAccountsOf(employee), account);
  environment.employees.put({ ...employee, bankAccounts });
  return account.id;
}

/** Of each type the one that holds in a period, unless it was taken away before. */
function accountsIn(employee: Employee, period: YearPeriod): EmployeeBankAccount[] {
  const accounts = bankAccountsOf(employee);
  const types = new Set(accounts.map(({ type }) => type));
  return [...types].flatMap((type) => {
    const ofType = accounts.filter((account) => account.type === type);
    const holding = holdingIn(ofType, period);
    const isGone = holding?.goneFrom && comparePeriods(holding.goneFrom, period) <= 0;
    return holding && !isGone ? [holding] : [];
  });
}
