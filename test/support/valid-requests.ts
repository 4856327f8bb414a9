import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Field, Operation, Scope, SimpleTypeName, Version } from '../../contracts/interface/model.ts';
import { documentTypes } from '../../fixtures/document-types.ts';
import { employeeTypeIds } from '../../fixtures/employee-types.ts';
import {
  FIRST_COMPANY_ID,
  FIRST_DEBTOR_ID,
  FIRST_EMPLOYEE_ID,
  filingIdOf,
  runIdOf,
} from '../../fixtures/ids.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { type HttpAnswer, send } from '../../harness/wire/soap-client.ts';
import { agreementsOf } from '../../server/operations/shared/labour-agreements.ts';
import { guids, scaleNamed, topOf } from '../../server/operations/shared/salary-table.ts';
import { HOUR_CODES } from '../../server/payroll/hour-model.ts';
import { WAGE_CODES } from '../../server/payroll/wage-model.ts';
import { requestMessage, type SampleValues } from '../../server/soap/description/sample-message.ts';
import { CONTENT_TYPE, type SoapVersion } from '../../server/soap/protocol.ts';
import { Environment } from '../../server/world/environment.ts';

const master = namedLogins.find(({ archetype }) => archetype === 'master');

/** Ids of the default world that the master sees: the first of each kind belong together. */
const VISIBLE: Record<Scope, number> = {
  debtor: FIRST_DEBTOR_ID,
  company: FIRST_COMPANY_ID,
  employee: FIRST_EMPLOYEE_ID,
};

const world = openWorld();
const debtor = world.debtor(FIRST_DEBTOR_ID);

const { year, period } = defaultPlan.openPeriods.month;

const [agreement] = world.environments
  .filter(({ subdomain }) => subdomain === master?.domain)
  .flatMap((seed) => agreementsOf(Environment.open(world, seed), FIRST_DEBTOR_ID));
const lowestScale = scaleNamed('1', 'the scale of the request');

const BY_TYPE: Record<SimpleTypeName, string> = {
  int: '1',
  decimal: '40.00',
  boolean: 'true',
  dateTime: `${year}-12-01T00:00:00`,
  guid: '01234567-89ab-cdef-0123-456789abcdef',
  string: 'text',
  base64Binary: 'Ynl0ZXM=',
  anyType: 'anything',
};

/** Ids of what no seeded company has, or what need not be named. */
const NONE_TO_NAME = /^(Cost(Center|Unit)|Cause)Id$/;

/** A run that is there. */
const FIRST_RUN = { companyId: FIRST_COMPANY_ID, period: { year, period: 1 } };

/** The last one that is there: its wage tax return was not sent yet. */
const LAST_RUN = { companyId: FIRST_COMPANY_ID, period: { year, period: period - 1 } };

/** Values that the service checks, by the name of their field; the first that matches counts. */
const BY_NAME: readonly (readonly [name: RegExp, value: string])[] = [
  [/^Username$/, master?.username ?? ''],
  [/^Token$/, master?.token ?? ''],
  [/^Password$/, master?.password ?? ''],
  [/^Domain$/, master?.domain ?? ''],
  [/year$/i, String(year)],
  [/^(start|end)?period$/i, String(period)],
  [/iban/i, 'NL91ABNA0417164300'],
  [/endpoint/i, 'https://example.nl/hook'],
  [/(document|file)name$/i, 'document.pdf'],
  [/^RunId$/i, String(runIdOf(FIRST_COMPANY_ID, { year, period: 1 }))],
  [/^(LoonaangifteID|WageTaxID)$/, String(filingIdOf('wageTaxReturn', LAST_RUN))],
  [/^PensionExportID$/, String(filingIdOf('pensionExport', FIRST_RUN))],
  [/^DepartmentId$/, String(debtor?.departments[0]?.id)],
  [/^FunctionId$/, String(debtor?.functions[0]?.id)],
  [/^Code$/, String(WAGE_CODES[0]?.code)],
  [/^HourCode$/, String(HOUR_CODES[0]?.code)],
  [NONE_TO_NAME, '0'],
  [/^EmployeeType$/, String(employeeTypeIds.active)],
  [/^GuidDocumentType$/, documentTypes[0]?.guid ?? ''],
  [/^costCenterId$/, '0'],
  [/^SalaryTableId$/, guids.table],
  [/^SalaryTableScaleId$/, guids.scale(lowestScale)],
  [/^SalaryTableStepId$/, guids.step(lowestScale, topOf(lowestScale))],
  [/^(Scale|Step|DefaultEmployeeTemplate)$/, '1'],
  [/^CodeZvw$/, 'K'],
  [/^(InfluenceObligedInsurance|InvloedVerzekeringsplicht)$/, 'A'],
  [/^labourAgreementSettingsGroupGuid$/, agreement?.guid ?? ''],
];

