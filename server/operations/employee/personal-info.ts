import type {
  PersonalInfo as WirePersonalInfo,
  PersonalInfo_V2 as WirePersonalInfoV2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { displayName } from '../../../fixtures/dutch/name.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { holdingIn, recordedFrom } from '../../world/history.ts';
import { type Employee, type PersonalInfo, personalInfosOf } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { currentInfoOf } from '../shared/employee/current-info.ts';
import { namedPeriod, openPeriodOf, writablePeriod } from '../shared/employee/periods.ts';
import {
  identificationOfWire,
  identificationTypeToWire,
  maritalStatusOfWire,
  maritalStatusToWire,
  nameUseOfWire,
  nameUseToWire,
} from '../shared/employee/personal-info-words.ts';
import { genderOfWire, genderToWire } from '../shared/employee/record-lists.ts';
import { impossible, missing } from '../shared/faults.ts';

/** Personal information of an employee: a history by period. */
export const personalInfo = {
  PersonalInfo_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return toWire(employee, currentInfoOf(employee, call));
  },

  PersonalInfo_Get({ EmployeeId, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    const holding = holdingIn(personalInfosOf(employee), namedPeriod(employee, named, call));
    return holding ? toWire(employee, holding) : null;
  },

  PersonalInfo_UpdateCurrent({ EmployeeId, PersonalInfo }, call) {
    const employee = call.view.employee(EmployeeId);
    update(employee, PersonalInfo, openPeriodOf(employee, call), call);
  },

  /** Has no unprotected mode, so a closed period stays closed (mark: closed-period-without-switch). */
  PersonalInfo_Update({ EmployeeId, PersonalInfo, ...named }, call) {
    const employee = call.view.employee(EmployeeId);
    update(employee, PersonalInfo, writablePeriod(employee, named, false, call), call);
  },

  PersonalInfo_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map((employee) => ({
      EmployeeId: employee.id,
      EmployeePersonalInfos: personalInfosOf(employee).map((info) => toWireV2(employee, info)),
    }));
  },

  /** Without the citizen service number, which is left out altogether (mark: bsn-element-left-out). */
  PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map((employee) => ({
      EmployeeId: employee.id,
      EmployeePersonalInfos: personalInfosOf(employee).map((info) =>
        Object.assign(toWireV2(employee, info), { BSN: null }),
      ),
    }));
  },
} satisfies Family<'EmployeeService'>;

/**
 * Records from a period on what was sent, and keeps what was not (mark: personal-info-keeps-left-out). An employee
 * number that was sent becomes theirs in all periods (mark: employee-number-everywhere).
 * @throws NmbrsFault InvalidSetOfValues without last name or birthday, or when the Id sent is another employee's
 * (mark: personal-info-required).
 */
function update(employee: Employee, sent: WirePersonalInfo | null, from: YearPeriod, call: Call): void {
  const { environment } = call;
  if (!sent) throw missing('PersonalInfo');
  if (!sent.LastName) throw missing('PersonalInfo.LastName');
  if (!sent.Birthday) throw missing('PersonalInfo.Birthday');
  if (sent.Id !== employee.id)
    throw impossible('PersonalInfo.Id', sent.Id, `the id of the employee, ${employee.id}`);
  const personalInfos = personalInfosOf(employee);
  const held = holdingIn(personalInfos, from) ?? employee.personalInfo;
  const info: PersonalInfo = {
    ...fromWire(sent, held),
    id: environment.idOfNewRecord(),
    createdAt: environment.now,
    from,
  };
  const changed = {
    ...employee,
    number: sent.EmployeeNumber || employee.number,
    personalInfos: recordedFrom(personalInfos, info),
  };
  environment.employees.put({ ...changed, displayName: displayNameOf(currentInfoOf(changed, call)) });
}

/** A person whose choice of name is none of these words uses their own. */
function displayNameOf(info: PersonalInfo): string {
  const { initials, partnerSurname, nameUse } = info;
  const use = typeof nameUse === 'string' ? nameUse : 'own';
  return displayName(initials ?? '', info, partnerSurname, use);
}

function toWire(employee: Employee, info: PersonalInfo): WirePersonalInfo {
  return Object.assign(sharedFields(employee, info), {
    Number: employee.number,
    Gender: info.gender,
    NationalityCode: info.nationalityCode,
    BurgerlijkeStaat: maritalStatusToWire(info).text,
    Naamstelling: nameUseToWire(info).text,
  });
}

function toWireV2(employee: Employee, info: PersonalInfo): WirePersonalInfoV2 {
  return Object.assign(sharedFields(employee, info), {
    Gender: genderToWire(info.gender),
    NationalityCode: info.nationalityCode ?? 0,
    BurgerlijkeStaat: maritalStatusToWire(info).code,
    Naamstelling: nameUseToWire(info).code,
    CreationDate: info.createdAt,
    StartPeriod: info.from.period,
    StartYear: info.from.year,
  });
}

