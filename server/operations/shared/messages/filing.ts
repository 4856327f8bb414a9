import { daysOf } from '../../../../fixtures/period-days.ts';
import type { DateTime } from '../../../../fixtures/seed.ts';
import type { Payslip, Run } from '../../../payroll/model.ts';
import { holdingDuring, holdingIn, holdingOn } from '../../../world/history.ts';
import {
  type Company,
  type Employee,
  type EmployeeAddress,
  personalInfosOf,
} from '../../../world/records.ts';
import type { ReportElements } from '../report-xml.ts';

/**
 * What the messages of payroll to the tax office and to pension funds share: both are built alike, and name their
 * elements the same (message specifications of wage tax and pension returns, as public payroll code has them). Left out
 * is what payroll here knows nothing of.
 */

/** The sender of a message, the time, and its id. */
export function messageHead(id: number, createdAt: DateTime, company: Company): ReportElements {
  return {
    IdBer: String(id),
    DatTdAanm: createdAt,
    ContPers: company.name,
    TelNr: company.phone,
    // A number that the tax office gives to makers of software; this one was given to none.
    RelNr: 'SWO00000',
    GebrSwPakket: 'nmbrs-mock',
  };
}

/** The employer a message is of. */
export function employer({ wageTaxNumber, name }: Company): ReportElements {
  return { LhNr: wageTaxNumber, NmIP: name };
}

/** The first and the last day of the period of a run. */
export function periodOfRun({ period }: Run, { periodType }: Company): ReportElements {
  const { first, last } = daysOf(period, periodType);
  return { DatAanvTv: dateText(first), DatEindTv: dateText(last) };
}

/** The income relationship that a payslip is of: which it is, since when, and of which employee. */
export function incomeRelationship({ employee, run }: Payslip, { periodType }: Company): ReportElements {
  const { first, last } = daysOf(run.period, periodType);
  const employment = holdingDuring(employee.employments, { first, last }).at(-1);
  const contract = holdingOn(employee.contracts, last);
  return {
    NumIV: contract?.taxSequenceNumber ?? 1,
    DatAanv: employment ? dateText(employment.startDate) : null,
    DatEind: employment?.endDate && employment.endDate <= last ? dateText(employment.endDate) : null,
    PersNr: employee.number,
    NatuurlijkPersoon: person(employee, run),
  };
}

function person(employee: Employee, { period }: Run): ReportElements {
  const info = holdingIn(personalInfosOf(employee), period) ?? employee.personalInfo;
  const home = employee.addresses.filter(({ type }) => type === 'home');
  return {
    SofiNr: info.bsn,
    Voorl: info.initials?.replace(/[^\p{Letter}]/gu, '') || null,
    Voorv: info.prefix || null,
    SignNm: info.lastName,
    Gebdat: info.birthday ? dateText(info.birthday) : null,
    Nat: info.nationalityCode === null ? null : String(info.nationalityCode).padStart(4, '0'),
    Gesl: info.gender === null ? 0 : GENDER_CODES[info.gender],
    ...addressOf(holdingIn(home, period)),
  };
}

const GENDER_CODES = { male: 1, female: 2 } as const;

/** An address abroad has an element of its own; one without a country is Dutch. */
function addressOf(address: EmployeeAddress | undefined): ReportElements {
  if (!address) return {};
  const { street, houseNumber, houseNumberAddition, postalCode, city, country } = address;
  const isDutch = !country || country.toUpperCase() === 'NL';
  return {
    [isDutch ? 'AdresBinnenland' : 'AdresBuitenland']: {
      Str: street,
      HuisNr: houseNumber,
      HuisNrToev: houseNumberAddition,
      Pc: postalCode?.replaceAll(' ', '') ?? null,
      Woonpl: city,
      LandCd: isDutch ? null : country,
    },
  };
}

function dateText(dateTime: DateTime): string {
  return dateTime.slice(0, 10);
}
