import type { CompanySocialInsuranceSeed, InsuranceGroup } from '../../../fixtures/administration/records.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import type { FromPeriod } from '../history.ts';

/** The social insurance (SVW) settings of a company, from a period on. */
export type CompanySocialInsurance = CompanySocialInsuranceSeed;

export type { InsuranceGroup };

/**
 * Why an insurance is not obligatory for an employee as it is for others; 0 for no influence (mark: insurance-codes).
 */
export type InsuranceInfluence = '0' | 'A' | 'B' | 'D' | 'E';

/** How an employee is insured for health (Zvw); K is what most have (mark: insurance-codes). */
export type HealthInsurance = 'A' | 'B' | 'G' | 'H' | 'K' | 'L' | 'M' | 'N';

/** The social insurance (SVW) settings of an employee, from a period on. */
export interface SocialInsurance extends FromPeriod, InsuranceGroup {
  readonly createdAt: DateTime;
  readonly influence: InsuranceInfluence;
  /** Insured for disability (WAO/WIA). */
  readonly disability: boolean;
  /** Insured for unemployment (WW). */
  readonly unemployment: boolean;
  /** Insured for sickness (ZW). */
  readonly sickness: boolean;
  /** Null for none. */
  readonly health: HealthInsurance | null;
  /** Code of the income-related contribution for health. */
  readonly healthContribution: number;
  /** Code of the reduction of premiums (premiekorting), nowadays a wage cost benefit (loonkostenvoordeel). */
  readonly wageCostBenefit: number;
  /** Whether that reduction is raised; version 3 does not know of it. */
  readonly raisedBenefit: boolean;
  /** Codes of the wage tax return, of which version 2.1 does not know. */
  readonly employmentType: number;
  readonly phaseClassification: number;
  readonly taxSequenceNumber: number;
}
