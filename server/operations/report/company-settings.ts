import { fromHundredths } from '../../../fixtures/decimal.ts';
import { periodText } from '../../world/periods.ts';
import type { Company } from '../../world/records.ts';
import { companyInsuranceIn } from '../../world/social-insurance.ts';
import type { Family } from '../call.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { companyReport } from '../shared/report/list-report.ts';
import { PERIOD_TYPE_NAMES } from '../shared/report/notation.ts';
import { WAGE_TAX_PERIODS } from '../shared/wage-tax-period.ts';
import { workflowIn } from '../shared/workflow.ts';

/*
 * How the companies are set up. Of none of these reports the columns are known: they tell what the world knows of their
 * subject (mark: report-columns-our-own).
 */

/** Where the companies belong in the social insurance, in the open period. */
export const companySvwSettings = reportOperations(
  companyReport('CompanySVWSettingsReport', ({ company }, { environment }) => {
    const settings = companyInsuranceIn(company, environment.openPeriodOf(company));
    return {
      Sector: settings?.sector ?? null,
      RiskGroup: settings?.riskGroup ?? null,
      LabourAgreement: settings?.labourAgreement ?? null,
      OwnRiskReturnToWork: settings?.ownRisk.returnToWork ?? null,
      OwnRiskDisability: settings?.ownRisk.disability ?? null,
      OwnRiskSickness: settings?.ownRisk.sickness ?? null,
      ReturnToWorkPremiumEmployee: settings?.returnToWorkPremium.employee ?? null,
      ReturnToWorkPremiumEmployer: settings?.returnToWorkPremium.employer ?? null,
    };
  }),
  ['Reports_Accountant_CompanySVWSettings'],
) satisfies Family<'ReportService'>;

/** Under what number the companies file wage tax, and how often. */
export const companyWageTaxSettings = reportOperations(
  companyReport('CompanyWageTaxSettingsReport', ({ company }) => ({
    WageTaxNumber: company.wageTaxNumber,
    WageTaxPeriod: WAGE_TAX_PERIODS[company.periodType],
  })),
  ['Reports_Accountant_CompanyWageTaxSettings'],
) satisfies Family<'ReportService'>;

/** How often the companies pay, and for what a full-time week is. */
export const companySalarySettings = reportOperations(
  companyReport('CompanySalarySettingsReport', ({ company }, { environment }) => ({
    PeriodType: PERIOD_TYPE_NAMES[company.periodType],
    CurrentPeriod: periodText(environment.openPeriodOf(company), company.periodType),
    FirstYear: company.firstYear,
    FullTimeHoursWeek: fullTimeHoursOf(company),
  })),
  ['Reports_Accountant_CompanySalarySettings'],
) satisfies Family<'ReportService'>;

/** Which tracks of actions the companies follow. */
export const companyWorkflowSettings = reportOperations(
  companyReport('CompanyWorkflowSettingsReport', ({ company }, { environment }) => {
    const tracks = workflowIn(company, environment.openPeriodOf(company), environment);
    return {
      WorkflowList: {
        Workflow: tracks.map(({ TrackName, Actions }) => ({
          WorkflowName: TrackName,
          ActionList: { ActionName: Actions.map(({ ActionName }) => ActionName) },
        })),
      },
    };
  }),
  ['Reports_Accountant_CompanyWorkflowSettings'],
) satisfies Family<'ReportService'>;

function fullTimeHoursOf({ fullTimeWeek }: Company) {
  const hours = fullTimeWeek?.reduce((sum, day) => sum + Number(day), 0);
  return hours === undefined ? null : fromHundredths(Math.round(hours * 100));
}
