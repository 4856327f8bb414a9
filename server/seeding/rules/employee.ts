import { managersOf } from '../../world/managers.ts';
import type { Employee } from '../../world/records.ts';
import type { Drafting } from '../employee/drafting.ts';
import { checkAbsence, checkLeave } from './absence.ts';
import { Check } from './check.ts';
import { checkPay } from './pay.ts';
import { checkPeriods } from './periods.ts';
import { checkPerson } from './person.ts';
import { checkService } from './service.ts';
import { checkTaxes } from './taxes.ts';
import { checkTime } from './time.ts';

/** What holds for every employee, and what is wrong where it does not. What is not said is not looked at, nor made. */
export function checkEmployee(employee: Employee, drafting: Drafting): void {
  const check = new Check(drafting.workplace.mistakes, drafting.path, drafting.said);
  checkPerson(employee, drafting, check);
  checkService(employee, drafting, check);
  checkAbsence(employee, drafting, check);
  checkLeave(employee, check);
  checkPay(employee, check);
  checkTaxes(employee, check);
  checkTime(employee, check);
  checkPeriods(employee, drafting, check);
  checkManagers(employee, drafting, check);
}

function checkManagers(employee: Employee, { workplace: { debtor } }: Drafting, check: Check): void {
  if (!check.isSaid('managers')) return;
  const known = managersOf(debtor).map(({ number }) => number);
  for (const { item, path } of check.items(employee, 'managers'))
    if (!known.includes(item.manager))
      check.wrong(
        [...path, 'manager'],
        item.manager,
        `is the number of no manager of debtor ${debtor.number}.`,
        known.length === 0 ? 'Give the debtor managers.' : `Choose one of ${known.join(', ')}.`,
      );
}
