import type { YearPeriod } from '../../fixtures/seed.ts';
import { holdingIn } from './history.ts';
import { payrollStartOf, sinceStart } from './payroll-start.ts';
import type { CompanySocialInsurance, SocialInsurance } from './records/social-insurance.ts';
import type { Company, Employee } from './records.ts';

type InsuredEmployee = Pick<Employee, 'employments' | 'contracts' | 'socialInsurances'>;
type InsuringCompany = Pick<Company, 'id' | 'firstYear' | 'periodType' | 'socialInsurances'>;

/**
 * The social insurance settings of an employee, oldest first: those of a normal Dutch employee from when they came on
 * the payroll, in the sector, risk group and labour agreement the company had then, and for the kind of work of the first
 * contract (mark: insurance-begins), and those that were sent.
 * @param company the one the employee works for.
 */
export function socialInsurancesOf(
  employee: InsuredEmployee,
  company: InsuringCompany,
): readonly SocialInsurance[] {
  const start = payrollStartOf(employee, company);
  return sinceStart(
    start && { ...USUAL_INSURANCE, ...workOf(employee), ...groupIn(company, start.from), ...start },
    employee.socialInsurances,
  );
}

/** The social insurance settings that hold in a period; undefined before the employee was on the payroll. */
export function socialInsuranceIn(
  employee: InsuredEmployee,
  company: InsuringCompany,
  period: YearPeriod,
): SocialInsurance | undefined {
  return holdingIn(socialInsurancesOf(employee, company), period);
}

/**
 * The settings of a company itself, oldest first: from the first period of its administration, and as they were sent.
 */
function companyInsurancesOf({
  id,
  firstYear,
  socialInsurances,
}: Pick<Company, 'id' | 'firstYear' | 'socialInsurances'>): readonly CompanySocialInsurance[] {
  const from = { year: firstYear, period: 1 };
  const begun = { id, createdAt: `${firstYear}-01-01T00:00:00`, from, ...COMPANY_BEGINS };
  return sinceStart(begun, socialInsurances);
}

/** The settings of a company itself that hold in a period; undefined before its administration began. */
export function companyInsuranceIn(
  company: Pick<Company, 'id' | 'firstYear' | 'socialInsurances'>,
  period: YearPeriod,
): CompanySocialInsurance | undefined {
  return holdingIn(companyInsurancesOf(company), period);
}

function groupIn(company: InsuringCompany, period: YearPeriod) {
  const { sector, riskGroup, labourAgreement } = companyInsuranceIn(company, period) ?? COMPANY_BEGINS;
  return { sector, riskGroup, labourAgreement };
}

function workOf({ contracts: [first] }: InsuredEmployee) {
  const { employmentType = USUAL_INSURANCE.employmentType, phaseClassification = null } = first ?? {};
  return { employmentType, phaseClassification: phaseClassification ?? USUAL_INSURANCE.phaseClassification };
}

/** Insured for everything, in the ordinary way (mark: insurance-begins). */
export const USUAL_INSURANCE = {
  influence: '0',
  disability: true,
  unemployment: true,
  sickness: true,
  health: 'K',
  healthContribution: 0,
  wageCostBenefit: 0,
  raisedBenefit: false,
  employmentType: 1,
  phaseClassification: 0,
  taxSequenceNumber: 1,
} as const;

/**
 * The sector of all that is in no other, without a labour agreement, and with no risk of its own
 * (mark: company-insurance-begins).
 */
const COMPANY_BEGINS = {
  sector: 55,
  riskGroup: 1,
  labourAgreement: 9999,
  ownRisk: { returnToWork: false, disability: false, sickness: false },
  returnToWorkPremium: { employee: '0', employer: '0' },
} as const;
