import type {
  PersonalInfo as WirePersonalInfo,
  PersonalInfo_V2 as WirePersonalInfoV2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { displayName } from '../../../fixtures/dutch/name.ts';
import type { YearPeriod } from '../../../fixtures/seed.ts';
import { holdingIn, recordedFrom } from '../../world/history.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
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
 * Overwrites the whole record from a period on: what is left out becomes empty (mark: personal-info-overwrites). An
 * employee number that was sent becomes theirs in all periods (mark: employee-number-everywhere).
 * @throws NmbrsFault InvalidSetOfValues without last name or birthday, or when the Id sent is another employee's
 * (mark: personal-info-required).
 */
function update(employee: Employee, sent: WirePersonalInfo | null, from: YearPeriod, call: Call): void {
  const { environment } = call;
  if (!sent?.LastName || !sent.Birthday || sent.Id !== employee.id)
    throw new NmbrsFault('InvalidSetOfValues');
  const info: PersonalInfo = {
    ...fromWire(sent, sent.LastName),
    id: environment.nextId(),
    createdAt: environment.now,
    from,
  };
  const personalInfos = recordedFrom(personalInfosOf(employee), info);
  const changed = { ...employee, number: sent.EmployeeNumber || employee.number, personalInfos };
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
    Nickname: info.nickname === undefined ? info.firstName : info.nickname,
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

/** A partner's prefix without a name is no name. */
function fromWire(sent: WirePersonalInfo, lastName: string): Omit<PersonalInfo, 'id' | 'createdAt' | 'from'> {
  return {
    bsn: sent.BSN ?? null,
    title: sent.Title ?? null,
    firstName: sent.FirstName ?? '',
    initials: sent.Initials ?? null,
    prefix: sent.Prefix || null,
    lastName,
    nickname: sent.Nickname ?? null,
    gender: genderOfWire(sent.Gender ?? 'undefined'),
    nationalityCode: sent.NationalityCode ?? null,
    placeOfBirth: sent.PlaceOfBirth ?? null,
    countryOfBirth: sent.CountryOfBirthISOCode ?? null,
    identification: identificationOfWire(sent.IdentificationType, sent.IdentificationNumber),
    partnerSurname: sent.PartnerLastName
      ? { prefix: sent.PartnerPrefix || null, lastName: sent.PartnerLastName }
      : null,
    phonePrivate: sent.TelephonePrivate ?? null,
    phoneWork: sent.TelephoneWork ?? null,
    mobilePrivate: sent.TelephoneMobilePrivate ?? null,
    mobileWork: sent.TelephoneMobileWork ?? null,
    phoneOther: sent.TelephoneOther ?? null,
    emailPrivate: sent.EmailPrivate ?? null,
    emailWork: sent.EmailWork ?? null,
    maritalStatus: maritalStatusOfWire(sent.BurgerlijkeStaat),
    nameUse: nameUseOfWire(sent.Naamstelling),
    birthday: sent.Birthday ?? null,
    deceasedOn: sent.DeceasedDate ?? null,
    emergencyContact: {
      name: sent.InCaseOfEmergency ?? null,
      phone: sent.InCaseOfEmergencyPhone ?? null,
      relation: sent.InCaseOfEmergencyRelation ?? null,
    },
    titleAfter: sent.TitleAfter ?? null,
  };
}
