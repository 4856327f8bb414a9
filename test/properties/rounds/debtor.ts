import fc from 'fast-check';
import { boolean, text, whole } from '../support/arbitrary.ts';
import type { Round, Table, Written } from '../support/round.ts';

const events = fc
  .uniqueArray(whole(5, 1), { minLength: 1, maxLength: 3 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ EventId: fc.constant(id), Active: boolean }))));

/** A list of the debtor in which things are known by a code. */
function codedList(name: string, field: string, shown: Round['shown']): Round[] {
  const list = { shown: [`${name}_GetList`, ...(shown ?? [])], emptied: ['Description'] } as const;
  return [
    { write: `${name}_Insert`, ...list },
    { write: `${name}_Update`, of: `${name}_Insert`, at: `${field}.Id`, ...list },
    { write: `${name}_Delete`, of: `${name}_Insert`, at: 'id', gone: true, shown: [`${name}_GetList`] },
  ];
}

const byItsNumber = { read: 'List_GetByNumber', with: ({ sent }: Written) => ({ Number: numberIn(sent) }) };

function numberIn({ Debtor: debtor }: Written['sent']): string {
  return typeof debtor === 'object' && debtor !== null && 'Number' in debtor
    ? String(debtor.Number ?? '')
    : '';
}

export const debtorRounds: Table = {
  service: 'DebtorService',
  rounds: [
    ...codedList('Department', 'department', []),
    ...codedList('Function', 'function', [
      { read: 'Function_GetFunction', service: 'EmployeeService', with: ({ id }) => ({ FunctionID: id }) },
    ]),
    {
      write: 'Debtor_Insert',
      rules: { Number: text },
      emptied: ['Name'],
      makes: 'debtor',
      shown: ['Debtor_Get', 'List_GetAll', byItsNumber],
    },
    {
      write: 'Debtor_Update',
      rules: { Number: text },
      emptied: ['Name'],
      shown: ['Debtor_Get', 'List_GetAll', byItsNumber],
    },
    { write: 'Title_Insert', rules: { TitleName: text }, shown: ['Title_GetList'] },
    {
      write: 'WebhookSettings_Insert',
      rules: { Name: text, Endpoint: 'https://example.nl/hook?a=1&b=2', Events: events },
      id: 'WebhookSettingId',
      shown: ['WebhookSettings_Get'],
    },
    { write: 'WebhookSettings_Delete', of: 'WebhookSettings_Insert', at: 'WebhookSettingId', gone: true },
  ],
};
