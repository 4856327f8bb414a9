import {
  childSchema,
  employeeAddressSchema,
  employeeBankAccountSchema,
  firstBankAccountSchema,
  partnerSchema,
  personalInfoSchema,
} from '../../../contracts/seed/records/person.ts';
import { addYears, atMidnight, type DateTime } from '../../../fixtures/calendar.ts';
import { dutchBanks } from '../../../fixtures/dutch/iban.ts';
import { displayName, drawGivenName, fullSurname, initialsOf } from '../../../fixtures/dutch/name.ts';
import type { EmployeeBankAccountSeed } from '../../../fixtures/seed.ts';
import type {
  Child,
  Employee,
  EmployeeAddress,
  EmployeeBankAccount,
  Partner,
  PersonalInfo,
} from '../../world/records.ts';
import type { Said } from '../record-reader.ts';
import { type Drafting, listSaid, periodAt, recordOn } from './drafting.ts';

/** What is known of a person. */
type PersonRecords = Pick<
  Employee,
  | 'displayName'
  | 'personalInfo'
  | 'personalInfos'
  | 'addresses'
  | 'bankAccount'
  | 'bankAccounts'
  | 'partner'
  | 'children'
>;

export function personOf(drafting: Drafting): PersonRecords {
  const { workplace, path, said, made } = drafting;
  const { reader } = workplace;
  const partner = partnerOf(drafting);
  const partnerSurname = partner?.lastName ? { prefix: partner.prefix, lastName: partner.lastName } : null;
  const personalInfo = reader.whole<PersonalInfo>(
    personalInfoSchema,
    said.personalInfo ?? {},
    { ...made.personalInfo, partnerSurname },
    [...path, 'personalInfo'],
  );
  const personalInfos = listSaid<PersonalInfo>(drafting, 'personalInfos', personalInfoSchema, ({ from }) => ({
    ...personalInfo,
    ...recordOn(drafting, drafting.start),
    ...(from ? { from } : {}),
  }));
  const account = bankAccountOf(drafting, personalInfo);
  const bankAccounts = listSaid<EmployeeBankAccount>(
    drafting,
    'bankAccounts',
    employeeBankAccountSchema,
    (one) => ({
      ...(account ?? nothingYet(drafting)),
      ...ofIban(one),
      ...recordOn(drafting, drafting.start),
    }),
  );
  return {
    displayName: said.displayName ?? nameOf(personalInfos?.at(-1) ?? personalInfo),
    personalInfo,
    ...(personalInfos ? { personalInfos } : {}),
    addresses: addressesOf(drafting),
    bankAccount: account,
    ...(bankAccounts ? { bankAccounts } : {}),
    partner,
    children: childrenOf(drafting, personalInfo),
  };
}

function nameOf(info: PersonalInfo): string {
  const { initials, partnerSurname, nameUse } = info;
  return displayName(initials ?? '', info, partnerSurname, typeof nameUse === 'string' ? nameUse : 'own');
}

function partnerOf({ workplace: { reader }, path, said, made }: Drafting): Partner | null {
  if (said.partner === null) return null;
  if (said.partner === undefined) return made.partner;
  const like = { ...made.partner, ...ofFirstName(said.partner) };
  return reader.whole<Partner>(partnerSchema, said.partner, like, [...path, 'partner']);
}

/** The initials of a first name that is said. */
function ofFirstName({ firstName }: { readonly firstName?: string | null | undefined }): {
  initials?: string;
} {
  return firstName ? { initials: initialsOf(firstName) } : {};
}

/** Those who are said are eight years old, and called like the parent, unless more is said. */
function childrenOf(drafting: Drafting, { prefix, lastName }: PersonalInfo): readonly Child[] {
  const { workplace, made, chance } = drafting;
  const { today } = workplace.world;
  const children = listSaid<Child>(drafting, 'children', childSchema, ({ gender, firstName }) => ({
    id: workplace.environment.nextId(),
    prefix,
    lastName,
    ...drawGivenName(chance, gender ?? 'female'),
    ...ofFirstName({ firstName }),
    gender: 'female',
    birthday: atMidnight(addYears(today, -8)),
  }));
  return children ?? made.children;
}

function addressesOf(drafting: Drafting): readonly EmployeeAddress[] {
  const { made, start } = drafting;
  const [home] = made.addresses;
  const addresses = listSaid<EmployeeAddress>(drafting, 'addresses', employeeAddressSchema, ({ street }) => ({
    ...home,
    // A street that is said has no addition but the one that is said.
    ...(street === undefined ? {} : { houseNumberAddition: null }),
    ...recordOn(drafting, start),
    type: 'home',
    from: home?.from ?? periodAt(drafting, start),
  }));
  return addresses ?? made.addresses;
}

function bankAccountOf(
  drafting: Drafting,
  { initials, ...name }: PersonalInfo,
): EmployeeBankAccountSeed | null {
  const { workplace, path, said, made } = drafting;
  if (said.bankAccount === null) return null;
  const holder = `${initials ?? ''} ${fullSurname(name)}`.trim();
  const before = made.bankAccount && { ...made.bankAccount, name: holder };
  if (said.bankAccount === undefined) return before;
  return workplace.reader.whole<EmployeeBankAccountSeed>(
    firstBankAccountSchema,
    said.bankAccount,
    { ...(before ?? { ...nothingYet(drafting), name: holder }), ...ofIban(said.bankAccount) },
    [...path, 'bankAccount'],
  );
}

/** The account of somebody who is not on the payroll yet. */
function nothingYet(drafting: Drafting) {
  const { start } = drafting;
  const account = { number: '', description: 'Salaris', iban: '', bic: '', city: '', name: '' };
  return { ...recordOn(drafting, start), from: periodAt(drafting, start), ...account };
}

/** What a Dutch IBAN says of the account and its bank. */
function ofIban({ iban }: Said<EmployeeBankAccount>): { number?: string; bic?: string } {
  if (!iban?.startsWith('NL')) return {};
  const bank = dutchBanks.find(({ code }) => code === iban.slice(4, 8));
  return { number: iban.slice(8), ...(bank ? { bic: bank.bic } : {}) };
}

/** The age of a person on a day, in whole years; null where the birthday is not known. */
export function ageOn(date: DateTime, { birthday }: Pick<PersonalInfo, 'birthday'>): number | null {
  if (birthday === null) return null;
  const years = Number(date.slice(0, 4)) - Number(birthday.slice(0, 4));
  return date.slice(5, 10) < birthday.slice(5, 10) ? years - 1 : years;
}
