import type { Address as WireAddress } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { Address } from '../../world/records.ts';

/** The part of an address that debtors, companies and employees share. */
export function addressToWire(address: Address) {
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

/** An address as it was sent: what was left out is not there (mark: update-overwrites), and the Id sent means nothing. */
export function addressFromWire(sent: Omit<WireAddress, 'Default'>, id: number): Address {
  return {
    id,
    street: sent.Street ?? null,
    houseNumber: sent.HouseNumber ?? null,
    houseNumberAddition: sent.HouseNumberAddition ?? null,
    postalCode: sent.PostalCode ?? null,
    city: sent.City ?? null,
    province: sent.StateProvince ?? null,
    country: sent.CountryISOCode ?? null,
  };
}
