import type { Refusals } from '../call.ts';

/** With what the operations of ReportService refuse a call that was let in; those left out refuse none. */
export const reportRefusals = {
  Reports_Business_EmployeeHoursSalary: ['InvalidPeriod'],

  Reports_Accountant_Debtor_EmployeeWageComponentsPerPeriod: ['InvalidPeriod'],
  Reports_Accountant_EmployeeWageComponentsPerPeriod: ['InvalidPeriod'],
  Reports_Business_EmployeeWageComponentsPerPeriod: ['InvalidPeriod'],
  Reports_Accountant_Company_EmployeeWageComponentsPerRunPeriod: ['InvalidPeriod'],
  Reports_Business_Company_EmployeeWageComponentsPerRunPeriod: ['InvalidPeriod'],
  Reports_Accountant_Company_EmployeeWageComponentsPerRun: ['InvalidPeriod'],
  Reports_Business_Company_EmployeeWageComponentsPerRun: ['InvalidPeriod'],

  Reports_Accountant_Company_CompanyWageComponentsPerRunPeriod: ['InvalidPeriod'],
  Reports_Business_Company_CompanyWageComponentsPerRunPeriod: ['InvalidPeriod'],
  Reports_Accountant_Company_CompanyWageComponentsPerRun: ['InvalidPeriod'],
  Reports_Business_Company_CompanyWageComponentsPerRun: ['InvalidPeriod'],
  Reports_Accountant_Company_CompanyWageComponentsPerPeriod: ['InvalidPeriod'],
  Reports_Business_Company_CompanyWageComponentsPerPeriod: ['InvalidPeriod'],

  Reports_Accountant_Company_CompanyJournalReport: ['InvalidPeriod'],
  Reports_Business_Company_CompanyJournalReport: ['InvalidPeriod'],

  Reports_BackgroundTask_Result: [
    'TaskStatusNotAvailable',
    'FailedTaskStatusNotAvailable',
    'InvalidTaskResult',
  ],
} satisfies Refusals<'ReportService'>;
