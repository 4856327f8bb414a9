import type { DateTime, EmployeeRecord } from '../../../fixtures/seed.ts';

/** What an employee did in a stretch of time. */
export interface TimeRegistration extends EmployeeRecord {
  readonly start: DateTime;
  readonly end: DateTime;
  /** Id of a time registration code. */
  readonly codeId: number;
  /** Id of a cost centre of the company; 0 for none. */
  readonly costCenterId: number;
  readonly description: string | null;
}
