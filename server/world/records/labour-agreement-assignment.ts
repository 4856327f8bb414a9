import type { LabourAgreementAssignmentSeed } from '../../../fixtures/administration/records.ts';

/** An employee works under a labour agreement of the debtor from a period on. */
export type LabourAgreementAssignment = LabourAgreementAssignmentSeed;
