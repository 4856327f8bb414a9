import type {
  ContactPerson,
  CostCenter,
  CostUnit,
} from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type {
  Debtor,
  DebtorContactPerson,
  DebtorServicelevel,
  DebtorTag,
  Department,
  EnvironmentDomain,
  Mapping,
  Staff,
  Title,
  WebhookSetting,
} from '../../../contracts/interface/generated/v3/DebtorService.ts';
import type { Declarations } from '../declaring.ts';
import {
  all,
  columns,
  debtor,
  each,
  environment,
  fields,
  isObject,
  record,
  startPeriod,
} from '../declaring.ts';
import type { Values } from '../statement.ts';

/** Debtors, with the lists that their employees choose from. */

const debtorFields = columns<Debtor>({ number: 'Number', name: 'Name' });

/** What is chosen from a list by its code: departments, functions, and the cost centers and units of companies. */
export const coded = columns<Department | CostCenter | CostUnit>({
  id: 'Id',
  code: 'Code',
  description: 'Description',
});

const tag = columns<DebtorTag>({
  number: 'Number',
  name: 'Tag',
  color: ({ HexColor }) => (HexColor ? Number.parseInt(HexColor.replace('#', ''), 16) : undefined),
});

/** Of a debtor or of a company. */
export const contactPerson = columns<DebtorContactPerson | ContactPerson>({
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
});

const serviceLevel = columns<DebtorServicelevel>({
  name: 'ServiceLevel',
  from: startPeriod,
  contractStartDate: 'StartContract',
});

export const manager = columns<Staff>({
  number: 'Number',
  firstName: 'FirstName',
  lastName: 'Name',
  department: 'Department',
  function: 'Function',
  phone: 'PhoneNumber',
  mobile: 'Mobile',
  fax: 'Fax',
  email: 'Email',
});

const webhook = columns<WebhookSetting>({
  id: 'WebhookSettingId',
  name: 'Name',
  endpoint: 'Endpoint',
  active: 'Active',
  events: ({ Events }) =>
    (Events ?? []).flatMap((event) => (event ? [{ eventId: event.EventId, active: event.Active }] : [])),
});

const guid = columns<Mapping>({ guid: 'IdGuid' });

const subdomain = columns<EnvironmentDomain>({ subdomain: 'SubDomain' });

export const debtors: Declarations = {
  DebtorService: {
    List_GetAll: each('debtor', 'Id', fields(debtorFields)),
    List_GetByNumber: each('debtor', 'Id', fields(debtorFields)),
    Debtor_Get: debtor(fields(debtorFields)),
    Department_GetList: debtor(all('departments', coded)),
    Function_GetList: debtor(all('functions', coded)),
    Tags_Get: debtor(all('tags', tag)),
    ContactPerson_Get: debtor(record('contactPerson', contactPerson)),
    ServiceLevel_Get: debtor(record('serviceLevel', serviceLevel)),
    Manager_GetList: debtor(all('managers', manager)),
    Title_GetList: debtor((answer) =>
      Array.isArray(answer)
        ? [{ values: { titles: (answer as Title[]).flatMap(({ TitleName }) => TitleName ?? []) } }]
        : [],
    ),
    WebhookSettings_Get: debtor(all('webhooks', webhook)),
    Environment_Get: environment(fields(subdomain)),
    AccountantContact_GetList: environment((answer) =>
      // A firm that does its own payroll has no accountant.
      Array.isArray(answer) && answer.length === 0 ? [{ values: { product: 'Business' } }] : [],
    ),
    Converter_GetDebtors_IntToGuid: (answer, args) =>
      each('debtor', 'IdInt', fields(guid))(mappingsIn(answer), args),
  },
  CompanyService: {
    Converter_GetByCompany_IntToGuid: (answer, args) => {
      const kind = String((answer as Values | null)?.Entity).toLowerCase();
      return kind === 'debtor' || kind === 'company' || kind === 'employee'
        ? each(kind, 'IdInt', fields(guid))(mappingsIn(answer), kind === 'employee' ? args : {})
        : [];
    },
  },
};

function mappingsIn(answer: unknown): unknown {
  return isObject(answer) ? (answer as Values).Mappings : undefined;
}
