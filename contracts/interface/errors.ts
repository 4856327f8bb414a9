import type { Confidence } from './provenance.ts';

export interface NmbrsError {
  readonly code: number;
  /** The text of the fault, after the framework's prefix. */
  readonly message: string;
  /** How sure the text and its cause are. */
  readonly confidence: Confidence;
  readonly when: string;
  /** Why no operation raises it here, where none does. Simulated trouble can raise any. */
  readonly neverRaised?: string;
}

/**
 * The errors the services themselves raise, by the names that code and catalogue know them under: the one place that
 * knows their numbers and texts. 1000 is the number the vendor's client gives to a fault that carries none on the wire.
 */
export const NMBRS_ERRORS = {
  InvalidCredentials: {
    code: 1000,
    message: 'Invalid combination email/password',
    confidence: 'high',
    when: 'The username with this password (or API token, for GetToken2) fits no login; the real fault carries no number.',
  },
  InvalidAuthentication: {
    code: 1001,
    message: '1001: Invalid Authentication',
    confidence: 'high',
    when: "The auth header is absent, its username and token do not belong together, or the domain is not the user's.",
  },
  UnauthorizedCall: {
    code: 1002,
    message: '1002: Unauthorized access',
    confidence: 'high',
    when: 'The login is known, but its API user template has this operation switched off.',
  },
  UnauthorizedId: {
    code: 1003,
    message: '1003: Unauthorized access',
    confidence: 'high',
    when: "The debtor, company or employee named does not exist or lies outside the login's tags and filters.",
  },
  NoValidSubscription: {
    code: 1004,
    message: '1004: Disabled, no valid subscription',
    confidence: 'high',
    when: 'The environment is disabled because it has no running subscription.',
  },
  LoginSecurityFailure: {
    code: 1006,
    message: '1006: Generic Login Security Failure',
    confidence: 'high',
    when: 'The login check fails for no clear reason, and a second try usually succeeds.',
    neverRaised: 'comes and goes for no reason one could make; simulated trouble raises it',
  },
  InvalidHourComponent: {
    code: 2001,
    message: '2001: Invalid Hour component',
    confidence: 'high',
    when: "The hour code sent does not occur in the company's hour model, so nothing is saved.",
  },
  InvalidWageComponent: {
    code: 2002,
    message: '2002: Invalid Wage component',
    confidence: 'high',
    when: "The wage code sent does not occur in the company's wage model, so nothing is saved.",
  },
  UnauthorizedEmployee: {
    code: 2003,
    message: '2003: Unauthorized access',
    confidence: 'high',
    when: 'The employee id is unknown or out of reach for this login, as an alternative to 1003.',
  },
  UnauthorizedCompany: {
    code: 2004,
    message: '2004: Unauthorized access',
    confidence: 'high',
    when: 'The company id is unknown or out of reach for this login, as an alternative to 1003.',
  },
  InvalidOrganisation: {
    code: 2005,
    message: '2005: Invalid Organisation',
    confidence: 'low',
    when: 'An organisation id is refused; only an old v2.1 table has this code, and its meaning is unclear.',
    neverRaised: 'no operation of either version takes the id of an organisation',
  },
  InvalidPeriod: {
    code: 2006,
    message: '2006: Invalid Period',
    confidence: 'high',
    when: "The period number does not exist for the company's period type, or the year is impossible.",
  },
  UnauthorizedDebtor: {
    code: 2009,
    message: '2009: Unauthorized access',
    confidence: 'high',
    when: 'The debtor id is unknown or out of reach for this login, as an alternative to 1003.',
  },
  ProtectedMode: {
    code: 2011,
    message: '2011: Protected Mode: Cannot change in the past',
    confidence: 'high',
    when: "A write touches a period before the company's open period while unprotected mode is off.",
  },
  WageTaxDeclarationSent: {
    code: 2012,
    message: '2012: Wage tax declaration already sent',
    confidence: 'low',
    when: 'A write touches a period whose wage tax declaration has gone out.',
  },
  NotOnFreeTrial: {
    code: 2013,
    message: '2013: Operation not possible on free trial',
    confidence: 'low',
    when: 'The environment is a free trial, in which this operation is blocked.',
  },
  InvalidIban: {
    code: 2014,
    message: '2014: Invalid BankAccount IBAN',
    confidence: 'high',
    when: 'The IBAN of a bank account has a wrong length or check digits.',
  },
  InvalidAccountNumber: {
    code: 2015,
    message: '2015: Invalid BankAccount Number',
    confidence: 'low',
    when: 'A bank account without IBAN has a Number that fails validation.',
  },
  InvalidAccountType: {
    code: 2016,
    message: '2016: Invalid BankAccount Type',
    confidence: 'high',
    when: 'The Type of a bank account is none of the known account types.',
  },
  InvalidLabourAgreement: {
    code: 2017,
    message: '2017: Invalid Labour Agreement ID',
    confidence: 'high',
    when: 'The labour agreement guid is none of those available to the company.',
  },
  InvalidLeave: {
    code: 2018,
    message: '2018: Invalid Leave ID',
    confidence: 'high',
    when: 'The leave id to change or delete is unknown.',
  },
  TaskStatusNotAvailable: {
    code: 2019,
    message: '2019: Task status not available',
    confidence: 'low',
    when: 'A background task has no status to report, because it failed or the id is that of something else.',
  },
  FailedTaskStatusNotAvailable: {
    code: 2020,
    message: '2020: Task status not available',
    confidence: 'low',
    when: 'Same situation as 2019; how the two differ is not known.',
  },
  InvalidTaskResult: {
    code: 2021,
    message: '2021: Invalid task result',
    confidence: 'low',
    when: 'The outcome of a background task cannot be read or belongs to a different task.',
  },
  InvalidLeaveType: {
    code: 2022,
    message: '2022: Invalid leave type',
    confidence: 'high',
    when: 'The leave type does not exist or is not enabled at the company.',
  },
  StartAfterEnd: {
    code: 2028,
    message: '2028: Start time cannot be after end time',
    confidence: 'low',
    when: 'A time schedule or time registration begins later than it ends.',
  },
  OverlappingTimeSlots: {
    code: 2029,
    message: '2029: Time slots cannot overlap',
    confidence: 'low',
    when: 'A new time schedule slot crosses one that is already stored (Sweden).',
  },
  InvalidSetOfValues: {
    code: 2030,
    message: '2030: Invalid set of values',
    confidence: 'low',
    when: 'A set of values is inconsistent or of the wrong kind and no narrower code fits.',
  },
  IbanRequired: {
    code: 2032,
    message: '2032: Bank account IBAN required',
    confidence: 'high',
    when: 'A bank account is written with no IBAN and no Number.',
  },
  TaxTypeRequired: {
    code: 2033,
    message: '2033: Tax type required',
    confidence: 'low',
    when: 'Swedish wage tax is updated and the tax type is missing.',
  },
  InvalidTaxType: {
    code: 2034,
    message: '2034: Invalid tax type',
    confidence: 'low',
    when: 'Swedish wage tax is updated with a tax type that does not exist.',
  },
  TaxFormRequired: {
    code: 2035,
    message: '2035: Tax form required',
    confidence: 'low',
    when: 'Swedish wage tax is updated and the tax form is missing.',
  },
  InvalidTaxForm: {
    code: 2036,
    message: '2036: Invalid tax form',
    confidence: 'low',
    when: 'Swedish wage tax is updated with a tax form that does not exist.',
  },
  InvalidCostCenterId: {
    code: 2037,
    message: '2037: Invalid CostCenterId',
    confidence: 'high',
    when: 'A write refers to a cost centre id that the company lacks.',
  },
  InvalidCostCenterCode: {
    code: 2038,
    message: '2038: Invalid CostCenterCode',
    confidence: 'low',
    when: 'A cost centre code is empty or unknown.',
  },
  DuplicatedCostCenterCode: {
    code: 2039,
    message: '2039: Duplicated cost center code',
    confidence: 'high',
    when: 'A cost centre code is already taken, or one update names the same cost centre twice.',
  },
  FileExtensionRequired: {
    code: 2040,
    message: '2040: Provide file name with an extension',
    confidence: 'high',
    when: 'A file is uploaded under a name that lacks an extension.',
  },
  FileTooLarge: {
    code: 2041,
    message: '2041: File too large',
    confidence: 'high',
    when: 'An uploaded file exceeds the size limit, whose height is not published.',
  },
  UsernameInSeveralEnvironments: {
    code: 2042,
    message: '2042: This username belongs to multiple environments',
    confidence: 'high',
    when: 'Single sign-on is asked for a user with logins in several environments; GetTokenWithDomain solves it.',
  },
  InvalidDomain: {
    code: 2043,
    message: '2043: Invalid Domain',
    confidence: 'high',
    when: 'GetTokenWithDomain is called for a domain that is no environment.',
  },
  InvalidEndpoint: {
    code: 2044,
    message: '2044: Invalid Endpoint',
    confidence: 'high',
    when: 'A webhook is registered with an endpoint that does not start with https://.',
  },
  InvalidName: {
    code: 2045,
    message: '2045: Invalid Name',
    confidence: 'high',
    when: 'A webhook is registered with its name left empty.',
  },
  NotFound: {
    code: 2046,
    message: '2046: Not found',
    confidence: 'low',
    when: 'The record to change or delete is not there and no more specific code applies.',
  },
  InvalidDocumentType: {
    code: 2047,
    message: '2047: Invalid document type',
    confidence: 'high',
    when: 'A document is uploaded with a document type guid that does not exist.',
  },
  Unknown: {
    code: 9999,
    message: '9999: Unkown',
    confidence: 'high',
    when: 'Anything without a code of its own goes wrong; the misspelling in the text is genuine.',
  },
} as const satisfies Record<string, NmbrsError>;

export type NmbrsErrorName = keyof typeof NMBRS_ERRORS;
export type NmbrsErrorCode = (typeof NMBRS_ERRORS)[NmbrsErrorName]['code'];

/** The names of all errors, in the order of their numbers. */
export const ERROR_NAMES = Object.keys(NMBRS_ERRORS) as readonly NmbrsErrorName[];

/** The numbers of all errors, lowest first. */
export const ERROR_CODES: readonly NmbrsErrorCode[] = ERROR_NAMES.map((name) => NMBRS_ERRORS[name].code);

/** The error with a number; undefined for a number that is none. */
export function errorNumbered(code: NmbrsErrorCode): NmbrsError;
export function errorNumbered(code: number): NmbrsError | undefined;
export function errorNumbered(code: number): NmbrsError | undefined {
  return Object.values<NmbrsError>(NMBRS_ERRORS).find((error) => error.code === code);
}
