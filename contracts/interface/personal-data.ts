import type { Field, RecordType, SimpleTypeName } from './model.ts';

/**
 * What elements tell of people, firms and logins: the one place where that is declared, for what must not leave an
 * account, such as a recording of its calls. A test requires a decision for every text and document of the catalogue.
 */

/** What a value is of. */
const DATA_KINDS = [
  /** A token or password. */
  'secret',
  /** A name of a person: first, last, displayed, of a prefix; also the name of a login. */
  'name',
  /** The initials of first names, with points or without. */
  'initials',
  'citizen number',
  /** An IBAN, or the number of an account alone. */
  'bank account',
  /** A part of an address: street, house number, postcode, town. */
  'address',
  /** How a person or firm is reached: mail, phone, website, web hook, subdomain. */
  'contact',
  /** A day by which a person is known. */
  'birthday',
  /** A number by which authorities or others know a person or firm: of an identity card, a car, the trade register. */
  'registration',
  'firm',
  /** Whatever users write. */
  'text',
  /** A file, or a document as text: XML, base64. */
  'document',
  /** A short word or number that users choose for their own administration: `K1`. */
  'code',
  /** What the service fills in from its own lists, or what is no person's. */
  'harmless',
] as const;

export type DataKind = (typeof DATA_KINDS)[number];

/**
 * The elements of each kind by name, or by the record or operation and the name where the name alone means several
 * things. Values of other types than text, such as numbers and days, are harmless unless they stand here.
 */
const ELEMENTS: Readonly<Record<DataKind, string>> = {
  secret: 'Token Password GetTokenResult GetToken2Result GetTokenWithDomainResult',
  name: `
    Username Name FirstName LastName Prefix Nickname DisplayName PartnerName PartnerLastName PartnerPrefix
    InCaseOfEmergency CaseManager Manager`,
  initials: 'Initials',
  'citizen number': 'BSN',
  'bank account': 'IBAN BankAccount.Number',
  address: 'Street HouseNumber HouseNumberAddition PostalCode PostCode City StateProvince PlaceOfBirth',
  contact: `
    Email EmailPrivate EmailWork Phone PhoneNumber Mobile MobilePhone Fax FaxNumber Telephone TelephonePrivate
    TelephoneWork TelephoneOther TelephoneMobilePrivate TelephoneMobileWork InCaseOfEmergencyPhone Website Endpoint
    Domain SubDomain`,
  birthday: 'Birthday DeceasedDate',
  registration: 'IdentificationNumber LicensePlate ContractNumber KvkNr PaymentReference',
  firm: 'Debtor.Name Company.Name CompanyName ContractLeaseCompany',
  text: `
    Comment Description DescriptionLeaveBalance Note Department Function Tag Title TitleAfter
    InCaseOfEmergencyRelation DocumentName StrDocumentName StrDocumentSubFolder StrName FreeField.Name FreeField.Value
    FreeFieldWithStartDate.Name FreeFieldWithStartDate.Value WebhookSetting.Name WebhookSettingInsert.Name AppraisalName
    PerformanceReview.Type Scale SchaalDescription Step StepDescription ServiceLevel Brand Model TrackName ActionName
    DefaultEmployeeTemplate Absence_RecoveryInsertResult BankAccount_DeleteCurrentResult Child_DeleteResult
    Children_InsertBatchResult Children_InsertResult Children_UpdateResult Leave_DeleteResult Partner_DeleteResult
    Partner_UpdateResult`,
  document: `
    Attachment Body PDF Content XML HrDocuments_EmployerCostPerHour_YearResult PensionExport_GetXMLResult
    WageTax_GetXMLResult SalaryDocuments_GetSEPAResult SalaryDocuments_GetSEPA_TaxResult
    Journals_GetByRunCompanyResult Journals_GetByRunCompany_v2Result Journals_GetByRunDepartmentResult
    Journals_GetByRunDepartment_v2Result Journals_GetByRunCostCenterResult Journals_GetByRunCostCenter_v2Result
    Journals_GetByRunCostCenterCostUnitResult Journals_GetByRunCostCenterCostUnitPerYearResult
    Journals_GetByRunEmployeeResult Journals_GetByRunEmployee_v2Result`,
  code: `
    CostCenter.Code CostUnit.Code Kostensoort.Code Debtor.Number List_GetByNumber.Number AdditionPercentage
    StrDuration SalaryTableId SalaryTableScaleId SalaryTableStepId DefaultEmployeeTemplateId`,
  harmless: `
    ActionStatus TrackStatus Status HexColor BIC BurgerlijkeStaat Naamstelling ContactPerson.Gender CAODescription CLADescription
    SectorDescription RiskGroupDescription Cause Dossier EndServiceReason EventName Entity TitleName CodeZvw
    InfluenceObligedInsurance InfluenceObligedInsuranced InvloedVerzekeringsplicht CountryISOCode CountryOfBirthISOCode
    FreeField.Type FreeFieldWithStartDate.Type Company_GetCurrentPeriodResult Employee_GetCurrentResult
    CAO.Description LabourAgreementCao.Description Sector.Description Risicogroep.Description Industry.Description
    EndContractReason.Description EmployeeType.Description`,
};

