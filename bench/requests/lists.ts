import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_DEBTOR_ID } from '../../fixtures/ids.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import type { Client } from '../client.ts';
import { BOUND, type HeavyRequest } from './heavy-request.ts';
import { type HttpRequest, operationNamed, soapCall } from './soap-call.ts';

const YEAR = 2026;

/** Arguments by name in small letters. */
const VALUES: Readonly<Record<string, Value>> = {
  companyid: FIRST_COMPANY_ID,
  debtorid: FIRST_DEBTOR_ID,
  employeetype: 0,
  entity: 'Employee',
  year: YEAR,
  intyear: YEAR,
  period: 3,
  startyear: YEAR,
  startperiod: 1,
  endyear: YEAR,
  endperiod: 12,
  fromyear: YEAR,
  fromperiod: 1,
  untilyear: YEAR,
  untilperiod: 12,
  from: `${YEAR}-01-01`,
  to: `${YEAR}-12-31`,
  paymentdate: `${YEAR}-03-25`,
  runid: (client) => idIn(client, 'Run_GetList', 'Year', 'ID'),
  wagetaxid: (client) => idIn(client, 'WageTax_GetList', 'intYear', 'LoonaangifteID'),
  loonaangifteid: (client) => idIn(client, 'WageTax_GetList', 'intYear', 'LoonaangifteID'),
  pensionexportid: (client) => idIn(client, 'PensionExport_GetList', 'intYear', 'PensionExportID'),
};

/** What is sent, or how the server that is measured tells it. */
type Value = string | number | ((client: Client) => Promise<string>);

/**
 * Every operation that reads a whole company, debtor or office, of a company with so many employees: those that write
 * nothing, and can be called without the id of an employee or of another record. Reports that are made in the background
 * are measured where their result is fetched.
 */
export function lists(employees: number): HeavyRequest[] {
  const plan = planOfOneCompany(employees);
  const inBackground = catalogue
    .service('ReportService', 'v3')
    .operations.filter((operation) => isInBackground(operation) && isAnswerable(operation));
  const operations = catalogue.services
    .filter(({ version }) => version === 'v3')
    .flatMap(({ operations }) => operations)
    .filter((operation) => !operation.writes && !isInBackground(operation) && isAnswerable(operation));
  const heavy = (name: string, prepare: HeavyRequest['prepare']) => ({ name, plan, bound: BOUND, prepare });
  return [
    ...operations.map((operation) => heavy(operation.name, (client) => call(client, operation))),
    ...inBackground.map((operation) =>
      heavy(`${operation.name}, its result`, (client) => fetching(client, operation)),
    ),
  ];
}

function isInBackground({ name }: Operation): boolean {
  return name.endsWith('_Background');
}

function isAnswerable({ header, request }: Operation): boolean {
  return header !== null && request.every(({ name }) => Object.hasOwn(VALUES, name.toLowerCase()));
}

async function call(client: Client, operation: Operation): Promise<HttpRequest> {
  let args = '';
  for (const { name } of operation.request) {
    const value = VALUES[name.toLowerCase()];
    args += `<${name}>${typeof value === 'function' ? await value(client) : value}</${name}>`;
  }
  return soapCall(operation, args);
}

async function fetching(client: Client, operation: Operation): Promise<HttpRequest> {
  const { beginning } = await client.succeed(await call(client, operation));
  const task = /_BackgroundResult>([^<]+)</.exec(beginning)?.[1];
  if (task === undefined) throw new Error(`${operation.name} told no task: ${beginning}`);
  const result = operationNamed('ReportService', 'Reports_BackgroundTask_Result');
  return soapCall(result, `<TaskId>${task}</TaskId>`);
}

/** The first id that a list of the company answers. */
async function idIn(client: Client, name: string, yearField: string, idField: string): Promise<string> {
  const args = `<CompanyId>${FIRST_COMPANY_ID}</CompanyId><${yearField}>${YEAR}</${yearField}>`;
  const { beginning } = await client.succeed(soapCall(operationNamed('CompanyService', name), args));
  const id = new RegExp(`<${idField}>(\\d+)<`).exec(beginning)?.[1];
  if (id === undefined) throw new Error(`${name} lists nothing: ${beginning}`);
  return id;
}
