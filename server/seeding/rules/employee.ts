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
  checkLeave(employee, drafting, check);
  checkPay(employee, check);
  checkTaxes(employee, check);
  checkTime(employee, check);
  checkPeriods(employee, drafting, check);
}