/** The results of these operations are documents: reports as XML. */
const REPORT_RESULT = /^Reports_\w+Result$/;

/**
 * Elements of the documents that the service answers as text or base64: reports, credit transfers (SEPA), wage tax returns
 * and pension exports. Their names are those of the formats, in lower case here, as reports are in no case of their own.
 */
const IN_DOCUMENTS: Readonly<Partial<Record<DataKind, string>>> = {
  name: `
    surname employeename contactpersonname firstnameinfull voorv signnm contpers naam nm nmip lastname voornaam
    achternaam`,
  initials: 'voorl voorletters',
  'citizen number': 'sofinr burgerservicenummer',
  address: 'address str huisnr huisnrtoev pc woonpl strtnm bldgnb pstcd twnnm adrline ctrysubdvsn',
  contact: 'contactpersonemail contactpersonphone telnr emailadr url',
  birthday: 'birthdate gebdat birthdt dateofbirth geboortedatum',
  registration: 'wagetaxnumber lhnr ref',
  firm: 'company debtor debtorname',
  text: 'costcenter costunit componentname ustrd omschrijving description value workflowname gebrswpakket',
  code: 'msgid pmtinfid endtoendid idber relnr dim1 dim2 dim3 dim4 runnumber',
  harmless: `
    cd chrgbr pmtmtd tvkcd issr bicfi periodtype salarytype wagetaxperiod state soort debitcredit group key gender gesl
    country countryofbirth nat datum meldingsdatum indienst inservicedate outservicedate outofservicedate servicestartdate
    credttm dt dataanv dataanvtv dateindtv dattdaanm date currentperiod healthinsurance period dossiernumber dossiernummer`,
};

/** By name, and by record or operation and name. */
const kinds: ReadonlyMap<string, DataKind> = kindsIn(ELEMENTS);
const kindsInDocuments: ReadonlyMap<string, DataKind> = kindsIn(IN_DOCUMENTS);

/** Every element that is declared, as it is written here. */
export const DECLARED_ELEMENTS: readonly string[] = [...kinds.keys()];

/** What is never a person's unless it is declared; texts, files and values of any type may hold everything. */
const HARMLESS_TYPES: readonly SimpleTypeName[] = ['int', 'decimal', 'boolean', 'dateTime', 'guid'];

/**
 * What an element of the catalogue tells.
 * @param owner the record whose field it is, or the name of the operation that takes it.
 * @returns null for a text or document of which nothing is declared, and for an element that holds others.
 */
export function dataKindOf(field: Pick<Field, 'name' | 'type'>, owner: RecordType | string): DataKind | null {
  const { name, type } = field;
  const declared = declaredKind(name, owner);
  if (type.kind === 'simple' && HARMLESS_TYPES.includes(type.name))
    return declared === 'birthday' ? declared : 'harmless';
  if (type.kind === 'enum') return 'harmless';
  return type.kind === 'simple' ? declared : null;
}

function declaredKind(name: string, owner: RecordType | string): DataKind | null {
  for (const of of ownersOf(owner)) {
    const kind = kinds.get(`${of}.${name}`);
    if (kind) return kind;
  }
  return kinds.get(name) ?? (REPORT_RESULT.test(name) ? 'document' : null);
}

/** A record's own name, and the names of those it extends. */
function ownersOf(owner: RecordType | string): string[] {
  if (typeof owner === 'string') return [owner];
  return [owner.name ?? '', ...(owner.base ? ownersOf(owner.base) : [])];
}

/**
 * What an element tells that stands where the catalogue has none, such as in a document, by its name in any case.
 * @returns null for a name of which nothing is declared.
 */
export function dataKindNamed(name: string): DataKind | null {
  const lower = name.toLowerCase();
  return kindsInDocuments.get(lower) ?? byLowerName().get(lower) ?? null;
}

let lowerNames: ReadonlyMap<string, DataKind> | null = null;

function byLowerName(): ReadonlyMap<string, DataKind> {
  lowerNames ??= new Map([...kinds].map(([name, kind]) => [name.toLowerCase(), kind]));
  return lowerNames;
}

/** @throws Error for an element that is declared twice. */
function kindsIn(lists: Readonly<Partial<Record<DataKind, string>>>): Map<string, DataKind> {
  const found = new Map<string, DataKind>();
  for (const kind of DATA_KINDS)
    for (const name of lists[kind]?.trim().split(/\s+/) ?? []) {
      if (found.has(name)) throw new Error(`${name} is declared as ${found.get(name)} and as ${kind}`);
      found.set(name, kind);
    }
  return found;
}
