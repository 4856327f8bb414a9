import type { WantedSeed } from '../../contracts/seed/seed.ts';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { type Client, inParallel } from '../client.ts';
import { BOUND, type HeavyRequest } from './heavy-request.ts';
import { exactPeople, type Staff } from './people.ts';
import { type HttpRequest, operationNamed, soapCall } from './soap-call.ts';

/** How much there is of what the control API is asked for. */
export interface Amounts {
  readonly logins: number;
  readonly environments: number;
  /** That the journal keeps. */
  readonly calls: number;
  /** Of each call. */
  readonly findings: number;
  /** Of a seed, each said exactly. */
  readonly people: number;
  /** In an export, who came in by a seed. */
  readonly exported: number;
}

/** The requests to the control API whose answers grow with what the server holds. */
export function control({
  logins,
  environments,
  calls,
  findings,
  people,
  exported,
}: Amounts): HeavyRequest[] {
  const amongFindings = (name: string, request: HttpRequest) =>
    heavy(`${name}, ${calls} calls of ${findings} findings`, request, {
      fill: (client) => callsWithFindings(client, calls, findings),
    });
  return [
    heavy(`POST /environments, ${logins} logins`, environmentWith(logins), { light: environmentWith(1) }),
    heavy(`GET /environments, ${environments} of them`, controlRequest('GET', '/environments'), {
      fill: (client) => makeEnvironments(client, environments),
    }),
    amongFindings('GET /calls', controlRequest('GET', '/calls')),
    amongFindings('GET …/calls', controlRequest('GET', `${DEMO}/calls`)),
    amongFindings('GET …/violations', controlRequest('GET', `${DEMO}/violations`)),
    amongFindings('POST …/verify', controlRequest('POST', `${DEMO}/verify`, NOT_CALLED)),
    amongFindings('POST …/verify-contract', controlRequest('POST', `${DEMO}/verify-contract`, {})),
    amongFindings('GET …/calls.har', controlRequest('GET', `${DEMO}/calls.har`)),
    heavy(
      `GET …/calls.har, ${calls} answers of ${EMPLOYEES} employees`,
      controlRequest('GET', `${DEMO}/calls.har`),
      { fill: (client) => callsWithLongAnswers(client, calls) },
    ),
    heavy(`POST …/seed, ${people} exact employees`, seedOf(exactPeople(people)), {
      light: seedOf(exactPeople(1, 1)),
    }),
    heavy(`GET …/export, ${exported} seeded employees`, controlRequest('GET', `${DEMO}/export`), {
      fill: async (client) => {
        await client.succeed(seedOf([{ generate: exported }]));
      },
    }),
  ];
}

/** @param light the same with little to do, which is sent first: what the first of a kind loads is no matter of its size. */
function heavy(
  name: string,
  request: HttpRequest,
  { light = request, fill }: { light?: HttpRequest; fill?: (client: Client) => Promise<void> },
): HeavyRequest {
  return {
    name,
    plan: planOfOneCompany(EMPLOYEES),
    bound: BOUND,
    prepare: async (client) => {
      await client.succeed(light);
      await fill?.(client);
      return request;
    },
  };
}

const DEMO = '/environments/demo';
const EMPLOYEES = 200;
/** The debtor of the plan, and a company that it does not have yet. */
const DEBTOR = '1001';
const SEEDED_COMPANY = 2;
const CONNECTIONS = 8;

/** A pattern of arguments, so that every call is looked at. */
const NOT_CALLED = {
  operation: 'EmployeeService.PersonalInfo_GetCurrent',
  with: { EmployeeId: -1 },
  times: 0,
};

function environmentWith(logins: number): HttpRequest {
  const wanted = Array.from({ length: logins }, (_, at) => ({ archetype: 'master', name: `login-${at}` }));
  return controlRequest('POST', '/environments', { logins: wanted });
}

function seedOf(employees: Staff): HttpRequest {
  const company = { number: SEEDED_COMPANY, employees };
  const seed: WantedSeed = { debtors: [{ number: DEBTOR, companies: [company] }] };
  return controlRequest('POST', `${DEMO}/seed`, seed);
}

async function makeEnvironments(client: Client, count: number): Promise<void> {
  await inParallel(count, CONNECTIONS, () => client.succeed(environmentWith(1)));
}

async function callsWithFindings(client: Client, calls: number, findings: number): Promise<void> {
  const operation = operationNamed('EmployeeService', 'PersonalInfo_GetCurrent');
  const id = `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId>`;
  const unknown = Array.from({ length: findings }, (_, at) => `<Unknown${at}>1</Unknown${at}>`).join('');
  await inParallel(calls, CONNECTIONS, () => client.succeed(soapCall(operation, id + unknown)));
}

async function callsWithLongAnswers(client: Client, calls: number): Promise<void> {
  const operation = operationNamed('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany');
  const request = soapCall(operation, `<CompanyID>${FIRST_COMPANY_ID}</CompanyID>`);
  await inParallel(calls, CONNECTIONS, () => client.succeed(request));
}

/** @param path below `/_mock`. @param json what is sent, if anything. */
function controlRequest(method: HttpRequest['method'], path: string, json?: unknown): HttpRequest {
  return {
    method,
    path: `/_mock${path}`,
    headers: json === undefined ? {} : { 'Content-Type': 'application/json' },
    body: Buffer.from(json === undefined ? '' : JSON.stringify(json)),
  };
}
