import type { Families } from '../call.ts';
import { address } from './address.ts';
import { annualDocument } from './annual-document.ts';
import { bankAccount } from './bank-account.ts';
import { codeModel } from './code-model.ts';
import { company } from './company.ts';
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
import { payrollReport } from './payroll-report.ts';
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

/** What serves CompanyService: the handlers of a family each. */
export const companyFamilies = {
  both: [
    address,
    annualDocument,
    bankAccount,
    codeModel,
    company,
    contactPerson,
    converter,
    costCenter,
    costUnit,
    employeeTemplate,
    file,
    journal,
    labourAgreement,
    leaveTypeGroup,
    paymentFile,
    payrollReport,
    payrollWorkflow,
    payslipPdf,
    pensionExport,
    run,
    runRequest,
    salaryTable,
    schedule,
    socialInsurance,
    wageComponent,
    wageTaxReturn,
    workCost,
  ],
  v3: [],
  'v2.1': [],
} as const satisfies Families;
