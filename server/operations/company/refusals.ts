import type { Refusals } from '../call.ts';

/** With what the operations of CompanyService refuse a call that was let in; those left out refuse none. */
export const companyRefusals = {
  Company_Insert: [2030],

  Address_Insert: [2030],
  Address_Update: [2030],

  BankAccount_Insert: [2014, 2015, 2016, 2030, 2032],
  BankAccount_Update: [2014, 2015, 2016, 2030, 2032, 2046],

  CostCenter_Insert: [2038, 2039],

  CostUnit_Insert: [2030],

  SalaryTable_Get: [2006],
  SalaryTable2_Get: [2006],
  SalaryTable_GetScales: [2006],
  SalaryTable2_GetScales: [2006],
  SalaryTable_GetSteps: [2006, 2030, 2046],
  SalaryTable2_GetSteps: [2006, 2030, 2046],

  LabourAgreements_Get: [2006],

  CompanyLeaveTypeGroups_Get: [2006],

  FileExplorer_UploadFile: [2030, 2040, 2041],

  WorkCost_Insert: [2006],

  Run_GetEmployeesByRunCompany: [2046],

  Journals_GetByRunCompany: [2046],
  Journals_GetByRunCompany_v2: [2046],
  Journals_GetByRunEmployee: [2046],
  Journals_GetByRunEmployee_v2: [2046],
  Journals_GetByRunCostCenter: [2046],
  Journals_GetByRunCostCenter_v2: [2046],
  Journals_GetByRunDepartment: [2046],
  Journals_GetByRunDepartment_v2: [2046],
  Journals_GetByRunCostCenterCostUnit: [2046],
  Journals_GetByRunCostCenterCostUnitPerYear: [2046],

  Reports_GetPayslipByRunCompany: [2046],
  Reports_GetPayslipByRunCompany_v2: [2046],
  Reports_GetWageCodesByRunCompany: [2046],
  Reports_GetWageCodesByRunCompany_v2: [2046],
  Reports_GetWageCodesByYear: [2006],
  Reports_GetJournalsReportByCompany: [2006],

  SalaryDocuments_GetEmployeePayslipsPDFByRunCompany: [2046],
  SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2: [2046],
  SalaryDocuments_GetAllPayslipsPDFByRunCompany: [2046],
  SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2: [2046],
  SalaryDocuments_GetEmployeePayslipsInOnePDFByRunCompany: [2046],

  SalaryDocuments_AnnualDocument_AnualStatement: [2046],
  SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewCumulative: [2046],
  SalaryDocuments_AnnualDocument_WageTaxDeclarationOverviewByPeriod: [2046],
  SalaryDocuments_AnnualDocument_SentWageTaxDeclarations: [2046],
  SalaryDocuments_AnnualDocument_PaymentListCumulative: [2046],
  SalaryDocuments_AnnualDocument_PayrollRegisterSummaryCumulative: [2046],
  SalaryDocuments_AnnualDocument_JournalEntriesEmployeeCumulative: [2046],
  SalaryDocuments_AnnualDocument_JournalEntriesDepartmentCumulative: [2046],
  SalaryDocuments_AnnualDocument_JournalEntriesCostCenterCumulative: [2046],
  SalaryDocuments_AnnualDocument_JournalEntriesCompanyrCumulative: [2046],
  SalaryDocuments_AnnualDocument_CompanyWageComponentsCumulative: [2046],
  SalaryDocuments_AnnualDocument_PayrollRegister: [2046],
  SalaryDocuments_AnnualDocument_PayrollRegisterAllEmployees: [2046],
  SalaryDocuments_AnnualDocument_ReservationSaldos: [2046],
  SalaryDocuments_AnnualDocument_LeaveSaldos: [2046],
  HrDocuments_EmployerCostPerHour_Year: [2006, 2046],

  SalaryDocuments_GetSEPA: [2030, 2046],
  SalaryDocuments_GetSEPA_Tax: [2030, 2046],

  WageTax_GetXML: [2046],
  WageTax_SetSentExternal: [2012, 2046],

  PensionExport_GetXML: [2046],

  WageComponentFixed_Get: [2006],
  WageComponentFixed_InsertCurrent: [2002, 2030],
  WageComponentFixed_Insert: [2002, 2006, 2011, 2030],
  WageComponentFixed_Insert_Batch: [2002, 2006, 2011, 2030],
  WageComponentFixed_Stop: [2006, 2011, 2030, 2046],
  WageComponentVar_Get: [2006],
  WageComponentVar_InsertCurrent: [2002, 2030],
  WageComponentVar_Insert: [2002, 2006, 2011, 2030],
  WageComponentVar_Insert_Batch: [2002, 2006, 2011, 2030],
  WageComponentVar_Clear: [2006, 2011],

  SVW_UpdateCurrent: [2030],

  PayrollWorkflow_Get: [2006],

  Reports_GetWageCodesByRunCompany_FilterByWageCode: [2046],
} satisfies Refusals<'CompanyService'>;
