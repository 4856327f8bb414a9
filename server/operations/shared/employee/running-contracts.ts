import type { Contract, Employee } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import { openDaysOf } from './dated-history.ts';

/** The contracts of an employee that run on some day of the open period. */
export function runningContracts(employee: Employee, call: Call): Contract[] {
  const { first, last } = openDaysOf(employee, call);
  return employee.contracts.filter(
    ({ startDate, endDate }) => startDate <= last && (endDate === null || endDate >= first),
  );
}
