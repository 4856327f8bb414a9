import { fullSurname } from '../../../fixtures/dutch/name.ts';
import { addressIn } from '../../world/addresses.ts';
import type { Contract, Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { currentInfoOf } from '../shared/employee/current-info.ts';
import { maritalStatusToWire } from '../shared/employee/personal-info-words.ts';
import { genderToWire } from '../shared/employee/record-lists.ts';
import { reportOperations } from '../shared/report/editions.ts';
import { employeeReport } from '../shared/report/list-report.ts';
import type { EmployeeRow } from '../shared/report/scope.ts';
import type { ReportElements } from '../shared/report-xml.ts';

/** Names and addresses of the employees, in the open period. */
export const employeeNameAddress = reportOperations(employeeReport('EmployeeList', columnsOf), [
  'Reports_Accountant_EmployeeNameAddress',
  'Reports_Accountant_Debtor_EmployeeNameAddress',
  'Reports_Business_EmployeeNameAddress',
]) satisfies Family<'ReportService'>;

/**
 * It names its columns unlike the other reports. Of an employee who left or is to come, the last service is told
 * (mark: name-report-last-service).
 */
function columnsOf({ employee, company, debtor }: EmployeeRow, call: Call): ReportElements {
  const info = currentInfoOf(employee, call);
  const home = addressIn(employee, 'home', call.environment.openPeriodOf(company));
  const service = employee.employments.at(-1);
  const contract = lastContractOf(employee);
  return {
    EmployeeId: employee.id,
    EmployeeNumber: employee.number,
    EmployeeName: employee.displayName,
    Initials: info.initials,
    Surname: fullSurname(info),
    FirstName: info.firstName,
    // The world knows only the name in use.
    FirstNameInFull: info.firstName,
    BSN: info.bsn,
    Birthdate: info.birthday,
    PlaceOfBirth: info.placeOfBirth,
    TelephonePrivate: info.phonePrivate,
    TelephoneMobilePrivate: info.mobilePrivate,
    EmailPrivate: info.emailPrivate,
    Gender: genderToWire(info.gender),
    Title: info.title,
    // The code, as everywhere (mark: name-report-nationality).
    Nationality: info.nationalityCode,
    // Between the columns on the person, so it is taken for the marital status (mark: name-report-state).
    State: maritalStatusToWire(info).text,
    CompanyId: company.id,
    Company: company.name,
    CompanyNumber: company.number,
    Debtor: debtor.name,
    DebtorId: debtor.id,
    DebtorNumber: debtor.number,
    InServiceDate: service?.startDate ?? null,
    OutServiceDate: service?.endDate ?? null,
    ContractStartDate: contract?.startDate ?? null,
    ContractEndDate: contract?.endDate ?? null,
    Address: home?.street ?? null,
    HouseNumber: home ? [home.houseNumber, home.houseNumberAddition].join('') : null,
    PostCode: home?.postalCode ?? null,
    City: home?.city ?? null,
    Country: home?.country ?? null,
    CountryOfBirth: info.countryOfBirth,
  };
}

/** The contract that began last. */
function lastContractOf({ contracts }: Employee): Contract | undefined {
  return contracts.reduce<Contract | undefined>(
    (last, next) => (last && next.startDate < last.startDate ? last : next),
    undefined,
  );
}
