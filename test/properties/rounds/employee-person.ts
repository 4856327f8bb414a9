import fc from 'fast-check';
import { day, text, whole } from '../support/arbitrary.ts';
import { only, without } from '../support/fields.ts';
import { debtor, idsOf } from '../support/people.ts';
import type { Round, Showing } from '../support/round.ts';
import type { Fields } from '../support/tree.ts';

/** What the record of one employee has, and the histories of a company spell otherwise. */
const SPELT_OTHERWISE = ['Number', 'BurgerlijkeStaat', 'Naamstelling'];

const wholePerson: Round['rules'] = {
  'PersonalInfo.Id': String(idsOf().employee),
  EmployeeNumber: whole(99_999, 1),
  FirstName: text,
  LastName: text,
  Prefix: text,
  PartnerPrefix: text,
  PartnerLastName: text,
  NationalityCode: whole(500),
  IdentificationNumber: text,
  IdentificationType: whole(9, 1),
  BurgerlijkeStaat: fc.oneof(text, fc.constantFrom('Gehuwd', 'Samenwonend')),
  Naamstelling: fc.oneof(text, fc.constantFrom('Eigen naam', 'Naam partner')),
  Gender: fc.constantFrom('male', 'female'),
  Birthday: day(1950, 2008),
};

const personalHistories: readonly Showing[] = [
  { read: 'PersonalInfo_GetAll_AllEmployeesByCompany', as: without(...SPELT_OTHERWISE) },
  {
    read: 'PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany',
    as: (said) => ({ ...(without(...SPELT_OTHERWISE)(said) as Fields), BSN: null }),
  },
];

const personal: Round[] = [
  {
    write: 'PersonalInfo_UpdateCurrent',
    rules: wholePerson,
    keepsLeftOut: true,
    unread: ['Number', 'DisplayName'],
    shown: [
      'PersonalInfo_GetCurrent',
      'PersonalInfo_Get',
      ...personalHistories,
      {
        read: 'PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany',
        as: only(
          'EmployeeNumber',
          'FirstName',
          'Birthday',
          'Prefix',
          'LastName',
          'Gender',
          'BSN',
          'TelephoneWork',
        ),
      },
    ],
  },
  {
    write: 'PersonalInfo_Update',
    rules: wholePerson,
    keepsLeftOut: true,
    unread: ['Number', 'DisplayName'],
    shown: ['PersonalInfo_Get', 'PersonalInfo_GetCurrent', ...personalHistories],
  },
];

const addressShown = {
  shown: [
    'Address_GetList',
    'Address_GetListCurrent',
    { read: 'Address_GetAll_AllEmployeesByCompany', as: without('Default') },
  ],
} as const;

const addresses: Round[] = [
  { write: 'Address_InsertCurrent', ...addressShown },
  { write: 'Address_Insert', ...addressShown },
  { write: 'Address_Update', of: 'Address_InsertCurrent', at: 'Address.Id', ...addressShown },
  { write: 'Address_Delete', of: 'Address_InsertCurrent', at: 'AddressID', gone: true },
];

const accountShown = { shown: ['BankAccount_GetList', 'BankAccount_GetListCurrent'] } as const;

const accounts: Round[] = [
  { write: 'BankAccount_InsertCurrent', ...accountShown },
  { write: 'BankAccount_Insert', rules: { UnprotectedMode: 'true', period: '11' }, ...accountShown },
  { write: 'BankAccount_DeleteCurrent', of: 'BankAccount_InsertCurrent', at: 'BankAccountID', gone: true },
];

const childShown = { shown: ['Children_Get', 'Children_GetAll_Employeesbycompany'] } as const;
const partnerShown = { shown: ['Partner_Get', 'Partner_GetAll_AllEmployeesByCompany'] } as const;

const household: Round[] = [
  { write: 'Children_Insert', ...childShown },
  { write: 'Children_InsertBatch', id: null, ...childShown },
  { write: 'Children_Update', of: 'Children_Insert', at: 'child.Id', ...childShown },
  { write: 'Child_Delete', of: 'Children_Insert', at: 'ChildId', gone: true },
  { write: 'Partner_Update', ...partnerShown },
  { write: 'Partner_Delete', of: 'Partner_Update', at: 'PartnerId', gone: true },
];

/** What an employee is given of a list of the debtor. */
function given(list: 'departments' | 'functions', idField: string): Pick<Round, 'rules' | 'content'> {
  const known = debtor?.[list] ?? [];
  return {
    // Who has it already has it in both periods.
    rules: { [idField]: fc.constantFrom(...known.map(({ id }) => String(id))), Period: '11' },
    content: (sent) => {
      const { id, code, description } = known.find((one) => String(one.id) === sent[idField]) ?? {};
      return { Id: String(id), Code: String(code), Description: description ?? null };
    },
  };
}

const functionShown = {
  ...given('functions', 'FunctionId'),
  shown: [
    'Function_GetCurrent',
    'Function_GetAll_AllEmployeesByCompany',
    { read: 'Function_GetAll_AllEmployeesByCompany_V2', as: (said) => ({ Function: said }) },
  ],
} as const satisfies Partial<Round>;

const assignments: Round[] = [
  { write: 'Function_UpdateCurrent', ...functionShown },
  { write: 'Function_Update', ...functionShown },
  {
    write: 'Department_UpdateCurrent',
    ...given('departments', 'DepartmentId'),
    shown: ['Department_GetCurrent', 'Department_GetAll_AllEmployeesByCompany'],
  },
];

export const personRounds: readonly Round[] = [
  ...personal,
  ...addresses,
  ...accounts,
  ...household,
  ...assignments,
];
