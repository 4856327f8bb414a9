import type { Families } from '../call.ts';
import { address } from './address.ts';
import { annualDocument } from './annual-document.ts';
import { bankAccount } from './bank-account.ts';
import { codeModel } from './code-model.ts';
import { company, companyV3 } from './company.ts';
import { contactPerson } from './contact-person.ts';
import { converter } from './converter.ts';
import { costCenter } from './cost-center.ts';
import { costUnit } from './cost-unit.ts';
import { employeeTemplate } from './employee-template.ts';
import { file } from './file.ts';
import { journal } from './journal.ts';
import { labourAgreement } from './labour-agreement.ts';
import { leaveTypeGroup } from './leave-type-group.ts';
import { paymentFile } from './payment-file.ts';
import { payrollReport, payrollReportV21 } from './payroll-report.ts';
import { payrollWorkflow } from './payroll-workflow.ts';
import { payslipPdf } from './payslip-pdf.ts';
import { pensionExport } from './pension-export.ts';
import { run } from './run.ts';
import { runRequest } from './run-request.ts';
import { salaryTable } from './salary-table.ts';
import { schedule } from './schedule.ts';
import { socialInsurance } from './social-insurance.ts';
import { wageComponent } from './wage-component.ts';
import { wageTaxReturn } from './wage-tax-return.ts';
import { workCost } from './work-cost.ts';

/** The families of CompanyService that both versions have. */
export const companyFamilies = {
  companies: company,
  addresses: address,
  'bank accounts': bankAccount,
  'contact persons': contactPerson,
  'cost centres': costCenter,
  'cost units': costUnit,
  schedules: schedule,
  'salary tables': salaryTable,
  'labour agreements': labourAgreement,
  'employee templates': employeeTemplate,
  'leave type groups': leaveTypeGroup,
  files: file,
  'work costs': workCost,
  runs: run,
  'run requests': runRequest,
  journals: journal,
  'payroll reports': payrollReport,
  'payslips as PDF': payslipPdf,
  'annual documents': annualDocument,
  'payment files': paymentFile,
  'wage tax returns': wageTaxReturn,
  'pension exports': pensionExport,
  'wage components': wageComponent,
  'code models': codeModel,
  'social insurance': socialInsurance,
} satisfies Families<'v3', 'CompanyService'> & Families<'v2.1', 'CompanyService'>;

/** What only version 3 has. */
export const companyFamiliesV3 = {
  'companies of employees': companyV3,
  converter,
  'payroll workflow': payrollWorkflow,
} satisfies Families<'v3', 'CompanyService'>;

/** What only version 2.1 has. */
export const companyFamiliesV21 = {
  'payroll reports': payrollReportV21,
} satisfies Families<'v2.1', 'CompanyService'>;
