import { socialInsuranceIn } from '../../world/social-insurance.ts';
import type { Family } from '../call.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { employeeReport } from '../shared/report/list-report.ts';
import { employeeColumns } from '../shared/report/scope.ts';

/**
 * For what the employees on the payroll are insured, in the open period. Its columns are not known
 * (mark: report-columns-our-own).
 */
export const employeeSvwSettings = reportOperations(
  employeeReport('EmployeeSVWSettingsReport', (row, { environment }) => {
    const { employee, company } = row;
    const settings = socialInsuranceIn(employee, company, environment.openPeriodOf(company));
    if (!settings) return [];
    return {
      ...employeeColumns(row),
      Sector: settings.sector,
      RiskGroup: settings.riskGroup,
      LabourAgreement: settings.labourAgreement,
      Influence: settings.influence,
      DisabilityInsured: settings.disability,
      UnemploymentInsured: settings.unemployment,
      SicknessInsured: settings.sickness,
      HealthInsurance: settings.health,
      HealthContribution: settings.healthContribution,
      WageCostBenefit: settings.wageCostBenefit,
      EmploymentType: settings.employmentType,
      PhaseClassification: settings.phaseClassification,
      TaxSequenceNumber: settings.taxSequenceNumber,
    };
  }),
  [
    'Reports_Accountant_EmployeeSVWSettings',
    'Reports_Accountant_Debtor_EmployeeSVWSettings',
    'Reports_Business_EmployeeSVWSettings',
  ],
) satisfies Family<'ReportService'>;
