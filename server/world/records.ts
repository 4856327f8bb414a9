/**
 * The records of a world at run time: those of the fixtures, with room for what was put in through the API and
 * therefore knows less about itself.
 */

import type { BankAccountType } from '../../contracts/interface/generated/v3/CompanyService.ts';
import type { WebhookEventSeed, WebhookSeed, WorkCostSeed } from '../../fixtures/administration/records.ts';
import type { ExtraField } from '../../fixtures/extra-fields.ts';
import type { PerformanceReview } from '../../fixtures/performance-reviews.ts';
import type {
  AddressSeed,
  BankAccountSeed,
  ChildSeed,
  CompanySeed,
  ContractSeed,
  DateTime,
  DebtorSeed,
  EmergencyContactSeed,
  EmployeeAddressSeed,
  EmployeeBankAccountSeed,
  EmployeeSeed,
  EmploymentSeed,
  MaritalStatus,
  NameUse,
  PartnerSeed,
  PersonalInfoSeed,
  SalarySeed,
  ScheduleSeed,
  TagSeed,
  YearPeriod,
} from '../../fixtures/seed.ts';
import type { Component } from './records/component.ts';
import type { CostSplit } from './records/cost-split.ts';
import type { DaysWorkedRecords } from './records/days-worked.ts';
import type { LeaseCar } from './records/lease-car.ts';
import type { Leave } from './records/leave.ts';
import type { Manager, ManagerAssignment } from './records/manager.ts';
import type { RunRequest } from './records/run-request.ts';
import type { Savings } from './records/savings.ts';
import type { SentReturn } from './records/sent-return.ts';
import type { CompanySocialInsurance, SocialInsurance } from './records/social-insurance.ts';
import type { TimeRegistration } from './records/time-registration.ts';
import type { TimeSchedule } from './records/time-schedule.ts';
import type { CompanyFile, EmployeeDocument } from './records/uploaded-file.ts';
import type { SwedishTaxSettings, WageTaxSettings } from './records/wage-tax.ts';

/** A record of which only some fields are always known. */
type Known<T, K extends keyof T> = Readonly<Pick<T, K> & { [P in Exclude<keyof T, K>]: T[P] | null }>;

/** An address; of one that came in through the API any part may be missing. */
export type Address = Known<AddressSeed, 'id'>;

/** A bank account; without a type it is the standard one. */
export type BankAccount = Known<BankAccountSeed, 'id'> & { readonly type?: BankAccountType };

/** A record of a list in which things are known by a code. */
export interface Coded<Code extends number | string> {
  readonly id: number;
  readonly code: Code;
  readonly description: string;
}

/** Where a debtor wants to be told of what happens, and of which events. */
export type Webhook = WebhookSeed;

/** One of the events there are, and whether a webhook follows it. */
export type WebhookEvent = WebhookEventSeed;

export type Debtor = Known<
  Omit<DebtorSeed, 'companies' | 'tags' | 'address' | 'bankAccount'>,
  'id' | 'number' | 'name' | 'departments' | 'functions'
> & {
  /** Numbers of tags of the environment. */
  readonly tags: readonly number[];
  readonly address: Address | null;
  readonly bankAccount: BankAccount | null;
  /** Personal titles to choose from. */
  readonly titles: readonly string[];
  readonly webhooks: readonly Webhook[];
  /** Where a seed says them: read them through `managersOf`. */
  readonly managers?: readonly Manager[];
};

/** A label on debtors; its id is its number. */
export type Tag = TagSeed & { readonly id: number };

/** Work costs that were booked outside payroll in a period. */
export type WorkCost = WorkCostSeed;

export type Company = Known<
  Omit<CompanySeed, 'trade' | 'openPeriod' | 'firstEmployeeId' | 'employeeCount' | 'address' | 'bankAccount'>,
  'id' | 'debtorId' | 'number' | 'name' | 'periodType' | 'firstYear'
> & {
  readonly address: Address | null;
  readonly bankAccount: BankAccount | null;
} & CompanyRecords;

/** What is kept besides, by the seed or because it came in through the API. */
interface CompanyRecords {
  readonly costCenters: readonly Coded<string>[];
  readonly costUnits: readonly Coded<string>[];
  readonly workCosts: readonly WorkCost[];
  readonly files: readonly CompanyFile[];
  readonly runRequests: readonly RunRequest[];
  /** Wage tax returns that were sent. */
  readonly sentReturns: readonly SentReturn[];
  readonly wageComponents: readonly Component[];
  /** Those on record: read all through `companyInsurancesOf`. */
  readonly socialInsurances: readonly CompanySocialInsurance[];
}

/** How a company begins that no seed knows. */
export const NEW_COMPANY: CompanyRecords = {
  costCenters: [],
  costUnits: [],
  workCosts: [],
  files: [],
  runRequests: [],
  sentReturns: [],
  wageComponents: [],
  socialInsurances: [],
};

export type { MaritalStatus };

/** A word that is none of ours, as it was sent. */
export interface OtherWord {
  readonly text: string;
}

/** Personal information; what the fixtures know nothing of is there only when it was sent. */
export type PersonalInfo = Known<
  Omit<PersonalInfoSeed, 'maritalStatus' | 'nameUse' | 'identification' | 'emergencyContact'>,
  'id' | 'createdAt' | 'from' | 'firstName' | 'lastName'
