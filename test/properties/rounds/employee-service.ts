import fc from 'fast-check';
import { employeeTemplates } from '../../../fixtures/employee-templates.ts';
import { employeeTypeIds } from '../../../fixtures/employee-types.ts';
import { endReasons } from '../../../fixtures/end-reasons.ts';
import { boolean, day, text } from '../support/arbitrary.ts';
import { openDay } from '../support/days.ts';
import { only, renamed, without } from '../support/fields.ts';
import { idsOf } from '../support/people.ts';
import type { Round, Showing } from '../support/round.ts';
import { type Fields, textAt, valueAt } from '../support/tree.ts';

const nextYears = day(2027, 2030);

const named = { FirstName: text, LastName: text } as const;

/** Where somebody new is met, with what is told of them there. */
function newcomerShown(startOf: ((sent: Fields) => string) | null): Showing[] {
  return [
    { read: 'PersonalInfo_GetCurrent' },
    { read: 'List_GetByCompany', as: only('Id') },
    { read: 'List_GetByDebtor', as: only('Id') },
    ...(startOf === null
      ? []
      : [
          {
            read: 'Employment_GetAll_AllEmployeesByCompany',
            as: (_: unknown, { sent }: { readonly sent: Fields }) => ({ StartDate: startOf(sent) }),
          },
          {
            read: 'Service_GetList',
            as: (_: unknown, { sent }: { readonly sent: Fields }) => ({ Start: startOf(sent) }),
          },
        ]),
  ];
}

const newcomer = {
  content: only('FirstName', 'LastName'),
  makes: 'employee',
} as const satisfies Partial<Round>;

const typeId = (type: keyof typeof employeeTypeIds) => String(employeeTypeIds[type]);

const hiring: Round[] = [
  {
    write: 'Employee_Insert',
    rules: { ...named, StartDate: nextYears },
    ...newcomer,
    shown: newcomerShown((sent) => textAt(sent, 'StartDate')),
  },
  {
    write: 'Employee_InsertByEmployeeType',
    when: 'to the payroll',
    rules: {
      ...named,
      StartDate: nextYears,
      EmployeeType: fc.constantFrom(typeId('active'), typeId('newHire')),
    },
    ...newcomer,
    shown: newcomerShown((sent) => textAt(sent, 'StartDate')),
  },
  {
    write: 'Employee_InsertByEmployeeType',
    when: 'as an applicant',
    rules: { ...named, StartDate: nextYears, EmployeeType: typeId('applicant') },
    ...newcomer,
    // Version 2.1 lists nobody who only applied.
    shown: newcomerShown(null).map((showing) =>
      showing.read.startsWith('List_') ? { ...showing, version: 'v3' } : showing,
    ),
  },
  {
    write: 'Employee_InsertBasedOnDefault',
    rules: {
      ...named,
      DefaultEmployeeTemplate: fc.constantFrom(...employeeTemplates.map(({ id }) => id)),
      'employment.StartDate': nextYears,
      'employment.EndDate': null,
      'employment.InitialStartDate': day(2020, 2026),
    },
    ...newcomer,
    shown: newcomerShown((sent) => textAt(sent, 'employment.StartDate')),
  },
  {
    write: 'Employee_Transition',
    who: 'applicant',
    rules: { EmployeeType: fc.constantFrom(typeId('active'), typeId('newHire')) },
    content: () => ({ Id: String(idsOf('applicant').employee) }),
    shown: [
      { read: 'List_GetByCompany', with: ({ sent }) => ({ EmployeeType: valueAt(sent, 'EmployeeType') }) },
      { read: 'List_GetByDebtor', with: ({ sent }) => ({ EmployeeType: valueAt(sent, 'EmployeeType') }) },
    ],
  },
];

const reasons = Object.values(endReasons);
const serviceShown = (field: string, name: string): Showing[] => [
  { read: 'Service_GetList' },
  {
    read: 'Employment_GetAll_AllEmployeesByCompany',
    as: (said) => renamed({ [field]: name })(only(field)(said)),
  },
];

const services: Round[] = [
  {
    write: 'Service_Insert',
    who: 'applicant',
    rules: { Start: openDay },
    content: (sent) => ({ Start: valueAt(sent, 'Start'), SeniorityDate: valueAt(sent, 'Start') }),
    shown: serviceShown('Start', 'StartDate'),
  },
  {
    write: 'Service_Insert2',
    who: 'applicant',
    rules: { Start: openDay },
    content: (sent) => ({
      Start: valueAt(sent, 'Start'),
      SeniorityDate: valueAt(sent, 'Ancienniteitsdatum'),
    }),
    shown: serviceShown('Start', 'StartDate'),
  },
  {
    write: 'Service_StopCurrent',
    rules: { End: openDay, EndServiceReasonId: fc.constantFrom(...reasons.map(({ id }) => String(id))) },
    content: (sent) => ({
      End: valueAt(sent, 'End'),
      EndServiceReason: reasons.find(({ id }) => String(id) === sent.EndServiceReasonId)?.description ?? null,
    }),
    shown: serviceShown('End', 'EndDate'),
  },
  { write: 'Service_RemoveOutService', of: 'Service_StopCurrent', gone: true },
  { write: 'Service_Delete', of: 'Service_Insert', gone: true },
  {
    write: 'Employment_UpdateEmploymentInitialStartDate',
    shown: ['Employment_GetAll_AllEmployeesByCompany'],
  },
];

/** Fields of contracts that version 2.1 does not know of. */
const NEW_IN_V3 = ['WrittenContract', 'HoursPerWeek'];

const contractRules: Round['rules'] = {
  StartDate: openDay,
  EndDate: fc.option(nextYears, { nil: null }),
  Indefinite: boolean,
  CreationDate: null,
};

const contract = {
  rules: contractRules,
  unread: ['CreationDate'],
  id: 'ContractID',
  shown: [
    'Contract_GetAll',
    { read: 'Contract_GetAll_v2', as: without(...NEW_IN_V3) },
    { read: 'Contract_GetCurrentPeriod', version: 'v3' },
    { read: 'Contract_GetCurrentPeriod', version: 'v2.1', as: without(...NEW_IN_V3, 'PhaseClassification') },
    { read: 'Contract_GetAll_AllEmployeesByCompany', version: 'v3' },
    {
      read: 'Contract_GetAll_AllEmployeesByCompany',
      version: 'v2.1',
      as: without(...NEW_IN_V3, 'PhaseClassification'),
    },
  ],
} as const satisfies Partial<Round>;

/** Begins with its list, which each version calls otherwise. */
const oldContract = {
  ...contract,
  shown: contract.shown.toSpliced(0, 2, contract.shown[1], contract.shown[0]),
};

const contracts: Round[] = [
  { write: 'Contract_Insert', ...contract },
  { write: 'Contract_InsertCurrentPeriod', ...contract },
  {
    write: 'Contract_Update',
    of: 'Contract_Insert',
    at: 'EmployeeContract.ContractID',
    ...contract,
    // The start of a contract is not changed by it.
    unread: ['CreationDate', 'StartDate'],
  },
  { write: 'Contract_Insert_v2', ...oldContract },
  { write: 'Contract_InsertCurrentPeriod_v2', ...oldContract },
  { write: 'Contract_Delete', version: 'v3', of: 'Contract_Insert', at: 'Id', gone: true },
  { write: 'Contract_Delete', version: 'v2.1', of: 'Contract_Insert_v2', at: 'Id', gone: true },
];

export const serviceRounds: readonly Round[] = [...hiring, ...services, ...contracts];
