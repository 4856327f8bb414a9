import type {
  AddressType as WireAddressType,
  EmployeeAddress as WireEmployeeAddress,
  EmployeeAddress_V2 as WireEmployeeAddressV2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { comparePeriods, periodBefore } from '../../../fixtures/period.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { addressesOfType, addressIn } from '../../world/addresses.ts';
import type { AddressType, Company, Employee, EmployeeAddress } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { namedPeriod, openPeriodOf, writablePeriod } from '../shared/employee/periods.ts';
import { recordedOfType, replaced, required, without } from '../shared/employee/record-lists.ts';
import { missing } from '../shared/faults.ts';
import { addressFromWire, addressToWire } from '../shared/wire-address.ts';

/** The addresses of an employee: one of each type at a time. */
export const address = {
  Address_GetListCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return listIn(employee, openPeriodOf(employee, call));
  },

  Address_GetList({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    return listIn(employee, namedPeriod(employee, named, call));
  },

  Address_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    const company = view.company(CompanyID);
    return view.employeesOf(CompanyID).map(({ id, addresses }) => ({
      EmployeeId: id,
      EmployeeAddresses: addresses.map((address) => toWireV2(address, addresses, company)),
    }));
  },

  Address_InsertCurrent({ EmployeeId, Address }, call) {
    const employee = call.view.employee(EmployeeId);
    return insert(employee, Address, openPeriodOf(employee, call), call);
  },

  Address_Insert({ EmployeeId, Address, UnprotectedMode, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    return insert(employee, Address, writablePeriod(employee, named, UnprotectedMode, call), call);
  },

  /**
   * Corrects a record where it stands: it keeps its id and its period, open or closed
   * (mark: employee-address-in-place).
   */
  Address_Update({ EmployeeId, Address: sent }, { environment, view }) {
    if (!sent) throw missing('Address');
    const employee = view.employee(EmployeeId);
    const old = required(employee.addresses, sent.Id, 'address');
    const addresses = replaced(employee.addresses, { ...old, ...fromWire(sent, old.id) }, 'address');
    environment.employees.put({ ...employee, addresses });
    return true;
  },

  /** What held before holds again (mark: address-before-holds-again). */
  Address_Delete({ EmployeeId, AddressID }, { environment, view }) {
    const employee = view.employee(EmployeeId);
    environment.employees.put({ ...employee, addresses: without(employee.addresses, AddressID, 'address') });
    return true;
  },
} satisfies Family<'EmployeeService'>;

function insert(
  employee: Employee,
  sent: WireEmployeeAddress | null,
  from: YearPeriod,
  { environment }: Call,
): number {
  if (!sent) throw missing('Address');
  const address: EmployeeAddress = {
    ...fromWire(sent, environment.idOfNewRecord()),
    createdAt: environment.now,
    from,
  };
  const addresses = recordedOfType(employee.addresses, address);
  environment.employees.put({ ...employee, addresses });
  return address.id;
}

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

function listIn(employee: Employee, period: YearPeriod): WireEmployeeAddress[] {
  return TYPES.flatMap(([type]) => {
    const holding = addressIn(employee, type, period);
    return holding ? [toWire(holding)] : [];
  });
}

function toWire(address: EmployeeAddress): WireEmployeeAddress {
  const { type, isDefault = type === 'home' } = address;
  return { ...addressToWire(address), Default: isDefault, Type: WIRE_TYPE[type] };
}

/**
 * As part of a history: it ends in the period before the next of its type begins (mark: address-ends-before-next), and
 * the last one nowhere.
 */
function toWireV2(
  address: EmployeeAddress,
  history: readonly EmployeeAddress[],
  { periodType }: Company,
): WireEmployeeAddressV2 {
  const { type, from, createdAt } = address;
  const next = addressesOfType(history, type).find((other) => comparePeriods(other.from, from) > 0);
  const end = next && periodBefore(next.from, periodType);
  return {
    ...addressToWire(address),
    StartPeriod: from.period,
    StartYear: from.year,
    EndPeriod: end?.period ?? null,
    EndYear: end?.year ?? null,
    CreationDate: createdAt,
    Type: WIRE_TYPE[type],
  };
}

function fromWire(sent: WireEmployeeAddress, id: number): Omit<EmployeeAddress, 'from' | 'createdAt'> {
  return { ...addressFromWire(sent, id), type: TYPE_OF_WIRE[sent.Type], isDefault: sent.Default };
}
