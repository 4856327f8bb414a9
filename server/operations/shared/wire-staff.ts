import type { Staff } from '../../../contracts/interface/generated/v3/DebtorService.ts';
import type { Manager } from '../../world/records/manager.ts';

/** A manager as staff of the debtor. */
export function managerToWire(manager: Manager): Staff {
  return {
    Number: manager.number,
    FirstName: manager.firstName,
    Name: manager.lastName,
    Department: manager.department,
    Function: manager.function,
    PhoneNumber: manager.phone,
    Mobile: manager.mobile,
    Fax: manager.fax,
    Email: manager.email,
  };
}
