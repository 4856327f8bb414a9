import type { Confidence } from './model.ts';

/** Where a code can come up: any SOAP service, SingleSignOn only, or the Swedish variants only. */
type ErrorScope = 'soap' | 'sso' | 'sweden';

export interface NmbrsError {
  readonly code: number;
  /** The text of the fault, after the framework's prefix. */
  readonly message: string;
  readonly scope: ErrorScope;
  /** How sure the text and its cause are. */
  readonly confidence: Confidence;
  readonly when: string;
}

/**
 * The errors the services themselves raise, by code. 1000 is the number the vendor's client gives to a fault that
 * carries none on the wire.
 */
export const NMBRS_ERRORS = {
  1000: {
    code: 1000,
    message: 'Invalid combination email/password',
    scope: 'sso',
    confidence: 'high',
    when: 'The username with this password (or API token, for GetToken2) fits no login; the real fault carries no number.',
  },
  1001: {
    code: 1001,
    message: '1001: Invalid Authentication',
    scope: 'soap',
    confidence: 'high',
    when: "The auth header is absent, its username and token do not belong together, or the domain is not the user's.",
  },
  1002: {
    code: 1002,
    message: '1002: Unauthorized access',
    scope: 'soap',
    confidence: 'high',
    when: 'The login is known, but its API user template has this operation switched off.',
  },
  1003: {
    code: 1003,
    message: '1003: Unauthorized access',
    scope: 'soap',
    confidence: 'high',
    when: "The debtor, company or employee named does not exist or lies outside the login's tags and filters.",
  },
  1004: {
    code: 1004,
    message: '1004: Disabled, no valid subscription',
    scope: 'soap',
    confidence: 'high',
    when: 'The environment is disabled because it has no running subscription.',
  },
  1006: {
    code: 1006,
    message: '1006: Generic Login Security Failure',
    scope: 'sso',
    confidence: 'high',
    when: 'The login check fails for no clear reason, and a second try usually succeeds.',
  },
  2001: {
    code: 2001,
    message: '2001: Invalid Hour component',
    scope: 'soap',
    confidence: 'high',
    when: "The hour code sent does not occur in the company's hour model, so nothing is saved.",
  },
  2002: {
    code: 2002,
    message: '2002: Invalid Wage component',
    scope: 'soap',
    confidence: 'high',
    when: "The wage code sent does not occur in the company's wage model, so nothing is saved.",
  },
  2003: {
    code: 2003,
    message: '2003: Unauthorized access',
    scope: 'soap',
    confidence: 'high',
    when: 'The employee id is unknown or out of reach for this login, as an alternative to 1003.',
  },
  2004: {
    code: 2004,
    message: '2004: Unauthorized access',
    scope: 'soap',
    confidence: 'high',
    when: 'The company id is unknown or out of reach for this login, as an alternative to 1003.',
  },
  2005: {
    code: 2005,
    message: '2005: Invalid Organisation',
    scope: 'soap',
    confidence: 'low',
    when: 'An organisation id is refused; only an old v2.1 table has this code, and its meaning is unclear.',
  },
  2006: {
    code: 2006,
    message: '2006: Invalid Period',
    scope: 'soap',
    confidence: 'high',
    when: "The period number does not exist for the company's period type, or the year is impossible.",
  },
  2009: {
    code: 2009,
    message: '2009: Unauthorized access',
    scope: 'soap',
    confidence: 'high',
    when: 'The debtor id is unknown or out of reach for this login, as an alternative to 1003.',
  },
  2011: {
    code: 2011,
    message: '2011: Protected Mode: Cannot change in the past',
    scope: 'soap',
    confidence: 'high',
    when: "A write touches a period before the company's open period while unprotected mode is off.",
  },
  2012: {
    code: 2012,
    message: '2012: Wage tax declaration already sent',
    scope: 'soap',
    confidence: 'low',
    when: 'A write touches a period whose wage tax declaration has gone out.',
  },
  2013: {
    code: 2013,
    message: '2013: Operation not possible on free trial',
    scope: 'soap',
    confidence: 'low',
    when: 'The environment is a free trial, in which this operation is blocked.',
  },
  2014: {
    code: 2014,
    message: '2014: Invalid BankAccount IBAN',
    scope: 'soap',
    confidence: 'high',
    when: 'The IBAN of a bank account has a wrong length or check digits.',
  },
  2015: {
    code: 2015,
    message: '2015: Invalid BankAccount Number',
    scope: 'soap',
    confidence: 'low',
    when: 'A bank account without IBAN has a Number that fails validation.',
  },
  2016: {
    code: 2016,
    message: '2016: Invalid BankAccount Type',
    scope: 'soap',
    confidence: 'high',
    when: 'The Type of a bank account is none of the known account types.',
  },
  2017: {
    code: 2017,
    message: '2017: Invalid Labour Agreement ID',
    scope: 'soap',
    confidence: 'high',
    when: 'The labour agreement guid is none of those available to the company.',
  },
  2018: {
    code: 2018,
    message: '2018: Invalid Leave ID',
    scope: 'soap',
    confidence: 'high',
    when: 'The leave id to change or delete is unknown.',
  },
  2019: {
    code: 2019,
    message: '2019: Task status not available',
    scope: 'soap',
    confidence: 'low',
    when: 'A background task has no status to report, because it failed or the id is that of something else.',
  },
  2020: {
    code: 2020,
    message: '2020: Task status not available',
    scope: 'soap',
    confidence: 'low',
    when: 'Same situation as 2019; how the two differ is not known.',
  },
  2021: {
    code: 2021,
    message: '2021: Invalid task result',
    scope: 'soap',
    confidence: 'low',
    when: 'The outcome of a background task cannot be read or belongs to a different task.',
  },
  2022: {
    code: 2022,
    message: '2022: Invalid leave type',
    scope: 'soap',
    confidence: 'high',
    when: 'The leave type does not exist or is not enabled at the company.',
  },
  2028: {
    code: 2028,
    message: '2028: Start time cannot be after end time',
    scope: 'soap',
    confidence: 'low',
    when: 'A time schedule or time registration begins later than it ends.',
  },
  2029: {
    code: 2029,
    message: '2029: Time slots cannot overlap',
    scope: 'sweden',
    confidence: 'low',
    when: 'A new time schedule slot crosses one that is already stored (Sweden).',
  },
  2030: {
    code: 2030,
    message: '2030: Invalid set of values',
    scope: 'soap',
    confidence: 'low',
    when: 'A set of values is inconsistent or of the wrong kind and no narrower code fits.',
  },
  2032: {
    code: 2032,
    message: '2032: Bank account IBAN required',
    scope: 'soap',
    confidence: 'high',
    when: 'A bank account is written with no IBAN and no Number.',
  },
  2033: {
    code: 2033,
    message: '2033: Tax type required',
    scope: 'sweden',
    confidence: 'low',
    when: 'Swedish wage tax is updated and the tax type is missing.',
  },
  2034: {
    code: 2034,
    message: '2034: Invalid tax type',
    scope: 'sweden',
    confidence: 'low',
    when: 'Swedish wage tax is updated with a tax type that does not exist.',
  },
  2035: {
    code: 2035,
    message: '2035: Tax form required',
    scope: 'sweden',
    confidence: 'low',
    when: 'Swedish wage tax is updated and the tax form is missing.',
  },
  2036: {
    code: 2036,
    message: '2036: Invalid tax form',
    scope: 'sweden',
    confidence: 'low',
    when: 'Swedish wage tax is updated with a tax form that does not exist.',
  },
  2037: {
    code: 2037,
    message: '2037: Invalid CostCenterId',
    scope: 'soap',
    confidence: 'high',
    when: 'A write refers to a cost centre id that the company lacks.',
  },
  2038: {
    code: 2038,
    message: '2038: Invalid CostCenterCode',
    scope: 'soap',
    confidence: 'low',
    when: 'A cost centre code is empty or unknown.',
  },
  2039: {
    code: 2039,
    message: '2039: Duplicated cost center code',
    scope: 'soap',
    confidence: 'high',
    when: 'A cost centre code is already taken, or one update names the same cost centre twice.',
  },
  2040: {
    code: 2040,
    message: '2040: Provide file name with an extension',
    scope: 'soap',
    confidence: 'high',
    when: 'A file is uploaded under a name that lacks an extension.',
  },
  2041: {
    code: 2041,
    message: '2041: File too large',
    scope: 'soap',
    confidence: 'high',
    when: 'An uploaded file exceeds the size limit, whose height is not published.',
  },
  2042: {
    code: 2042,
    message: '2042: This username belongs to multiple environments',
    scope: 'sso',
    confidence: 'high',
    when: 'Single sign-on is asked for a user with logins in several environments; GetTokenWithDomain solves it.',
  },
  2043: {
    code: 2043,
    message: '2043: Invalid Domain',
    scope: 'sso',
    confidence: 'high',
    when: 'GetTokenWithDomain is called for a domain that is no environment.',
  },
  2044: {
    code: 2044,
    message: '2044: Invalid Endpoint',
    scope: 'soap',
    confidence: 'high',
    when: 'A webhook is registered with an endpoint that does not start with https://.',
  },
  2045: {
    code: 2045,
    message: '2045: Invalid Name',
    scope: 'soap',
    confidence: 'high',
    when: 'A webhook is registered with its name left empty.',
  },
  2046: {
    code: 2046,
    message: '2046: Not found',
    scope: 'soap',
    confidence: 'low',
    when: 'The record to change or delete is not there and no more specific code applies.',
  },
  2047: {
    code: 2047,
    message: '2047: Invalid document type',
    scope: 'soap',
    confidence: 'high',
    when: 'A document is uploaded with a document type guid that does not exist.',
  },
  9999: {
    code: 9999,
    message: '9999: Unkown',
    scope: 'soap',
    confidence: 'high',
    when: 'Anything without a code of its own goes wrong; the misspelling in the text is genuine.',
  },
} as const satisfies Record<number, NmbrsError>;

export type NmbrsErrorCode = keyof typeof NMBRS_ERRORS;
