import type {
  SalaryType,
  PersonalInfoContractSalaryAddress as WireOverview,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { type Decimal, fromHundredths } from '../../../fixtures/decimal.ts';
import { WEEKS_PER_PERIOD } from '../../../fixtures/period-days.ts';
import { addressIn } from '../../world/addresses.ts';
import type { Company, Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { currentInfoOf } from '../shared/employee/current-info.ts';
import { openPeriodOf } from '../shared/employee/periods.ts';
import { genderToWire } from '../shared/employee/record-lists.ts';
import { runningContracts } from '../shared/employee/running-contracts.ts';
import { salaryReading } from '../shared/employee/wire-salary.ts';

/** One flat row per employee, of what holds in the open period. */
export const personalOverview = {
  PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany({ CompanyID }, call) {
    const company = call.view.company(CompanyID);
    return call.view.employeesOf(CompanyID).map((employee) => overviewOf(employee, company, call));
  },
} satisfies Family<'EmployeeService'>;

function overviewOf(employee: Employee, company: Company, call: Call): WireOverview {
  const info = currentInfoOf(employee, call);
  const home = addressIn(employee, 'home', openPeriodOf(employee, call));
  const running = runningContracts(employee, call).at(-1);
  const wage = salaryReading.current({ EmployeeId: employee.id }, call);
  return {
    EmployeeID: employee.id,
    EmployeeNumber: employee.number,
    FirstName: info.firstName,
    Birthday: info.birthday,
    Prefix: info.prefix,
    LastName: info.lastName,
    Gender: genderToWire(info.gender),
    BSN: info.bsn,
    City: home?.city ?? null,
    TelephoneWork: info.phoneWork,
    TelephoneMobileWork: info.mobileWork,
    EmailWork: info.emailWork,
    ContractStartDate: running?.startDate ?? null,
    ContractEndDate: running?.endDate ?? null,
    EmailPrivate: info.emailPrivate,
    TelephonePrivate: info.phonePrivate,
    TelephoneMobilePrivate: info.mobilePrivate,
    SalaryType: wage?.Type ?? null,
    SalaryValue: wage?.Value ?? null,
    Street: home?.street ?? null,
    HouseNumber: home?.houseNumber ?? null,
    HouseNumberAddition: home?.houseNumberAddition ?? null,
    PostCode: home?.postalCode ?? null,
    HourlyWage: wage ? hourlyWage(wage.Type, wage.Value, company) : NOTHING,
    ContractHours: running?.hoursPerWeek ?? NOTHING,
  };
}

const NOTHING: Decimal = '0.00';

/**
 * A wage per hour as it is, a full-time salary over the hours of a full-time week; of other salaries 0
 * (mark: overview-hourly-wage).
 */
function hourlyWage(type: SalaryType, value: Decimal, { fullTimeWeek, periodType }: Company): Decimal {
  if (type === 'Bruto_Uurloon') return value;
  const hours =
    (fullTimeWeek ?? []).reduce((sum, day) => sum + Number(day), 0) * WEEKS_PER_PERIOD[periodType];
  if (type !== 'Bruto_Salaris_Fulltime' || hours === 0) return NOTHING;
  return fromHundredths(Math.round((Number(value) / hours) * 100));
}
