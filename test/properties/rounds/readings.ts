import type { ServiceName } from '../../../contracts/interface/model.ts';

/** Operations that only read, of which nothing that is written has to come back as it was. */
export interface Readings {
  readonly service: ServiceName;
  /** Of a debtor, company or employee: the same for everybody who sees it, and refused to everybody else. */
  readonly ofSomebody?: readonly string[];
  /** The same for everybody. */
  readonly ofEverybody?: readonly string[];
  /** Of all that the caller sees, and of nothing else. */
  readonly ofWhatIsSeen?: readonly string[];
  /** The same, as tasks: what comes of each is what the operation without `_Background` answers, if there is one. */
  readonly asTasks?: readonly string[];
  /** Tested by themselves. */
  readonly byThemselves?: readonly string[];
}

const annualDocuments = [
  'AnualStatement',
  'WageTaxDeclarationOverviewCumulative',
  'WageTaxDeclarationOverviewByPeriod',
  'SentWageTaxDeclarations',
  'PaymentListCumulative',
  'PayrollRegisterSummaryCumulative',
  'JournalEntriesEmployeeCumulative',
  'JournalEntriesDepartmentCumulative',
  'JournalEntriesCostCenterCumulative',
  'JournalEntriesCompanyrCumulative',
  'CompanyWageComponentsCumulative',
  'PayrollRegister',
  'PayrollRegisterAllEmployees',
  'ReservationSaldos',
  'LeaveSaldos',
].map((name) => `SalaryDocuments_AnnualDocument_${name}`);

/** Payroll reports of a run, with the newer form that names the year. */
const runReports = [
  'Reports_GetPayslipByRunCompany',
  'Reports_GetWageCodesByRunCompany',
  'Journals_GetByRunCompany',
  'Journals_GetByRunEmployee',
  'Journals_GetByRunCostCenter',
  'Journals_GetByRunDepartment',
].flatMap((name) => [name, `${name}_v2`]);

const debtorReadings: Readings = {
  service: 'DebtorService',
  ofSomebody: [
    'AbsenceXML_Get',
    'Address_Get',
    'BankAccount_Get',
    'Tags_Get',
    'ContactPerson_Get',
    'AccountantContact_GetList',
    'ServiceLevel_Get',
    'LabourAgreementSettings_GetList',
    'Manager_GetList',
  ],
  ofEverybody: ['Environment_Get', 'WebhookSettings_GetEvents'],
  ofWhatIsSeen: ['Converter_GetDebtors_IntToGuid'],
  byThemselves: ['Debtor_IsOwner'],
};

const companyReadings: Readings = {
  service: 'CompanyService',
  ofSomebody: [
    'SalaryTable_Get',
    'SalaryTable2_Get',
    'SalaryTable_GetScales',
    'SalaryTable2_GetScales',
    'SalaryTable_GetSteps',
    'SalaryTable2_GetSteps',
    'Schedule_GetCurrent',
    'HourModel_GetHourCodes',
    'HourModel2_GetHourCodes',
    'WageModel_GetWageCodes',
    'WageModel2_GetWageCodes',
    'ContactPerson_Get',
    'HrDocuments_EmployerCostPerHour_Year',
    'LabourAgreements_Get',
    'LabourAgreements_GetCurrent',
    'CompanyLeaveTypeGroups_Get',
    'PensionExport_GetList',
    'PensionExport_GetXML',
    'DefaultEmployeeTemplates_GetByCompany',
    'SalaryDocuments_GetEmployeePayslipsPDFByRunCompany',
    'SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2',
    'SalaryDocuments_GetAllPayslipsPDFByRunCompany',
    'SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2',
    'SalaryDocuments_GetEmployeePayslipsInOnePDFByRunCompany',
    'SalaryDocuments_GetSEPA',
    'SalaryDocuments_GetSEPA_Tax',
    ...annualDocuments,
    'WageTax_GetXML',
    'Company_GetCurrentPeriod',
    ...runReports,
    'Reports_GetWageCodesByRunCompany_FilterByWageCode',
    'Reports_GetWageCodesByYear',
    'Reports_GetJournalsReportByCompany',
    'Journals_GetByRunCostCenterCostUnit',
    'Journals_GetByRunCostCenterCostUnitPerYear',
    'Run_GetList',
    'Run_GetEmployeesByRunCompany',
    'Company_GetCurrentByEmployeeId',
    'Converter_GetByCompany_IntToGuid',
    'PayrollWorkflow_Get',
  ],
};

