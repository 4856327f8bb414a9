import fc from 'fast-check';
import { FIRST_COMPANY_ID, filingIdOf } from '../../../fixtures/ids.ts';
import { text, whole } from '../support/arbitrary.ts';
import { idsOf } from '../support/people.ts';
import type { Round, Table } from '../support/round.ts';
import { textAt, valueAt } from '../support/tree.ts';
import { componentRounds } from './components.ts';

/** A list of the company in which things are known by a code. */
function codedList(name: string): Round {
  return {
    write: `${name}_Insert`,
    rules: { Code: text },
    emptied: ['Description'],
    shown: [`${name}_GetList`],
  };
}

const address = {
  always: { Default: 'true' },
  shown: ['Address_GetCurrent', 'Address_GetCurrentWithAddressType'],
} as const;

/** A company has no savings account. */
const accountTypes = fc.constantFrom('None', 'Bankrekening1', 'Bankrekening2', 'Standaard');

const bankAccount = { rules: { Type: accountTypes }, shown: ['BankAccount_GetCurrent'] } as const;

/** The wage tax return of the last closed period: the one that was not sent yet. */
const unsentReturn = String(
  filingIdOf('wageTaxReturn', { companyId: idsOf().company, period: { year: 2026, period: 10 } }),
);

/** How often a company with a type of period files. */
const TAX_PERIODS: Readonly<Record<string, string>> = { 1: 'Month', 2: 'Week4', 3: 'Week4' };

export const companyRounds: Table = {
  service: 'CompanyService',
  rounds: [
    codedList('CostCenter'),
    codedList('CostUnit'),
    { write: 'Address_Insert', ...address },
    { write: 'Address_Update', ...address },
    { write: 'BankAccount_Insert', ...bankAccount },
    { write: 'BankAccount_Update', ...bankAccount },
    {
      write: 'Company_Insert',
      rules: {
        PeriodType: whole(3, 1),
        DefaultCompanyId: fc.constantFrom('-1', String(FIRST_COMPANY_ID)),
        CompanyName: text,
      },
      content: (sent) => ({
        Name: textAt(sent, 'CompanyName'),
        LoonaangifteTijdvak: TAX_PERIODS[textAt(sent, 'PeriodType')] ?? null,
      }),
      id: 'ID',
      makes: 'company',
      shown: ['List_GetAll', 'List_GetByDebtor'],
    },
    {
      write: 'RunRequest_Insert',
      content: () => ({ Year: '2026', Period: '11', Status: 'Pending' }),
      shown: ['RunRequest_GetList'],
    },
    {
      write: 'WorkCost_Insert',
      content: (sent) => ({
        WorkCostFinancial: valueAt(sent, 'value'),
        Year: valueAt(sent, 'Year'),
        Period: valueAt(sent, 'Period'),
      }),
      id: null,
      shown: ['WorkCost_GetList'],
    },
    {
      write: 'WageTax_SetSentExternal',
      rules: { LoonaangifteID: fc.constant(unsentReturn) },
      content: (sent) => ({ LoonaangifteID: valueAt(sent, 'LoonaangifteID'), Status: 'SentExternal' }),
      shown: ['WageTax_GetList'],
    },
    {
      write: 'SVW_UpdateCurrent',
      rules: { 'SVW.SVWSettings.Sector': whole(5) },
      unread: ['Sector', 'Risicogroep', 'CAO'],
      shown: ['SVW_GetCurrent'],
    },
    { write: 'FileExplorer_UploadFile', unseen: 'No operation gives the files of a company back.' },
    ...componentRounds({
      kind: 'WageComponent',
      several: 'WageComponents',
      stopped: 'WageComponentId',
    }),
  ],
};
