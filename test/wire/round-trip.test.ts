import { describe, expect, test } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, Scope, ServiceContract, SimpleTypeName } from '../../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_DEBTOR_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import { employeeTypeIds } from '../../fixtures/seed.ts';
import { openWorld } from '../../fixtures/world.ts';
import { type Nmbrs, startNmbrs } from '../../server/main/start.ts';
import { requestMessage, type SampleValues } from '../../server/soap/description/sample-message.ts';
import { CONTENT_TYPE, type SoapVersion } from '../../server/soap/protocol.ts';
import { type SchemaValidator, schemaValidator } from '../support/schema-validator.ts';
import { entriesOf } from './support/envelope-entries.ts';

/** How many operations the two versions have; each is called in both versions of SOAP. */
const OPERATIONS = 737;

const master = namedLogins.find(({ archetype }) => archetype === 'master');

/** Ids of the default world that the master sees: the first of each kind belong together. */
const VISIBLE: Record<Scope, number> = {
  debtor: FIRST_DEBTOR_ID,
  company: FIRST_COMPANY_ID,
  employee: FIRST_EMPLOYEE_ID,
};

const debtor = openWorld().debtor(FIRST_DEBTOR_ID);

const { year, period } = defaultPlan.openPeriods.month;

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
  [/^DepartmentId$/, String(debtor?.departments[0]?.id)],
  [/^FunctionId$/, String(debtor?.functions[0]?.id)],
  [/^EmployeeType$/, String(employeeTypeIds.active)],
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
};

/** A value that the service takes without a fault. */
const validValue: SampleValues = ({ type, name, identity }) => {
  if (identity) return String(VISIBLE[identity.scope]);
  if (type.kind === 'enum') return type.values[0] ?? '';
  if (type.kind !== 'simple') throw new Error(`${name} is no leaf`);
  const named = BY_NAME.find(([pattern]) => pattern.test(name));
  return named && (type.name === 'string' || type.name === 'int') ? named[1] : BY_TYPE[type.name];
};

/** The schema as the server gives it out. */
async function servedSchema({ paths }: ServiceContract): Promise<SchemaValidator> {
  const nmbrs = await startNmbrs();
  const wsdl = await (await fetch(`${nmbrs.url}${paths[0]}?wsdl`)).text();
  await nmbrs.close();
  return schemaValidator(wsdl);
}

function post(
  nmbrs: Nmbrs,
  { service, soapAction }: Operation,
  version: SoapVersion,
  body: string,
): Promise<Response> {
  const type = `${CONTENT_TYPE[version]}; charset=utf-8`;
  const headers: Record<string, string> =
    version === '1.1'
      ? { 'Content-Type': type, SOAPAction: `"${soapAction}"` }
      : { 'Content-Type': `${type}; action="${soapAction}"` };
  return fetch(`${nmbrs.url}${service.paths[0]}`, { method: 'POST', headers, body });
}

/** The valid values, with the id of a record that was made for the operation where it names one. */
async function valuesFor(nmbrs: Nmbrs, { name, service }: Operation): Promise<SampleValues> {
  const madeBy = MADE_BY[name] ?? '';
  const maker = service.operation(madeBy) ?? service.operation(`${madeBy}_v2`);
  if (!maker) return validValue;
  const made = await (await post(nmbrs, maker, '1.1', requestMessage(maker, '1.1', validValue))).text();
  const id = />(\d+)<\/\w+Result>/.exec(made)?.[1];
  if (id === undefined) return validValue;
  return (field, path) => (!field.identity && /id$/i.test(field.name) ? id : validValue(field, path));
}

/** Everything wrong with one call: nothing when request and answer fit the schema and nothing was found. */
async function problemsOf(
  operation: Operation,
  version: SoapVersion,
  validate: SchemaValidator,
): Promise<string[]> {
  // A server of its own, so that no call meets what another one deleted.
  const nmbrs = await startNmbrs();
  try {
    const request = requestMessage(operation, version, await valuesFor(nmbrs, operation));
    const response = await post(nmbrs, operation, version, request);
    const answer = await response.text();
    const call = nmbrs.calls.at(-1);
    const type = response.headers.get('content-type');
    const [result = ''] = entriesOf(answer);
    return [
      ...entriesOf(request)
        .flatMap(validate)
        .map((problem) => `request: ${problem}`),
      ...(response.status === 200 ? validate(result) : [`status ${response.status}: ${call?.fault?.text}`]),
      ...(type === `${CONTENT_TYPE[version]}; charset=utf-8` ? [] : [`content type ${type}`]),
      ...(result.startsWith(`<${operation.name}Response `) ? [] : [`answer ${answer}`]),
      ...(call?.findings ?? []).map(({ message }) => `finding: ${message}`),
    ];
  } finally {
    await nmbrs.close();
  }
}

const VERSIONS: readonly SoapVersion[] = ['1.1', '1.2'];

let called = 0;

describe.each(catalogue.services.map((service) => [`${service.name} ${service.version}`, service] as const))(
  '%s',
  (_title, service) => {
    test.each(VERSIONS)(
      'every operation answers a full request by its schema, in SOAP %s',
      async (version) => {
        const validate = await servedSchema(service);
        const problems: string[] = [];
        for (const operation of service.operations) {
          const found = await problemsOf(operation, version, validate);
          problems.push(...found.map((problem) => `${operation.name}: ${problem}`));
          called++;
        }
        expect(problems).toEqual([]);
      },
    );
  },
);

test(`these were ${OPERATIONS} operations in two versions of SOAP`, () => {
  expect(called).toBe(OPERATIONS * VERSIONS.length);
});
