import { employeeTypeIds } from '../../../../fixtures/employee-types.ts';
import type { EmployeeType } from '../../../../fixtures/seed.ts';
import { impossible } from '../faults.ts';

/** Every type there is, by ascending id. */
export const EMPLOYEE_TYPES = Object.keys(employeeTypeIds) as readonly EmployeeType[];

/** The type that has an id, or null. */
export function employeeTypeWithId(id: number): EmployeeType | null {
  return EMPLOYEE_TYPES.find((type) => employeeTypeIds[type] === id) ?? null;
}

/** @throws NmbrsFault InvalidSetOfValues for the id of no type (mark: invalid-values-refused). */
export function requiredEmployeeType(id: number): EmployeeType {
  const type = employeeTypeWithId(id);
  if (!type) throw impossible('EmployeeType', id, `one of ${Object.values(employeeTypeIds).join(', ')}`);
  return type;
}
