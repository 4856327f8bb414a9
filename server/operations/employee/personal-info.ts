import type {
  PersonalInfo as WirePersonalInfo,
  PersonalInfo_V2 as WirePersonalInfoV2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { NameUse } from '../../../fixtures/seed.ts';
import type { Employee, PersonalInfo } from '../../world/records.ts';
import type { Family } from '../call.ts';

/** Who an employee is and how to reach them. */
export const personalInfo = {
  PersonalInfo_GetCurrent({ EmployeeId }, { view }) {
    return recordOf(view.employee(EmployeeId));
  },

  PersonalInfo_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map((employee) => ({
      EmployeeId: employee.id,
      EmployeePersonalInfos: [recordV2Of(employee)],
    }));
  },
} satisfies Family<'v3', 'EmployeeService'>;

type MaritalStatus = NonNullable<PersonalInfo['maritalStatus']>;

/** The older record spells the two codes of the newer one out; numbers and words are a guess. */
const MARITAL_STATUS: Readonly<Record<MaritalStatus, { readonly code: number; readonly text: string }>> = {
  unmarried: { code: 1, text: 'Ongehuwd' },
  married: { code: 2, text: 'Gehuwd' },
  registeredPartnership: { code: 3, text: 'Geregistreerd partnerschap' },
  cohabiting: { code: 4, text: 'Samenwonend' },
  divorced: { code: 5, text: 'Gescheiden' },
  widowed: { code: 6, text: 'Weduwe/weduwnaar' },
};

const NAME_USE: Readonly<Record<NameUse, { readonly code: number; readonly text: string }>> = {
  own: { code: 1, text: 'Eigen naam' },
  partner: { code: 2, text: 'Naam partner' },
  partnerThenOwn: { code: 3, text: 'Naam partner - eigen naam' },
  ownThenPartner: { code: 4, text: 'Eigen naam - naam partner' },
};

const IDENTIFICATION_TYPES = { passport: 1, identityCard: 2 } as const;

const UNKNOWN = { code: 0, text: null } as const;

function recordOf(employee: Employee): WirePersonalInfo {
  const { personalInfo: info } = employee;
  return Object.assign(sharedFields(employee), {
    Number: employee.number,
    Gender: info.gender,
    NationalityCode: info.nationalityCode,
    BurgerlijkeStaat: maritalStatusOf(info).text,
    Naamstelling: nameUseOf(info).text,
  });
}

function recordV2Of(employee: Employee): WirePersonalInfoV2 {
  const { personalInfo: info } = employee;
  return Object.assign(sharedFields(employee), {
    Gender: info.gender ?? ('undefined' as const),
    NationalityCode: info.nationalityCode ?? 0,
    BurgerlijkeStaat: maritalStatusOf(info).code,
    Naamstelling: nameUseOf(info).code,
    CreationDate: info.createdAt,
    StartPeriod: info.from.period,
    StartYear: info.from.year,
  });
}

function maritalStatusOf({ maritalStatus }: PersonalInfo) {
  return maritalStatus === null ? UNKNOWN : MARITAL_STATUS[maritalStatus];
}

function nameUseOf({ nameUse }: PersonalInfo) {
  return nameUse === null ? UNKNOWN : NAME_USE[nameUse];
}

/**
 * What both records hold under the same name and type: a new record to which the rest is assigned. Spreading two dozen
 * fields into another literal takes V8 a hundred times as long, which counts for a company of thousands.
 */
function sharedFields({ id, number, displayName, personalInfo: info }: Employee) {
  return {
    Id: id,
    DisplayName: displayName,
    EmployeeNumber: number,
    BSN: info.bsn,
    Title: info.title,
    FirstName: info.firstName,
    Initials: info.initials,
    Prefix: info.prefix,
    LastName: info.lastName,
    Nickname: info.firstName,
    PlaceOfBirth: info.placeOfBirth,
    CountryOfBirthISOCode: info.countryOfBirth,
    IdentificationNumber: info.identification?.number ?? null,
    IdentificationType: info.identification ? IDENTIFICATION_TYPES[info.identification.type] : 0,
    PartnerPrefix: info.partnerSurname?.prefix ?? null,
    PartnerLastName: info.partnerSurname?.lastName ?? null,
    TelephonePrivate: info.phonePrivate,
    TelephoneWork: info.phoneWork,
    TelephoneMobilePrivate: info.mobilePrivate,
    TelephoneMobileWork: info.mobileWork,
    EmailPrivate: info.emailPrivate,
    EmailWork: info.emailWork,
    Birthday: info.birthday,
    DeceasedDate: null,
    InCaseOfEmergency: info.emergencyContact?.name ?? null,
    InCaseOfEmergencyPhone: info.emergencyContact?.phone ?? null,
    InCaseOfEmergencyRelation: info.emergencyContact?.relation ?? null,
  };
}