/** Operations that need a record, mostly by its id, and which one of the same service makes it. */
const MADE_BY: Readonly<Record<string, string>> = {
  Department_Update: 'Department_Insert',
  Department_Delete: 'Department_Insert',
  Function_Update: 'Function_Insert',
  Function_Delete: 'Function_Insert',
  WebhookSettings_Delete: 'WebhookSettings_Insert',
  Contract_Update: 'Contract_Insert',
  Contract_Delete: 'Contract_Insert',
  Service_StopCurrent: 'Service_Insert',
  Employee_Transition: 'Service_Insert',
  Child_Delete: 'Children_Insert',
  Children_Update: 'Children_Insert',
  Partner_Delete: 'Partner_Update',
  Address_Delete: 'Address_InsertCurrent',
  Address_Update: 'Address_InsertCurrent',
  BankAccount_DeleteCurrent: 'BankAccount_InsertCurrent',
  WageComponent_Update: 'WageComponentVar_InsertCurrent',
  WageComponent_Delete: 'WageComponentVar_InsertCurrent',
  WageComponentFixed_Stop: 'WageComponentFixed_InsertCurrent',
  HourComponent_Update: 'HourComponentVar_InsertCurrent',
  HourComponent_Delete: 'HourComponentVar_InsertCurrent',
  HourComponentFixed_Stop: 'HourComponentFixed_InsertCurrent',
  TimeSchedule_DeleteByID: 'TimeSchedule_Insert',
  TimeRegistration_Delete: 'TimeRegistration_Insert',
  TimeRegistration_Delete_Batch: 'TimeRegistration_Insert',
  Absence_RecoveryInsert: 'Absence2_Insert',
  Absence_PartialRecoveryInsert: 'Absence2_Insert',
  AbsenceNotification_Insert: 'Absence2_Insert',
  Leave_Delete: 'Leave_Insert',
  Leave_Update: 'Leave_Insert',
  LeaseCar_Delete: 'LeaseCar_InsertCurrent',
  LeaseCar_Stop: 'LeaseCar_InsertCurrent',
  Levensloop_Delete: 'Levensloop_Insert',
  Levensloop_Stop: 'Levensloop_Insert',
  Spaarloon_Delete: 'Spaarloon_Insert',
  Spaarloon_Stop: 'Spaarloon_Insert',
};

/** Operations that name their record by what its maker does not tell, and which element of which list does. */
const SHOWN_IN: Readonly<Record<string, readonly [list: string, element: string]>> = {
  AbsenceNotification_Insert: ['Absence2_GetList', 'Dossiernr'],
  Leave_Delete: ['Leave_GetList_V2', 'Id'],
  Leave_Update: ['Leave_GetList_V2', 'Id'],
  TimeRegistration_Delete: ['TimeRegistration_GetList', 'ID'],
  TimeRegistration_Delete_Batch: ['TimeRegistration_GetList', 'ID'],
};

/** The types of the fields that have a value by their name. */
const NAMED_TYPES: readonly SimpleTypeName[] = ['string', 'int', 'guid'];

/** Values of a full request that the master of the default world can make without a fault. */
export const validValue: SampleValues = ({ type, name, identity }) => {
  if (identity) return String(VISIBLE[identity.scope]);
  if (type.kind === 'enum') return type.values.find((value) => value !== 'Undefined') ?? '';
  if (type.kind !== 'simple') throw new Error(`${name} is no leaf`);
  const named = BY_NAME.find(([pattern]) => pattern.test(name));
  return named && NAMED_TYPES.includes(type.name) ? named[1] : BY_TYPE[type.name];
};

/** Posts an envelope to the server at an address. */
export function post(
  url: string,
  { service, soapAction }: Operation,
  version: SoapVersion,
  body: string,
): Promise<HttpAnswer> {
  const type = `${CONTENT_TYPE[version]}; charset=utf-8`;
  const headers: Record<string, string> =
    version === '1.1'
      ? { 'Content-Type': type, SOAPAction: `"${soapAction}"` }
      : { 'Content-Type': `${type}; action="${soapAction}"` };
  return send(url, { method: 'POST', path: service.paths[0] ?? '', headers, body });
}

/**
 * The valid values, with the id of a record that was made for the operation where it names one.
 * @param url the server to make it on, as it was opened.
 */
export async function valuesFor(url: string, { name, service }: Operation): Promise<SampleValues> {
  if (/^CostCenter_Update/.test(name)) return costSplitFor(url, service.version);
  const madeBy = MADE_BY[name] ?? '';
  const maker = service.operation(madeBy) ?? service.operation(`${madeBy}_v2`);
  if (!maker) return validValue;
  const ask = async (operation: Operation) =>
    (await post(url, operation, '1.1', requestMessage(operation, '1.1', validValue))).body;
  const made = await ask(maker);
  const [listName = '', element = String.raw`\w+Result`] = SHOWN_IN[name] ?? [];
  const list = service.operation(listName);
  const id = new RegExp(`>(\\d+)</${element}>`).exec(list ? await ask(list) : made)?.[1];
  if (id === undefined) return validValue;
  const isMade = ({ name, identity }: Field) =>
    !identity && /(id|^Dossiernr)$/i.test(name) && !NONE_TO_NAME.test(name);
  return (field, path) => (isMade(field) ? id : validValue(field, path));
}

/** Each row of a cost split names another cost centre of the company, and its one cost unit, for half of the costs. */
async function costSplitFor(url: string, version: Version): Promise<SampleValues> {
  const { CostCenter_Insert: center, CostUnit_Insert: unit } = Object.fromEntries(
    catalogue.service('CompanyService', version).operations.map((operation) => [operation.name, operation]),
  );
  const insert = async (maker: Operation | undefined, values = validValue) =>
    maker && (await post(url, maker, '1.1', requestMessage(maker, '1.1', values))).body;
  await insert(unit);
  const codes = ['north', 'south'];
  for (const code of codes)
    await insert(center, (field, path) => (field.name === 'Code' ? code : validValue(field, path)));
  return (field, path) => {
    const place = path.slice(-2).join('/');
    if (place === 'CostCenter/Code') return codes.shift() ?? '';
    if (place === 'CostCenter/Id') return '0';
    return field.name === 'Percentage' ? '50' : validValue(field, path);
  };
}
