import type { EmployeeRecord, YearPeriod } from '../../../fixtures/seed.ts';

/** That somebody works under a labour agreement of their debtor from a period on. */
export interface LabourAgreementAssignment extends EmployeeRecord {
  readonly from: YearPeriod;
  /** Number of the agreement. */
  readonly agreement: number;
}