> & {
  readonly maritalStatus: MaritalStatus | OtherWord | null;
  readonly nameUse: NameUse | OtherWord | null;
  /** The type is one of ours, or any other number that was sent. */
  readonly identification: {
    readonly type: PersonalInfoSeed['identification']['type'] | number;
    readonly number: string | null;
  } | null;
  readonly emergencyContact: Known<EmergencyContactSeed, never> | null;
  readonly nickname?: string | null;
  readonly titleAfter?: string | null;
  readonly phoneOther?: string | null;
};

/** An account on which an employee is paid; each type has its own history. */
export type EmployeeBankAccount = BankAccount &
  Pick<EmployeeBankAccountSeed, 'createdAt' | 'from'> & {
    /** The first period in which it is no longer there. */
    readonly goneFrom?: YearPeriod;
  };

/** What was sent without a gender has none. */
export type Partner = Known<PartnerSeed, 'id' | 'birthday' | 'startDate'>;

/** What was sent without a gender has none. */
export type Child = Known<ChildSeed, 'id' | 'birthday'>;

export type EmployeeAddress = Known<Omit<EmployeeAddressSeed, 'type'>, 'id' | 'createdAt' | 'from'> & {
  readonly type: AddressType;
  /** Whether it is the one to use; without it, the home address is (mark: default-address). */
  readonly isDefault?: boolean;
};

/** The addresses an employee can have; the fixtures use the first two. */
export type AddressType = EmployeeAddressSeed['type'] | 'absence' | 'holidays' | 'weekend';

export type Contract = Known<
  ContractSeed,
  'id' | 'createdAt' | 'startDate' | 'indefinite' | 'employmentType' | 'taxSequenceNumber'
>;

export type Salary = Omit<SalarySeed, 'type'> & { readonly type: SalaryType };

/** The ways to read the value of a salary; the fixtures use the first two. */
export type SalaryType =
  | SalarySeed['type']
  | 'none'
  | 'grossPartTime'
  | 'netPartTimeWithComponents'
  | 'netPartTimeWithoutComponents'
  | 'netHourlyWithComponents'
  | 'netHourlyWithoutComponents'
  | 'employerCosts';

export type Schedule = ScheduleSeed;

/** A time in service. */
export type Employment = EmploymentSeed;

export type Employee = Omit<
  EmployeeSeed,
  'personalInfo' | 'addresses' | 'bankAccount' | 'partner' | 'children' | 'contracts' | 'salaries'
> & {
  /** When an applicant would like to start. */
  readonly plannedStart?: DateTime;
  /** As first known: read it through `personalInfosOf`. */
  readonly personalInfo: PersonalInfo;
  /** All there are, once one was sent. */
  readonly personalInfos?: readonly PersonalInfo[];
  /** As first known: read it through `bankAccountsOf`. */
  readonly bankAccount: EmployeeBankAccountSeed | null;
  /** All there are, once one was sent. */
  readonly bankAccounts?: readonly EmployeeBankAccount[];
  readonly partner: Partner | null;
  readonly children: readonly Child[];
  readonly addresses: readonly EmployeeAddress[];
  readonly contracts: readonly Contract[];
  readonly salaries: readonly Salary[];
  /** Where a seed says them: read them through `managerIn`. */
  readonly managers?: readonly ManagerAssignment[];
  /** Where a seed says them: read them through `extraFieldsOf`. */
  readonly extraFields?: readonly ExtraField[];
  /** Where a seed says them: read them through `performanceReviewsOf`. */
  readonly performanceReviews?: readonly PerformanceReview[];
} & EmployeeRecords;

/** What is kept besides, by the seed or because it came in through the API. */
interface EmployeeRecords extends DaysWorkedRecords {
  readonly wageComponents: readonly Component[];
  readonly hourComponents: readonly Component[];
  readonly leave: readonly Leave[];
  readonly documents: readonly EmployeeDocument[];
  readonly timeSchedules: readonly TimeSchedule[];
  readonly timeRegistrations: readonly TimeRegistration[];
  readonly costSplits: readonly CostSplit[];
  /** Those on record: read all through `wageTaxSettingsOf`. */
  readonly wageTaxSettings: readonly WageTaxSettings[];
  readonly swedishTaxSettings: readonly SwedishTaxSettings[];
  /** Those that were sent: read all through `socialInsurancesOf`. */
  readonly socialInsurances: readonly SocialInsurance[];
  readonly leaseCars: readonly LeaseCar[];
  /** Life-course savings. */
  readonly levensloop: readonly Savings[];
  /** Salary savings. */
  readonly spaarloon: readonly Savings[];
}

/** How an employee begins whom no seed knows. */
export const NEW_EMPLOYEE: EmployeeRecords = {
  wageComponents: [],
  hourComponents: [],
  leave: [],
  documents: [],
  fixedDays: [],
  variableDays: [],
  timeSchedules: [],
  timeRegistrations: [],
  costSplits: [],
  wageTaxSettings: [],
  swedishTaxSettings: [],
  socialInsurances: [],
  leaseCars: [],
  levensloop: [],
  spaarloon: [],
};

/** Personal information, by period. */
export function personalInfosOf({
  personalInfo,
  personalInfos = [personalInfo],
}: Pick<Employee, 'personalInfo' | 'personalInfos'>): readonly PersonalInfo[] {
  return personalInfos;
}

/** The accounts on which an employee is and was paid. */
export function bankAccountsOf({
  bankAccount,
  bankAccounts = bankAccount ? [bankAccount] : [],
}: Pick<Employee, 'bankAccount' | 'bankAccounts'>): readonly EmployeeBankAccount[] {
  return bankAccounts;
}
