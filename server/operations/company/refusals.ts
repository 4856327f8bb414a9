import type { Refusals } from '../call.ts';

/** With what the operations of CompanyService refuse a call that was let in; those left out refuse none. */
export const companyRefusals = {
  Company_Insert: ['InvalidSetOfValues'],

  Address_Insert: ['InvalidSetOfValues'],
  Address_Update: ['InvalidSetOfValues'],

  BankAccount_Insert: [
    'InvalidIban',
    'InvalidAccountNumber',
    'InvalidAccountType',
    'InvalidSetOfValues',
    'IbanRequired',
  ],
  BankAccount_Update: [
    'InvalidIban',
    'InvalidAccountNumber',
    'InvalidAccountType',
    'InvalidSetOfValues',
    'IbanRequired',
    'NotFound',
  ],

  CostCenter_Insert: ['InvalidCostCenterCode', 'DuplicatedCostCenterCode'],

  CostUnit_Insert: ['InvalidSetOfValues'],

  SalaryTable_Get: ['InvalidPeriod'],
  SalaryTable2_Get: ['InvalidPeriod'],
  SalaryTable_GetScales: ['InvalidPeriod'],
  SalaryTable2_GetScales: ['InvalidPeriod'],
  SalaryTable_GetSteps: ['InvalidPeriod', 'InvalidSetOfValues', 'NotFound'],
  SalaryTable2_GetSteps: ['InvalidPeriod', 'InvalidSetOfValues', 'NotFound'],

  LabourAgreements_Get: ['InvalidPeriod'],

  CompanyLeaveTypeGroups_Get: ['InvalidPeriod'],

  FileExplorer_UploadFile: ['InvalidSetOfValues', 'FileExtensionRequired', 'FileTooLarge'],

  WorkCost_Insert: ['InvalidPeriod'],

  Run_GetEmployeesByRunCompany: ['NotFound'],

  Journals_GetByRunCompany: ['NotFound'],
  Journals_GetByRunCompany_v2: ['NotFound'],
  Journals_GetByRunEmployee: ['NotFound'],
  Journals_GetByRunEmployee_v2: ['NotFound'],
  Journals_GetByRunCostCenter: ['NotFound'],
  Journals_GetByRunCostCenter_v2: ['NotFound'],
  Journals_GetByRunDepartment: ['NotFound'],
  Journals_GetByRunDepartment_v2: ['NotFound'],
  Journals_GetByRunCostCenterCostUnit: ['NotFound'],
  Journals_GetByRunCostCenterCostUnitPerYear: ['NotFound'],

  Reports_GetPayslipByRunCompany: ['NotFound'],
  Reports_GetPayslipByRunCompany_v2: ['NotFound'],
  Reports_GetWageCodesByRunCompany: ['NotFound'],
  Reports_GetWageCodesByRunCompany_v2: ['NotFound'],
  Reports_GetWageCodesByYear: ['InvalidPeriod'],
  Reports_GetJournalsReportByCompany: ['InvalidPeriod'],

  SalaryDocuments_GetEmployeePayslipsPDFByRunCompany: ['NotFound'],
  SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2: ['NotFound'],
  SalaryDocuments_GetAllPayslipsPDFByRunCompany: ['NotFound'],
  SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2: ['NotFound'],
  SalaryDocuments_GetEmployeePayslipsInOnePDFByRunCompany: ['NotFound'],

  SalaryDocuments_AnnualDocument_AnualStatement: ['NotFound'],
  SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewByPeriod: ['NotFound'],
  SalaryDocuments_AnnualDocument_SentWageTaxDeclarations: ['NotFound'],
  SalaryDocuments_AnnualDocument_PaymentListCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_PayrollRegisterSummaryCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_JournalEntriesEmployeeCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_JournalEntriesDepartmentCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_JournalEntriesCostCenterCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_JournalEntriesCompanyrCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_CompanyWageComponentsCumulative: ['NotFound'],
  SalaryDocuments_AnnualDocument_PayrollRegister: ['NotFound'],
  SalaryDocuments_AnnualDocument_PayrollRegisterAllEmployees: ['NotFound'],
  SalaryDocuments_AnnualDocument_ReservationSaldos: ['NotFound'],
  SalaryDocuments_AnnualDocument_LeaveSaldos: ['NotFound'],
  HrDocuments_EmployerCostPerHour_Year: ['InvalidPeriod', 'NotFound'],

  SalaryDocuments_GetSEPA: ['InvalidSetOfValues', 'NotFound'],
  SalaryDocuments_GetSEPA_Tax: ['InvalidSetOfValues', 'NotFound'],

  WageTax_GetXML: ['NotFound'],
  WageTax_SetSentExternal: ['WageTaxDeclarationSent', 'NotFound'],

  PensionExport_GetXML: ['NotFound'],

  WageComponentFixed_Get: ['InvalidPeriod'],
  WageComponentFixed_InsertCurrent: ['InvalidWageComponent', 'InvalidSetOfValues'],
  WageComponentFixed_Insert: ['InvalidWageComponent', 'InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  WageComponentFixed_Insert_Batch: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
  ],
  WageComponentFixed_Stop: ['InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues', 'NotFound'],
  WageComponentVar_Get: ['InvalidPeriod'],
  WageComponentVar_InsertCurrent: ['InvalidWageComponent', 'InvalidSetOfValues'],
  WageComponentVar_Insert: ['InvalidWageComponent', 'InvalidPeriod', 'ProtectedMode', 'InvalidSetOfValues'],
  WageComponentVar_Insert_Batch: [
    'InvalidWageComponent',
    'InvalidPeriod',
    'ProtectedMode',
    'InvalidSetOfValues',
  ],
  WageComponentVar_Clear: ['InvalidPeriod', 'ProtectedMode'],

  SVW_UpdateCurrent: ['InvalidSetOfValues'],

  PayrollWorkflow_Get: ['InvalidPeriod'],

  Reports_GetWageCodesByRunCompany_FilterByWageCode: ['NotFound'],
} satisfies Refusals<'CompanyService'>;
