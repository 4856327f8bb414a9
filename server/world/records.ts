/**
 * The records of a world at run time: those of the fixtures, with room for what was put in through the API and
 * therefore knows less about itself.
 */

import type {
  CompanySeed,
  ContractSeed,
  DebtorSeed,
  EmployeeAddressSeed,
  EmployeeSeed,
  PersonalInfoSeed,
  TagSeed,
} from '../../fixtures/seed.ts';

/** A record of which only some fields are always known. */
type Known<T, K extends keyof T> = Readonly<Pick<T, K> & { [P in Exclude<keyof T, K>]: T[P] | null }>;

export type Debtor = Known<Omit<DebtorSeed, 'companies' | 'tags'>, 'id' | 'number' | 'name'> & {
  /** Numbers of tags of the environment. */
  readonly tags: readonly number[];
};

/** A label on debtors; its id is its number. */
export type Tag = TagSeed & { readonly id: number };

export type Company = Known<
  Omit<CompanySeed, 'openPeriod' | 'firstEmployeeId' | 'employeeCount'>,
  'id' | 'debtorId' | 'number' | 'name' | 'periodType' | 'firstYear'
>;

export type PersonalInfo = Known<PersonalInfoSeed, 'id' | 'createdAt' | 'from' | 'firstName' | 'lastName'>;

export type EmployeeAddress = Known<Omit<EmployeeAddressSeed, 'type'>, 'id' | 'createdAt' | 'from'> & {
  readonly type: AddressType;
};

/** The addresses an employee can have; the fixtures use the first two. */
export type AddressType = EmployeeAddressSeed['type'] | 'absence' | 'holidays' | 'weekend';

export type Contract = ContractSeed;

export type Employee = Omit<EmployeeSeed, 'personalInfo' | 'addresses'> & {
  readonly personalInfo: PersonalInfo;
  readonly addresses: readonly EmployeeAddress[];
};