const employeeReadings: Readings = {
  service: 'EmployeeService',
  ofSomebody: [
    'Salary_GetEstimatedCostPerHour',
    'Employee_GetCurrent',
    'PerformanceReview_Get',
    'PerformanceReview_GetAll_AllEmployeesByCompany',
    'Reservations_GetList',
    'SalaryDocuments_GetAnnualStatementPDF',
    'Manager_Get',
    'Manager_GetCurrent',
    'ExtraFields_GetList',
    'ExtraFieldsWithStartDate_GetList',
    'Reports_GetJournalsReportByEmployee',
    'LeaveBalance_Get',
    'LeaveBalance_GetPerType',
    'ScheduleCalendar_Get',
  ],
  ofEverybody: [
    'EndServiceReason_GetList',
    'EndServiceReason_GetListByYear',
    'TimeRegistration_GetAll_AllTimeRegistrationCodes',
    'EmployeeType_GetList',
  ],
};

/** Reports on one company. */
const COMPANY_REPORTS = [
  'CompanyJournalReport',
  'CompanyWageComponentsPerPeriod',
  'CompanyWageComponentsPerRun',
  'CompanyWageComponentsPerRunPeriod',
  'EmployeeWageComponentsPerRun',
  'EmployeeWageComponentsPerRunPeriod',
].flatMap((name) => [`Reports_Accountant_Company_${name}`, `Reports_Business_Company_${name}`]);

const EMPLOYEE_REPORTS = [
  'EmployeeAbsence',
  'EmployeeContracts',
  'EmployeeHoursSalary',
  'EmployeeNameAddress',
  'EmployeeSVWSettings',
  'EmployeeWageComponentsPerPeriod',
  'EmployeeWageTaxSettings',
];

const DEBTOR_REPORTS = EMPLOYEE_REPORTS.map((name) => `Reports_Accountant_Debtor_${name}`);

/** Asked for with a company where the report in the background is about all that is seen. */
const UNEVEN = 'Reports_Business_EmployeeHoursSalary';

/** Reports on all that the caller sees. */
const REPORTS = [
  ...EMPLOYEE_REPORTS.flatMap((name) => [`Reports_Accountant_${name}`, `Reports_Business_${name}`]),
  ...['ContactPerson', 'SVWSettings', 'SalarySettings', 'WageTaxSettings', 'WorkflowSettings'].map(
    (name) => `Reports_Accountant_Company${name}`,
  ),
];

const reportReadings: Readings = {
  service: 'ReportService',
  ofSomebody: [...COMPANY_REPORTS, ...DEBTOR_REPORTS, UNEVEN],
  ofWhatIsSeen: REPORTS.filter((name) => name !== UNEVEN),
  asTasks: [
    ...[...COMPANY_REPORTS, ...DEBTOR_REPORTS, ...REPORTS],
    'Reports_GetPayslipByRunCompany',
    'Reports_GetPayslipByRunCompany_v2',
    'Reports_GetWageCodesByRunCompany',
    'Reports_GetWageCodesByRunCompany_v2',
    'Reports_GetWageCodesByRunCompany_FilterByWageCode',
    'Reports_GetWageCodesByYear',
    'Reports_GetJournalsReportByCompany',
  ].map((name) => `${name}_Background`),
  byThemselves: ['Reports_BackgroundTask_Result'],
};

const signOnReadings: Readings = {
  service: 'SingleSignOn',
  byThemselves: ['GetToken', 'GetToken2', 'GetTokenWithDomain'],
};

export const readings: readonly Readings[] = [
  debtorReadings,
  companyReadings,
  employeeReadings,
  reportReadings,
  signOnReadings,
];
