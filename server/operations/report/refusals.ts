import type { Refusals } from '../call.ts';

/** With what the operations of ReportService refuse a call that was let in; those left out refuse none. */
export const reportRefusals = {
  Reports_Business_EmployeeHoursSalary: [2006],

  Reports_Accountant_Debtor_EmployeeWageComponentsPerPeriod: [2006],
  Reports_Accountant_EmployeeWageComponentsPerPeriod: [2006],
  Reports_Business_EmployeeWageComponentsPerPeriod: [2006],
  Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod: [2006],
  Reports_Business_Company_EmployeeWageComponentsPerRunPeriod: [2006],
  Reports_Accountant_Company_EmployeeWageComponentsPerRun: [2006],
  Reports_Business_Company_EmployeeWageComponentsPerRun: [2006],

  Reports_Accountant_Company_CompanyWageComponentsPerRunPeriod: [2006],
  Reports_Business_Company_CompanyWageComponentsPerRunPeriod: [2006],
  Reports_Accountant_Company_CompanyWageComponentsPerRun: [2006],
  Reports_Business_Company_CompanyWageComponentsPerRun: [2006],
  Reports_Accountant_Company_CompanyWageComponentsPerPeriod: [2006],
  Reports_Business_Company_CompanyWageComponentsPerPeriod: [2006],

  Reports_Accountant_Company_CompanyJournalReport: [2006],
  Reports_Business_Company_CompanyJournalReport: [2006],

  Reports_BackgroundTask_Result: [2019, 2020, 2021],
} satisfies Refusals<'ReportService'>;
