import type { LabourAgreementSeed } from '../../../fixtures/seed.ts';

/** An employee works under a labour agreement of the debtor from a period on. */
export type LabourAgreementAssignment = LabourAgreementSeed;
