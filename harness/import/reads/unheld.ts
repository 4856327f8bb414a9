import type { Operation } from '../../../contracts/interface/model.ts';

const OWN_LISTS = 'the mock has lists of its own for it';
const WORKED_OUT = 'the mock works it out of the rest';

/** Why a world cannot hold what some operations answer: by the beginnings of their names. */
const WHY: readonly (readonly [why: string, names: readonly string[]])[] = [
  [
    OWN_LISTS,
    [
      'EmployeeType_',
      'EndServiceReason_',
      'WageModel',
      'HourModel',
      'LabourAgreementSettings_',
      'LabourAgreements_',
      'CompanyLeaveTypeGroups_',
      'SalaryTable',
      'TimeRegistration_GetAll_AllTimeRegistrationCodes',
      'WebhookSettings_GetEvents',
      'DefaultEmployeeTemplates_',
      'AccountantContact_',
    ],
  ],
  ['the open period goes by the clock', ['Company_GetCurrentPeriod', 'Employee_GetCurrent']],
  [
    WORKED_OUT,
    [
      'AbsenceXML_',
      'Debtor_IsOwner',
      'HrDocuments_',
      'Journals_',
      'LeaveBalance_',
      'PayrollWorkflow_',
      'PensionExport_',
      'Reports_',
      'Reservations_',
      'Run_',
      'RunRequest_',
      'SalaryDocuments_',
      'Salary_GetEstimatedCostPerHour',
      'ScheduleCalendar_',
      'WageTax_GetXML',
      'WorkCost_',
      'PersonalInfoContractSalaryAddress_',
    ],
  ],
];

/** Elements that hold the text of a code, which the mock has in lists of its own. */
const TEXTS_OF_CODES =
  /\/(?:CAO|CLA|Sector|RiskGroup|Risicogroep|SalaryTable|Schaal|Trede|TimeRegistrationCode)\/(?:\w*Description|\w*Value|Scale\w*)$/;

/**
 * Why no world holds what an operation answers; null where it may.
 * @param paths where what was captured and what the mock answers differ.
 */
export function whyUnheld({ name, service }: Operation, paths: readonly string[]): string | null {
  if (service.name === 'ReportService') return WORKED_OUT;
  // Those of a company are returns that were sent, those of an employee settings.
  if (service.name === 'CompanyService' && name === 'WageTax_GetList') return WORKED_OUT;
  if (paths.every((path) => TEXTS_OF_CODES.test(path))) return OWN_LISTS;
  return WHY.find(([, names]) => names.some((begin) => name.startsWith(begin)))?.[0] ?? null;
}
