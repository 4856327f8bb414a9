import type { Address, BankAccount } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type {
  EmployeeAddress,
  EmployeeAddress_V2,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import {
  all,
  columns,
  company,
  type Declarations,
  debtor,
  eachEmployee,
  employee,
  holding,
  record,
  startPeriod,
  within,
} from '../declaring.ts';

/** Addresses and bank accounts, which debtors, companies and employees have. */

const ADDRESS = {
  id: 'Id',
  street: 'Street',
  houseNumber: 'HouseNumber',
  houseNumberAddition: 'HouseNumberAddition',
  postalCode: 'PostalCode',
  city: 'City',
  province: 'StateProvince',
  country: 'CountryISOCode',
} as const;

const TYPES: Readonly<Record<EmployeeAddress['Type'], string>> = {
  HomeAddress: 'home',
  PostAddress: 'post',
  AbsenceAddress: 'absence',
  HolidaysAddress: 'holidays',
  WeekendAddress: 'weekend',
};

const typeOf = ({ Type }: Pick<EmployeeAddress, 'Type'>) => TYPES[Type];

const address = columns<Address>(ADDRESS);

const addressInPeriod = columns<EmployeeAddress>({
  ...ADDRESS,
  type: typeOf,
  isDefault: 'Default',
});

const addressOfHistory = columns<EmployeeAddress_V2>({
  ...ADDRESS,
  type: typeOf,
  from: startPeriod,
  createdAt: 'CreationDate',
});

const account = columns<BankAccount>({
  id: 'Id',
  number: 'Number',
  description: 'Description',
  iban: 'IBAN',
  bic: 'BIC',
  city: 'City',
  name: 'Name',
  // The standard account is the one without a type.
  type: ({ Type }) => (Type === 'Standaard' ? undefined : Type),
});

/** Where there is no account, a record with id 0 stands for it. */
const isNoAccount = (wire: object) => (wire as BankAccount).Id === 0;

export const places: Declarations = {
  DebtorService: {
    Address_Get: debtor(record('address', address)),
    BankAccount_Get: debtor(record('bankAccount', account, isNoAccount)),
  },
  CompanyService: {
    Address_GetCurrent: company(record('address', address)),
    Address_GetCurrentWithAddressType: company(record('address', address)),
    BankAccount_GetCurrent: company(record('bankAccount', account, isNoAccount)),
  },
  EmployeeService: {
    Address_GetListCurrent: employee(holding('addresses', addressInPeriod)),
    Address_GetList: employee(holding('addresses', addressInPeriod)),
    Address_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeAddresses', all('addresses', addressOfHistory)),
    ),
    BankAccount_GetListCurrent: employee(holding('bankAccounts', account)),
    BankAccount_GetList: employee(holding('bankAccounts', account)),
  },
};
