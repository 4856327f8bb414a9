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

/** What serves ReportService, which only version 3 has: the handlers of a family each. */
export const reportFamilies = {
  both: [
    employeeNameAddress,
    employeeContracts,
    employeeHoursSalary,
    employeeAbsence,
    employeeWageTaxSettings,
    employeeSvwSettings,
    employeeWageComponents,
    companyWageComponents,
    companyJournalReport,
    payrollReportInBackground,
    companyContactPerson,
    companyWageTaxSettings,
    companySvwSettings,
    companySalarySettings,
    companyWorkflowSettings,
    reportTask,
  ],
  v3: [],
  'v2.1': [],
} as const satisfies Families;