/**
 * What both records hold under the same name and type: a new record to which the rest is assigned. Spreading two dozen
 * fields into another literal takes V8 a hundred times as long, which counts for a company of thousands.
 */
function sharedFields({ id, number }: Employee, info: PersonalInfo) {
  return {
    Id: id,
    DisplayName: displayNameOf(info),
    EmployeeNumber: number,
    BSN: info.bsn,
    Title: info.title,
    FirstName: info.firstName,
    Initials: info.initials,
    Prefix: info.prefix,
    LastName: info.lastName,
    Nickname: nicknameOf(info),
    PlaceOfBirth: info.placeOfBirth,
    CountryOfBirthISOCode: info.countryOfBirth,
    IdentificationNumber: info.identification?.number ?? null,
    IdentificationType: identificationTypeToWire(info),
    PartnerPrefix: info.partnerSurname?.prefix ?? null,
    PartnerLastName: info.partnerSurname?.lastName ?? null,
    TelephonePrivate: info.phonePrivate,
    TelephoneWork: info.phoneWork,
    TelephoneMobilePrivate: info.mobilePrivate,
    TelephoneMobileWork: info.mobileWork,
    TelephoneOther: info.phoneOther ?? null,
    EmailPrivate: info.emailPrivate,
    EmailWork: info.emailWork,
    Birthday: info.birthday,
    DeceasedDate: info.deceasedOn ?? null,
    InCaseOfEmergency: info.emergencyContact?.name ?? null,
    InCaseOfEmergencyPhone: info.emergencyContact?.phone ?? null,
    InCaseOfEmergencyRelation: info.emergencyContact?.relation ?? null,
    TitleAfter: info.titleAfter ?? null,
  };
}

/** What was sent, over what holds; a text that was sent empty becomes so. */
function fromWire(
  sent: WirePersonalInfo,
  held: PersonalInfo,
): Omit<PersonalInfo, 'id' | 'createdAt' | 'from'> {
  return {
    bsn: sent.BSN ?? held.bsn,
    title: sent.Title ?? held.title,
    firstName: sent.FirstName ?? held.firstName,
    initials: sent.Initials ?? held.initials,
    prefix: (sent.Prefix ?? held.prefix) || null,
    lastName: sent.LastName ?? held.lastName,
    nickname: sent.Nickname ?? nicknameOf(held),
    gender: sent.Gender ? genderOfWire(sent.Gender) : held.gender,
    nationalityCode: sent.NationalityCode ?? held.nationalityCode,
    placeOfBirth: sent.PlaceOfBirth ?? held.placeOfBirth,
    countryOfBirth: sent.CountryOfBirthISOCode ?? held.countryOfBirth,
    identification: identificationOfWire(sent, held.identification),
    partnerSurname: partnerSurnameFrom(sent, held),
    phonePrivate: sent.TelephonePrivate ?? held.phonePrivate,
    phoneWork: sent.TelephoneWork ?? held.phoneWork,
    mobilePrivate: sent.TelephoneMobilePrivate ?? held.mobilePrivate,
    mobileWork: sent.TelephoneMobileWork ?? held.mobileWork,
    phoneOther: sent.TelephoneOther ?? held.phoneOther ?? null,
    emailPrivate: sent.EmailPrivate ?? held.emailPrivate,
    emailWork: sent.EmailWork ?? held.emailWork,
    maritalStatus: maritalStatusOfWire(sent.BurgerlijkeStaat, held.maritalStatus),
    nameUse: nameUseOfWire(sent.Naamstelling, held.nameUse),
    birthday: sent.Birthday ?? held.birthday,
    deceasedOn: sent.DeceasedDate ?? held.deceasedOn ?? null,
    emergencyContact: {
      name: sent.InCaseOfEmergency ?? held.emergencyContact?.name ?? null,
      phone: sent.InCaseOfEmergencyPhone ?? held.emergencyContact?.phone ?? null,
      relation: sent.InCaseOfEmergencyRelation ?? held.emergencyContact?.relation ?? null,
    },
    titleAfter: sent.TitleAfter ?? held.titleAfter ?? null,
  };
}

/** A partner's prefix without a name is no name. */
function partnerSurnameFrom(
  { PartnerPrefix, PartnerLastName }: WirePersonalInfo,
  { partnerSurname: held }: PersonalInfo,
): PersonalInfo['partnerSurname'] {
  const lastName = PartnerLastName ?? held?.lastName;
  return lastName ? { prefix: (PartnerPrefix ?? held?.prefix) || null, lastName } : null;
}

/** What the world does not say is the first name. */
function nicknameOf({ nickname, firstName }: PersonalInfo): string | null {
  return nickname === undefined ? firstName : nickname;
}
