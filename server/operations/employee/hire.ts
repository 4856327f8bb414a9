import { displayName } from '../../../fixtures/dutch/name.ts';
import type { DateTime, EmployeeType } from '../../../fixtures/seed.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import { periodOn } from '../../world/periods.ts';
import { type Employee, NEW_EMPLOYEE } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { newEmployment } from './new-employment.ts';
import { writableDay } from './periods.ts';
import { employeeTypeOfId } from './transition.ts';

/** Coming into service. */
export const hire = {
  /** Who starts later is a new hire until then. */
  Employee_Insert(sent, call) {
    return insert(sent, 'newHire', call);
  },
} satisfies Family<'v3', 'EmployeeService'>;

/** New in version 3. */
export const hireByType = {
  /** Nobody comes in as out of service: 2030 (guess). */
  Employee_InsertByEmployeeType(sent, call) {
    const type = employeeTypeOfId(sent.EmployeeType);
    if (type === 'inactive') throw new NmbrsFault(2030);
    return insert(sent, type, call);
  },
} satisfies Family<'v3', 'EmployeeService'>;

/** What is known of somebody new. */
interface Newcomer {
  readonly FirstName: string | null;
  readonly LastName: string | null;
  readonly StartDate: DateTime;
  readonly CompanyId: number;
  readonly UnprotectedMode: boolean;
}

function insert(newcomer: Newcomer, type: EmployeeType, call: Call): number {
  const { CompanyId: companyId, UnprotectedMode } = newcomer;
  const startDate = writableDay({ companyId }, newcomer.StartDate, UnprotectedMode, call);
  const employee = withoutService(newcomer, startDate, call);
  call.environment.hire(
    type === 'applicant'
      ? { ...employee, plannedStart: startDate }
      : { ...employee, type, employments: [newEmployment(startDate, call)] },
  );
  return employee.id;
}

/** Somebody of whom only a name is known, as an applicant. */
function withoutService(newcomer: Newcomer, startDate: DateTime, call: Call): Employee {
  const { environment, view } = call;
  const company = view.company(newcomer.CompanyId);
  const id = environment.nextId();
  const createdAt = environment.today;
  const firstName = newcomer.FirstName ?? '';
  const lastName = newcomer.LastName ?? '';
  const initials = firstName === '' ? '' : `${firstName.charAt(0).toUpperCase()}.`;
  const numbers = environment.employeesOf(company.id).map(({ number }) => number);
  return {
    ...NEW_EMPLOYEE,
    id,
    companyId: company.id,
    number: Math.max(0, ...numbers) + 1,
    type: 'applicant',
    displayName: displayName(initials, { prefix: null, lastName }, null, 'own'),
    personalInfo: {
      id: environment.nextId(),
      createdAt,
      from: periodOn(startDate, company.periodType),
      firstName,
      lastName,
      initials,
      prefix: null,
      bsn: null,
      title: null,
      gender: null,
      birthday: null,
      placeOfBirth: null,
      countryOfBirth: null,
      nationalityCode: null,
      identification: null,
      maritalStatus: null,
      nameUse: null,
      partnerSurname: null,
      phonePrivate: null,
      phoneWork: null,
      mobilePrivate: null,
      mobileWork: null,
      emailPrivate: null,
      emailWork: null,
      emergencyContact: null,
    },
    employments: [],
    addresses: [],
    bankAccount: null,
    partner: null,
    children: [],
    contracts: [],
    salaries: [],
    schedules: [],
    departments: [],
    functions: [],
  };
}
