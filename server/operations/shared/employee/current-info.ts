import { holdingIn } from '../../../world/history.ts';
import { type Employee, type PersonalInfo, personalInfosOf } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import { openPeriodOf } from './periods.ts';

/**
 * What holds in the open period; of an employee who is still to come, what is known already
 * (mark: current-info-of-newcomer).
 */
export function currentInfoOf(employee: Employee, call: Call): PersonalInfo {
  return holdingIn(personalInfosOf(employee), openPeriodOf(employee, call)) ?? employee.personalInfo;
}
