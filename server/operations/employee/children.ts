import type { Child as WireChild } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { fullSurname } from '../../../fixtures/dutch/name.ts';
import type { Child, Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { genderOfWire, genderToWire, idText, replaced, without } from '../shared/employee/record-lists.ts';
import { missing } from '../shared/faults.ts';

/** The children of an employee. */
export const children = {
  Children_Get({ EmployeeId }, { view }) {
    return itemOf(view.employee(EmployeeId));
  },

  Children_GetAll_Employeesbycompany({ CompanyId }, { view }) {
    return view.employeesOf(CompanyId).map(itemOf);
  },

  Children_Insert({ EmployeeId, child }, call) {
    return insert(EmployeeId, [child], () => 'child', call);
  },

  /** All or none: a child that is missing in the list refuses the others too (mark: batch-all-or-none). */
  Children_InsertBatch({ EmployeeId, children }, call) {
    return insert(EmployeeId, children ?? [], (at) => `children[${at}]`, call);
  },

  Children_Update({ EmployeeId, child: sent }, { environment, view }) {
    if (!sent) throw missing('child');
    const employee = view.employee(EmployeeId);
    const children = replaced(employee.children, fromWire(sent, sent.Id), 'child');
    environment.employees.put({ ...employee, children });
    return idText(sent.Id);
  },

  Child_Delete({ EmployeeId, ChildId }, { environment, view }) {
    const employee = view.employee(EmployeeId);
    environment.employees.put({ ...employee, children: without(employee.children, ChildId, 'child') });
    return idText(ChildId);
  },
} satisfies Family<'EmployeeService'>;

function insert(
  employeeId: number,
  sent: readonly (WireChild | null)[],
  pathOf: (at: number) => string,
  { environment, view }: Call,
): string {
  const employee = view.employee(employeeId);
  const born = sent.map((child, at) => {
    if (!child) throw missing(pathOf(at));
    return fromWire(child, environment.idOfNewRecord());
  });
  environment.employees.put({ ...employee, children: [...employee.children, ...born] });
  return idText(...born.map(({ id }) => id));
}

function itemOf({ id, children }: Employee) {
  return { EmployeeId: id, EmployeeChildren: children.map(toWire) };
}

function toWire({ id, prefix, lastName, firstName, initials, gender, birthday }: Child): WireChild {
  return {
    Id: id,
    Name: lastName && fullSurname({ prefix, lastName }),
    FirstName: firstName,
    Initials: initials,
    Gender: genderToWire(gender),
    Birthday: birthday,
  };
}

/** What is left out becomes empty (mark: update-overwrites); a prefix is part of the name that was sent. */
function fromWire({ Name, FirstName, Initials, Gender, Birthday }: WireChild, id: number): Child {
  return {
    id,
    prefix: null,
    lastName: Name ?? null,
    firstName: FirstName ?? null,
    initials: Initials ?? null,
    gender: genderOfWire(Gender),
    birthday: Birthday,
  };
}
