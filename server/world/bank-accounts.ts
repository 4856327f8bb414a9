import { comparePeriods } from '../../fixtures/period.ts';
import type { YearPeriod } from '../../fixtures/seed.ts';
import { holdingIn } from './history.ts';
import { bankAccountsOf, type Employee, type EmployeeBankAccount } from './records.ts';

/** Of each type the account that holds in a period, unless it was taken away before. */
export function bankAccountsIn(employee: Employee, period: YearPeriod): EmployeeBankAccount[] {
  const accounts = bankAccountsOf(employee);
  const types = new Set(accounts.map(({ type }) => type));
  return [...types].flatMap((type) => {
    const ofType = accounts.filter((account) => account.type === type);
    const holding = holdingIn(ofType, period);
    const isGone = holding?.goneFrom && comparePeriods(holding.goneFrom, period) <= 0;
    return holding && !isGone ? [holding] : [];
  });
}
