import type {
  AddressType as WireAddressType,
  EmployeeAddress as WireEmployeeAddress,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { holdingIn } from '../../world/history.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import { requirePossible, requireUnprotected } from '../../world/periods.ts';
import type { AddressType, EmployeeAddress } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { addressToWire } from '../wire-address.ts';

/** The addresses of an employee: one of each type at a time. */
export const address = {
  Address_GetListCurrent({ EmployeeId }, { environment, view }) {
    const { addresses, companyId } = view.employee(EmployeeId);
    const openPeriod = environment.openPeriodOf(view.company(companyId));
    return TYPES.flatMap(([type]) => {
      const ofType = addresses.filter((address) => address.type === type);
      const holding = holdingIn(ofType, openPeriod);
      return holding ? [toWire(holding)] : [];
    });
  },

  Address_Insert({ EmployeeId, Address: sent, Period, Year, UnprotectedMode }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeId);
    const company = view.company(employee.companyId);
    if (!sent) throw new NmbrsFault(2030);
    const from = { year: Year, period: Period };
    requirePossible(from, company.periodType);
    requireUnprotected(UnprotectedMode, from, environment.openPeriodOf(company), call.version);

    const address: EmployeeAddress = {
      id: environment.nextId(),
      createdAt: environment.today,
      from,
      type: TYPE_OF_WIRE[sent.Type],
      street: sent.Street ?? null,
      houseNumber: sent.HouseNumber ?? null,
      houseNumberAddition: sent.HouseNumberAddition ?? null,
      postalCode: sent.PostalCode ?? null,
      city: sent.City ?? null,
      province: sent.StateProvince ?? null,
      country: sent.CountryISOCode ?? null,
    };
    environment.employees.put({ ...employee, addresses: [...employee.addresses, address] });
    return address.id;
  },
} satisfies Family<'v3', 'EmployeeService'>;

const TYPES = [
  ['home', 'HomeAddress'],
  ['post', 'PostAddress'],
  ['absence', 'AbsenceAddress'],
  ['holidays', 'HolidaysAddress'],
  ['weekend', 'WeekendAddress'],
] as const satisfies readonly (readonly [AddressType, WireAddressType])[];

const WIRE_TYPE = Object.fromEntries(TYPES) as Record<AddressType, WireAddressType>;

const TYPE_OF_WIRE = Object.fromEntries(TYPES.map(([type, wire]) => [wire, type])) as Record<
  WireAddressType,
  AddressType
>;

/** The home address is the default one (guess). */
function toWire(address: EmployeeAddress): WireEmployeeAddress {
  return { ...addressToWire(address), Default: address.type === 'home', Type: WIRE_TYPE[address.type] };
}
