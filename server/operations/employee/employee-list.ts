import type { Employee as WireEmployee } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { type DateTime, type EmployeeType, employeeTypeIds } from '../../../fixtures/seed.ts';
import { isAbsentOn } from '../../world/absence.ts';
import { employeeTypeOn } from '../../world/employee-type.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family, FamilyIn } from '../call.ts';

/**
 * The employee types by id (mark: employee-type-ids). 0 is all of them; 5 are those of the active ones who are sick
 * today.
 */
const EMPLOYEE_TYPES: readonly {
  readonly id: number;
  readonly description: string;
  readonly isWanted: IsWanted;
}[] = [
  { id: 0, description: 'All', isWanted: () => true },
  { id: employeeTypeIds.applicant, description: 'Applicants', isWanted: isOneOf('applicant') },
  { id: employeeTypeIds.active, description: 'Active employees', isWanted: isOneOf('active') },
  { id: employeeTypeIds.newHire, description: 'New hires', isWanted: isOneOf('newHire') },
  { id: employeeTypeIds.inactive, description: 'Inactive employees', isWanted: isOneOf('inactive') },
  { id: 5, description: 'Sickness', isWanted: isSick },
];

/** Whether an employee is to be in a list on a day. */
type IsWanted = (employee: Employee, today: DateTime) => boolean;

function isOneOf(...types: readonly EmployeeType[]): IsWanted {
  return (employee, today) => types.includes(employeeTypeOn(employee, today));
}

function isSick(employee: Employee, today: DateTime): boolean {
  return employeeTypeOn(employee, today) === 'active' && isAbsentOn(employee, today);
}

/** Which employees there are. */
export const employeeList = {
  EmployeeType_GetList() {
    return EMPLOYEE_TYPES.map(({ id, description }) => ({ Id: id, Description: description }));
  },

  List_GetByCompany({ CompanyId, EmployeeType }, call) {
    return listOf([CompanyId], chosenBy(EmployeeType), call);
  },

  List_GetByDebtor({ DebtorId, EmployeeType }, call) {
    return listOf(companyIdsOf(DebtorId, call), chosenBy(EmployeeType), call);
  },
} satisfies Family<'EmployeeService'>;

/** Version 2.1 chose by an enum where version 3 has the types. */
const CHOSEN_BY_ACTIVE = {
  active: isOneOf('active'),
  notActive: isOneOf('inactive'),
  all: isOneOf('active', 'newHire', 'inactive'),
} as const satisfies Record<string, IsWanted>;

export const employeeListV21 = {
  List_GetByCompany({ CompanyId, active }, call) {
    return listOf([CompanyId], CHOSEN_BY_ACTIVE[active], call);
  },

  List_GetByDebtor({ DebtorId, active }, call) {
    return listOf(companyIdsOf(DebtorId, call), CHOSEN_BY_ACTIVE[active], call);
  },
} satisfies FamilyIn<'v2.1', 'EmployeeService'>;

/** An id that is not in the list selects no employee. */
function chosenBy(id: number): IsWanted {
  return EMPLOYEE_TYPES.find((type) => type.id === id)?.isWanted ?? (() => false);
}

function companyIdsOf(debtorId: number, { view }: Call): number[] {
  return view.companiesOf(debtorId).map(({ id }) => id);
}

function listOf(
  companyIds: readonly number[],
  isWanted: IsWanted,
  { environment, view }: Call,
): WireEmployee[] {
  return companyIds
    .flatMap((companyId) => view.employeesOf(companyId))
    .filter((employee) => isWanted(employee, environment.today))
    .map(toWire);
}

/** What every record of an employee begins with. */
export function toWire({
  id,
  number,
  displayName,
}: Pick<Employee, 'id' | 'number' | 'displayName'>): WireEmployee {
  return { Id: id, Number: number, DisplayName: displayName };
}
