import type { EmployeeRecord, YearPeriod } from '../../../fixtures/seed.ts';

/** Somebody at a debtor who manages its employees. */
export interface Manager {
  readonly number: number;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly department: string | null;
  readonly function: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly fax: string | null;
  readonly email: string | null;
}

/** Who manages an employee from a period on. */
export interface ManagerAssignment extends EmployeeRecord {
  readonly from: YearPeriod;
  /** The number of a manager of the debtor. */
  readonly manager: number;
}
