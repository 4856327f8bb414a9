import {
  type EmployeeAdministration,
  makeEmployeeAdministration,
} from '../../../fixtures/administration/employee.ts';
import { IDS_KEPT, keptIds } from '../../../fixtures/ids.ts';
import type { WorldFrame } from '../../../fixtures/records/frame.ts';
import type { Employee } from '../../world/records.ts';
import type { Workplace } from './workplace.ts';

/** The world in which records of an employee are made late, with ids that were kept for them. */
export function worldWithKeptIds({ environment, world: { ids: _, ...rest } }: Workplace): WorldFrame {
  return { ...rest, ids: keptIds(environment.reserveIds(IDS_KEPT)) };
}

/** What makes the administration of an employee of whom nothing more is said; it keeps no hold of the environment. */
export function administrationMaker(
  { employer: { company }, administration }: Workplace,
  world: WorldFrame,
): (employee: Employee) => EmployeeAdministration | null {
  return (employee) => makeEmployeeAdministration(employee, company, administration, world);
}
