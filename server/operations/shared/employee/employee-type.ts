import { type EmployeeType, employeeTypeIds } from '../../../../fixtures/seed.ts';
import { NmbrsFault } from '../../../world/nmbrs-fault.ts';

/** @throws NmbrsFault InvalidSetOfValues for the id of no type, or of all (mark: invalid-values-refused). */
export function employeeTypeOfId(id: number): EmployeeType {
  const types = Object.keys(employeeTypeIds) as EmployeeType[];
  const type = types.find((type) => employeeTypeIds[type] === id);
  if (!type) throw new NmbrsFault('InvalidSetOfValues');
  return type;
}
