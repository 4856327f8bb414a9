import type { YearPeriod } from '../../fixtures/seed.ts';
import { holdingIn } from './history.ts';
import type { Manager } from './records/manager.ts';
import type { Debtor, Employee } from './records.ts';

/**
 * The managers of a debtor: those that a seed says, and else its contact person (mark: manager-is-contact-person); none
 * where there is none.
 */
export function managersOf({ managers, contactPerson }: Debtor): readonly Manager[] {
  if (managers) return managers;
  if (!contactPerson) return [];
  const { name, email, phone } = contactPerson;
  // The first word of the name is the given name.
  const [firstName = '', ...surname] = name.split(' ');
  const rest = { department: null, function: null, mobile: null, fax: null };
  return [{ number: 1, firstName, lastName: surname.join(' '), phone, email, ...rest }];
}

/** The manager of an employee in a period: the first one of the debtor unless a seed says another. */
export function managerIn(
  { managers = [] }: Pick<Employee, 'managers'>,
  debtor: Debtor,
  period: YearPeriod,
): Manager | null {
  const all = managersOf(debtor);
  const assigned = holdingIn(managers, period)?.manager;
  const found = assigned === undefined ? all[0] : all.find(({ number }) => number === assigned);
  return found ?? null;
}
