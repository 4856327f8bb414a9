import type { EmployeeRecord, YearPeriod } from '../../../fixtures/seed.ts';

/** An employee works under a labour agreement of the debtor from a period on. */
export interface LabourAgreementAssignment extends EmployeeRecord {
  readonly from: YearPeriod;
  /** Number of the agreement. */
  readonly agreement: number;
}
