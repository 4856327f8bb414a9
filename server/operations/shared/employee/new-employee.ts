import { displayName } from '../../../../fixtures/dutch/name.ts';
import type { DateTime } from '../../../../fixtures/seed.ts';
import { periodOn } from '../../../world/periods.ts';
import { type Employee, NEW_EMPLOYEE } from '../../../world/records.ts';
import type { Call } from '../../call.ts';

/** What is known of a new employee, and where they come in. */
export interface Newcomer {
  readonly FirstName: string | null;
  readonly LastName: string | null;
  readonly CompanyId: number;
}

/** A person of whom only a name is known, as an applicant, still to be hired. */
export function newEmployee(newcomer: Newcomer, startDate: DateTime, call: Call): Employee {
  const { environment, view } = call;
  const company = view.company(newcomer.CompanyId);
  const id = environment.idOfNewRecord();
  const createdAt = environment.today;
  const firstName = newcomer.FirstName ?? '';
  const lastName = newcomer.LastName ?? '';
  const initials = firstName === '' ? '' : `${firstName.charAt(0).toUpperCase()}.`;
  return {
    ...NEW_EMPLOYEE,
    id,
    companyId: company.id,
    number: environment.nextEmployeeNumber(company.id),
    type: 'applicant',
    displayName: displayName(initials, { prefix: null, lastName }, null, 'own'),
    personalInfo: {
      id: environment.idOfNewRecord(),
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
      deceasedOn: null,
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
    labourAgreements: [],
    absences: [],
  };
}
