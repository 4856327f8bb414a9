import type { YearPeriod } from '../../fixtures/seed.ts';
import { holdingIn } from './history.ts';
import type { AddressType, Employee, EmployeeAddress } from './records.ts';

/** The addresses of one type in a history. */
export function addressesOfType(addresses: readonly EmployeeAddress[], type: AddressType): EmployeeAddress[] {
  return addresses.filter((address) => address.type === type);
}

/** The address of a type that holds in a period. */
export function addressIn(
  { addresses }: Pick<Employee, 'addresses'>,
  type: AddressType,
  period: YearPeriod,
): EmployeeAddress | undefined {
  return holdingIn(addressesOfType(addresses, type), period);
}
