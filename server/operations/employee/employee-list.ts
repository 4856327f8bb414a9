import type { Employee as WireEmployee } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { type EmployeeType, employeeTypeIds } from '../../../fixtures/seed.ts';
import { employeeTypeOn } from '../../world/employee-type.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';

/**
 * The employee types by id (behaviour fact sheet, lists of employees: 2 and 4 were seen, the rest is a guess). 0 is all
 * of them; nobody is of type 5, sickness, before absences behave.
 */
const EMPLOYEE_TYPES: readonly {
  readonly id: number;
  readonly description: string;
  readonly types: readonly EmployeeType[];
}[] = [
  { id: 0, description: 'All', types: ['applicant', 'active', 'newHire', 'inactive'] },
  { id: employeeTypeIds.applicant, description: 'Applicants', types: ['applicant'] },
  { id: employeeTypeIds.active, description: 'Active employees', types: ['active'] },
  { id: employeeTypeIds.newHire, description: 'New hires', types: ['newHire'] },
  { id: employeeTypeIds.inactive, description: 'Inactive employees', types: ['inactive'] },
];

/** Which employees there are. */
export const employeeList = {
  EmployeeType_GetList() {
    return EMPLOYEE_TYPES.map(({ id, description }) => ({ Id: id, Description: description }));
  },

  List_GetByCompany({ CompanyId, EmployeeType }, call) {
    return listOf([CompanyId], typesOf(EmployeeType), call);
  },

  List_GetByDebtor({ DebtorId, EmployeeType }, call) {
    return listOf(companyIdsOf(DebtorId, call), typesOf(EmployeeType), call);
  },
} satisfies Family<'v3', 'EmployeeService'>;

/** Version 2.1 chose by an enum where version 3 has the types. */
const ACTIVE_TYPES = {
  active: ['active'],
  notActive: ['inactive'],
  all: ['active', 'newHire', 'inactive'],
} as const satisfies Record<string, readonly EmployeeType[]>;

export const employeeListV21 = {
  List_GetByCompany({ CompanyId, active }, call) {
    return listOf([CompanyId], ACTIVE_TYPES[active], call);
  },

  List_GetByDebtor({ DebtorId, active }, call) {
    return listOf(companyIdsOf(DebtorId, call), ACTIVE_TYPES[active], call);
  },
} satisfies Family<'v2.1', 'EmployeeService'>;

/** An id that is not in the list selects nobody. */
function typesOf(id: number): readonly EmployeeType[] {
  return EMPLOYEE_TYPES.find((type) => type.id === id)?.types ?? [];
}

function companyIdsOf(debtorId: number, { view }: Call): number[] {
  return view.companiesOf(debtorId).map(({ id }) => id);
}

function listOf(
  companyIds: readonly number[],
  types: readonly EmployeeType[],
  { environment, view }: Call,
): WireEmployee[] {
  return companyIds
    .flatMap((companyId) => view.employeesOf(companyId))
    .filter((employee) => types.includes(employeeTypeOn(employee, environment.today)))
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
