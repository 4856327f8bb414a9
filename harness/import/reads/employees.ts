import type {
  Child,
  Employee,
  FreeField,
  FreeFieldWithStartDate,
  Partner,
  PerformanceReview,
  PersonalInfo,
  PersonalInfo_V2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import {
  identificationOfWire,
  maritalStatusOfWire,
  nameUseOfWire,
} from '../../../server/operations/shared/employee/personal-info-words.ts';
import {
  all,
  columns,
  type Declarations,
  eachEmployee,
  eachOfTypes,
  employee,
  fields,
  holding,
  record,
  startPeriod,
  within,
} from '../declaring.ts';
import { genderOf, typesAskedFor } from './words.ts';

/** Who employees are, and who belongs to them. */

const listed = columns<Employee>({ number: 'Number', displayName: 'DisplayName' });

/** What is said alike by both records of personal information. */
const SHARED = {
  title: 'Title',
  firstName: ({ FirstName }: PersonalInfo) => FirstName ?? undefined,
  initials: 'Initials',
  prefix: 'Prefix',
  lastName: ({ LastName }: PersonalInfo) => LastName ?? undefined,
  nickname: 'Nickname',
  gender: ({ Gender }: Partial<PersonalInfo>) => genderOf(Gender),
  placeOfBirth: 'PlaceOfBirth',
  countryOfBirth: 'CountryOfBirthISOCode',
  identification: (wire: Pick<PersonalInfo, 'IdentificationType' | 'IdentificationNumber'>) =>
    identificationOfWire(wire, null),
  partnerSurname: ({ PartnerPrefix: prefix = null, PartnerLastName: lastName }: PersonalInfo) =>
    lastName ? { prefix, lastName } : null,
  phonePrivate: 'TelephonePrivate',
  phoneWork: 'TelephoneWork',
  mobilePrivate: 'TelephoneMobilePrivate',
  mobileWork: 'TelephoneMobileWork',
  phoneOther: 'TelephoneOther',
  emailPrivate: 'EmailPrivate',
  emailWork: 'EmailWork',
  birthday: 'Birthday',
  deceasedOn: 'DeceasedDate',
  emergencyContact: ({
    InCaseOfEmergency: name = null,
    InCaseOfEmergencyPhone: phone = null,
    InCaseOfEmergencyRelation: relation = null,
  }: PersonalInfo) =>
    name === null && phone === null && relation === null ? null : { name, phone, relation },
  titleAfter: 'TitleAfter',
} as const;

const inPeriod = columns<PersonalInfo>({
  ...SHARED,
  bsn: 'BSN',
  nationalityCode: 'NationalityCode',
  maritalStatus: ({ BurgerlijkeStaat }) => maritalStatusOfWire(BurgerlijkeStaat, null),
  nameUse: ({ Naamstelling }) => nameUseOfWire(Naamstelling, null),
});

const HISTORY = {
  ...SHARED,
  nationalityCode: ({ NationalityCode }: PersonalInfo_V2) => NationalityCode || null,
  maritalStatus: ({ BurgerlijkeStaat }: PersonalInfo_V2) =>
    maritalStatusOfWire(codeText(BurgerlijkeStaat), null),
  nameUse: ({ Naamstelling }: PersonalInfo_V2) => nameUseOfWire(codeText(Naamstelling), null),
  createdAt: 'CreationDate',
  from: startPeriod,
} as const;

/** 0 stands for none. */
function codeText(code: number | undefined): string {
  return code ? String(code) : '';
}

const ofHistory = columns<PersonalInfo_V2 & PersonalInfo>({
  ...HISTORY,
  bsn: 'BSN',
} as never);
const withoutNumber = columns<PersonalInfo_V2 & PersonalInfo>(HISTORY as never);

const numbered = columns<PersonalInfo>({ number: 'EmployeeNumber' });

const child = columns<Child>({
  id: 'Id',
  // A prefix stands in the name.
  prefix: () => null,
  lastName: 'Name',
  firstName: 'FirstName',
  initials: 'Initials',
  gender: ({ Gender }) => genderOf(Gender),
  birthday: 'Birthday',
});

const partner = columns<Partner>({
  id: 'Id',
  prefix: () => null,
  lastName: 'PartnerName',
  firstName: 'FirstName',
  initials: 'Initials',
  gender: ({ Gender }) => genderOf(Gender),
  birthday: 'Birthday',
  startDate: 'StartDate',
  phone: 'Telephone',
  email: 'Email',
});

const extraField = columns<FreeField>({
  id: 'Id',
  name: 'Name',
  type: 'Type',
  value: 'Value',
});

const extraFieldSince = columns<FreeFieldWithStartDate>({
  id: 'Id',
  name: 'Name',
  type: 'Type',
  value: 'Value',
  startDate: 'StartDate',
});

const review = columns<PerformanceReview>({
  id: 'ID',
  date: 'ReviewDate',
  type: ({ TypeID: id, Type: name }) => ({ id, name: name ?? '' }),
  appraisal: ({ AppraisalID: id, AppraisalName: name }) => ({ id, name: name ?? '' }),
  note: 'Note',
  nextDate: 'NextReviewDate',
});

const employeeList = eachOfTypes('employee', 'Id', typesAskedFor, fields(listed));

export const employees: Declarations = {
  EmployeeService: {
    List_GetByCompany: employeeList,
    List_GetByDebtor: employeeList,
    PersonalInfo_GetCurrent: employee(holding('personalInfos', inPeriod), fields(numbered)),
    PersonalInfo_Get: employee(holding('personalInfos', inPeriod), fields(numbered)),
    PersonalInfo_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeePersonalInfos', all('personalInfos', ofHistory)),
    ),
    PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany: eachEmployee(
      within('EmployeePersonalInfos', all('personalInfos', withoutNumber)),
    ),
    Children_Get: employee(within('EmployeeChildren', all('children', child))),
    Children_GetAll_Employeesbycompany: eachEmployee(within('EmployeeChildren', all('children', child))),
    Partner_Get: employee(record('partner', partner)),
    Partner_GetAll_AllEmployeesByCompany: eachEmployee(within('Partner', record('partner', partner))),
    ExtraFields_GetList: employee(all('extraFields', extraField)),
    ExtraFieldsWithStartDate_GetList: employee(all('extraFields', extraFieldSince)),
    PerformanceReview_Get: employee(all('performanceReviews', review)),
    PerformanceReview_GetAll_AllEmployeesByCompany: eachEmployee(
      within('PerformanceReviews', all('performanceReviews', review)),
    ),
  },
};
