import type { EmployeeAddress } from '../world/records.ts';

/** The part of an address that companies and employees share. */
export function addressToWire(address: Omit<EmployeeAddress, 'type' | 'from' | 'createdAt'>) {
  return {
    Id: address.id,
    Street: address.street,
    HouseNumber: address.houseNumber,
    HouseNumberAddition: address.houseNumberAddition,
    PostalCode: address.postalCode,
    City: address.city,
    StateProvince: address.province,
    CountryISOCode: address.country,
  };
}
