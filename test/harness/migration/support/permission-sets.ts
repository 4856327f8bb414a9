/** What integrations tell their customers to switch on: the permission sets that they publish. */
export const PERMISSION_SETS: Readonly<Record<string, readonly string[]>> = {
  Staff: [
    'EmployeeService.BankAccount_GetListCurrent',
    'EmployeeService.Department_GetCurrent',
    'EmployeeService.Employment_GetAll_AllEmployeesByCompany',
    'EmployeeService.Function_GetCurrent',
    'EmployeeService.List_GetByCompany',
    'EmployeeService.PersonalInfo_GetCurrent',
    'EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany',
    'EmployeeService.Schedule_GetAll_AllEmployeesByCompany',
    'EmployeeService.SalaryDocuments_GetAnnualStatementPDF',
    'CompanyService.Run_GetList',
    'CompanyService.SalaryDocuments_GetEmployeePayslipsPDFByRunCompany',
  ],
  Finstack: [
    'CompanyService.List_GetAll',
    'CompanyService.Run_GetList',
    'EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany',
    'ReportService.Reports_GetPayslipByRunCompany_v2_Background',
    'ReportService.Reports_BackgroundTask_Result',
    'ReportService.Reports_Accountant_Company_CompanyWageComponentsPerPeriod_Background',
    'DebtorService.Environment_Get',
  ],
  // Its help names wage tax returns, payslips and payment files, and not the operations: these give them.
  'Mijn Kantoor': [
    'CompanyService.WageTax_GetList',
    'CompanyService.WageTax_GetXML',
    'CompanyService.SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2',
    'CompanyService.SalaryDocuments_GetSEPA',
    'CompanyService.SalaryDocuments_GetSEPA_Tax',
  ],
};
