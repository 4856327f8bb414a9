import { wageTaxSettingsIn } from '../../world/wage-tax.ts';
import type { Family } from '../call.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { employeeReport } from '../shared/report/list-report.ts';
import { employeeColumns } from '../shared/report/scope.ts';

/**
 * How wage tax is reckoned for the employees who are or were on the payroll, in the open period. Its columns are not
 * known (mark: report-columns-our-own).
 */
export const employeeWageTaxSettings = reportOperations(
  employeeReport('EmployeeWageTaxSettingsReport', (row, { environment }) => {
    const { employee, company } = row;
    const settings = wageTaxSettingsIn(employee, company, environment.openPeriodOf(company));
    if (!settings) return [];
    return {
      ...employeeColumns(row),
      YearlyWage: settings.yearlyWage,
      SpecialRate: settings.specialRate,
      SmallJobsScheme: settings.smallJobsScheme,
      TaxCredit: settings.taxCredit,
      Cumulative: settings.cumulative,
      WageTaxWithheld: settings.withheld,
      RemittanceReductionCode: settings.remittanceReductionCode,
      TableColour: settings.tableColour,
      IncomeKind: settings.incomeKind,
      SpecialTable: settings.specialTable,
      TablePeriod: settings.tablePeriod,
      HolidayVouchers: settings.holidayVouchers,
      ThirtyPercentRuleCode: settings.thirtyPercentRuleCode,
    };
  }),
  [
    'Reports_Accountant_EmployeeWageTaxSettings',
    'Reports_Accountant_Debtor_EmployeeWageTaxSettings',
    'Reports_Business_EmployeeWageTaxSettings',
  ],
) satisfies Family<'ReportService'>;
