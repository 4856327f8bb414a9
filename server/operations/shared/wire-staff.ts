import type { Staff } from '../../../contracts/interface/generated/v3/DebtorService.ts';
import type { Debtor } from '../../world/records.ts';

/**
 * A manager of a debtor: staff, not an employee. The world knows one of them, its contact person
 * (mark: manager-is-contact-person); null for a debtor that has none.
 */
export function managerToWire({ contactPerson }: Debtor): Staff | null {
  if (!contactPerson) return null;
  const { name, email, phone } = contactPerson;
  // The first word of the name is the given name.
  const [firstName = '', ...surname] = name.split(' ');
  return {
    Number: 1,
    FirstName: firstName,
    Name: surname.join(' '),
    Department: null,
    Function: null,
    PhoneNumber: phone,
    Mobile: null,
    Fax: null,
    Email: email,
  };
}
