import { Sequence } from '../../../base/sequence.ts';
import type { Employee as WireEmployee } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { employeeTypeIds } from '../../../fixtures/employee-types.ts';
import type { DateTime, EmployeeType } from '../../../fixtures/seed.ts';
import { employeeTypeOn } from '../../world/employee-type.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family, FamilyIn } from '../call.ts';
import { EMPLOYEE_TYPES, employeeTypeWithId } from '../shared/employee/employee-type.ts';

/** What the types are called is not known (mark: employee-type-ids). */
const DESCRIPTIONS: Readonly<Record<EmployeeType, string>> = {
  applicant: 'Applicants',
  active: 'Active employees',
  newHire: 'New hires',
  inactive: 'Inactive employees',
};

/** What the lists take for employees of every type; it is no type itself, so it is not listed (mark: employee-type-zero). */
const OF_EVERY_TYPE = 0;

/** Whether an employee is to be in a list on a day. */
type IsWanted = (employee: Employee, today: DateTime) => boolean;

function isOneOf(...types: readonly EmployeeType[]): IsWanted {
  return (employee, today) => types.includes(employeeTypeOn(employee, today));
}

/** Which employees there are. */
export const employeeList = {
  /** Each employee is of one of them (mark: employee-types-disjoint). */
  EmployeeType_GetList() {
    return EMPLOYEE_TYPES.map((type) => ({ Id: employeeTypeIds[type], Description: DESCRIPTIONS[type] }));
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
  if (id === OF_EVERY_TYPE) return isOneOf(...EMPLOYEE_TYPES);
  const type = employeeTypeWithId(id);
  return type ? isOneOf(type) : isOneOf();
}

function companyIdsOf(debtorId: number, { view }: Call): number[] {
  return view.companiesOf(debtorId).map(({ id }) => id);
}

function listOf(
  companyIds: readonly number[],
  isWanted: IsWanted,
  { environment, view }: Call,
): Sequence<WireEmployee> {
  return Sequence.chained(companyIds.map((companyId) => view.employeesOf(companyId)))
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
