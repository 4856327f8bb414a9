import type { Families } from '../call.ts';
import { companyContactPerson } from './company-contact-person.ts';
import { companyJournalReport } from './company-journal-report.ts';
import {
  companySalarySettings,
  companySvwSettings,
  companyWageTaxSettings,
  companyWorkflowSettings,
} from './company-settings.ts';
import { employeeAbsence } from './employee-absence.ts';
import { employeeContracts } from './employee-contracts.ts';
import { employeeHoursSalary } from './employee-hours-salary.ts';
import { employeeNameAddress } from './employee-name-address.ts';
import { employeeSvwSettings } from './employee-svw-settings.ts';
import { employeeWageTaxSettings } from './employee-wage-tax-settings.ts';
import { payrollReportInBackground } from './payroll-report.ts';
import { reportTask } from './task.ts';
import { companyWageComponents, employeeWageComponents } from './wage-components.ts';

/** The families of ReportService, which only version 3 has. */
export const reportFamilies = {
  'names and addresses': employeeNameAddress,
  contracts: employeeContracts,
  'hours and salaries': employeeHoursSalary,
  absence: employeeAbsence,
  'wage tax settings': employeeWageTaxSettings,
  'SVW settings': employeeSvwSettings,
  'wage components of employees': employeeWageComponents,
  'wage components of companies': companyWageComponents,
  'company journals': companyJournalReport,
  'payroll reports': payrollReportInBackground,
  'contact persons': companyContactPerson,
  'wage tax settings of companies': companyWageTaxSettings,
  'SVW settings of companies': companySvwSettings,
  'salary settings': companySalarySettings,
  'workflow settings': companyWorkflowSettings,
  'background tasks': reportTask,
} satisfies Families<'v3', 'ReportService'>;
