import { z } from 'zod';
import { decimal, int } from '../notation.ts';
import { fromPeriod } from './common.ts';

/** How Dutch wage tax is reckoned, in codes of the wage tax return. */
export const wageTaxSchema = z.strictObject({
  ...fromPeriod,
  yearlyWage: decimal(),
  specialRate: decimal(),
  smallJobsScheme: z.boolean(),
  taxCredit: z.boolean(),
  cumulative: z.boolean(),
  withheld: z.boolean(),
  remittanceReductionCode: int(),
  tableColour: int(),
  incomeKind: int(),
  specialTable: int(),
  tablePeriod: int(),
  holidayVouchers: int(),
  thirtyPercentRuleCode: int(),
});

export const swedishTaxSchema = z.strictObject({
  ...fromPeriod,
  taxType: int(),
  taxForm: int(),
  taxTable: int(),
  taxColumn: int(),
  taxPercentage: decimal().nullable(),
});

const group = { sector: int(), riskGroup: int(), labourAgreement: int() };

export const socialInsuranceSchema = z.strictObject({
  ...fromPeriod,
  ...group,
  influence: z.enum(['0', 'A', 'B', 'D', 'E']),
  disability: z.boolean(),
  unemployment: z.boolean(),
  sickness: z.boolean(),
  health: z.enum(['A', 'B', 'G', 'H', 'K', 'L', 'M', 'N']).nullable(),
  healthContribution: int(),
  wageCostBenefit: int(),
  raisedBenefit: z.boolean(),
  employmentType: int(),
  phaseClassification: int(),
  taxSequenceNumber: int(),
});

export const companyInsuranceSchema = z.strictObject({
  ...fromPeriod,
  ...group,
  ownRisk: z.strictObject({ returnToWork: z.boolean(), disability: z.boolean(), sickness: z.boolean() }),
  returnToWorkPremium: z.strictObject({ employee: decimal(), employer: decimal() }),
});
