import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { defaultPlan, planOfOneCompany } from '../../fixtures/plan.ts';
import { type Client, inParallel } from '../client.ts';
import { BOUND, type HeavyRequest } from './heavy-request.ts';
import { type HttpRequest, operationNamed, soapCall } from './soap-call.ts';

/** How much there is of what the control API is asked for. */
export interface Amounts {
  readonly logins: number;
  readonly environments: number;
  /** That the journal keeps. */
  readonly calls: number;
  /** Of each call. */
  readonly findings: number;
}

/** The requests to the control API whose answers grow with what the server holds. */
export function control({ logins, environments, calls, findings }: Amounts): HeavyRequest[] {
  const amongFindings = (name: string, request: HttpRequest): HeavyRequest => ({
    name: `${name}, ${calls} calls of ${findings} findings`,
    plan: defaultPlan,
    bound: BOUND,
    prepare: async (client) => {
      await callsWithFindings(client, calls, findings);
      return request;
    },
  });
  return [
    {
      name: `POST /environments, ${logins} logins`,
      plan: defaultPlan,
      bound: BOUND,
      prepare: async () => controlRequest('POST', '/environments', { logins: manyLogins(logins) }),
    },
    {
      name: `GET /environments, ${environments} of them`,
      plan: defaultPlan,
      bound: BOUND,
      prepare: async (client) => {
        await makeEnvironments(client, environments);
        return controlRequest('GET', '/environments');
      },
    },
    amongFindings('GET /calls', controlRequest('GET', '/calls')),
    amongFindings('GET …/calls', controlRequest('GET', `${DEMO}/calls`)),
    amongFindings('GET …/violations', controlRequest('GET', `${DEMO}/violations`)),
    amongFindings('POST …/verify', controlRequest('POST', `${DEMO}/verify`, NOT_CALLED)),
    amongFindings('POST …/verify-contract', controlRequest('POST', `${DEMO}/verify-contract`, {})),
    amongFindings('GET …/calls.har', controlRequest('GET', `${DEMO}/calls.har`)),
    {
      name: `GET …/calls.har, ${calls} answers of ${EMPLOYEES} employees`,
      plan: planOfOneCompany(EMPLOYEES),
      bound: BOUND,
      prepare: async (client) => {
        await callsWithLongAnswers(client, calls);
        return controlRequest('GET', `${DEMO}/calls.har`);
      },
    },
  ];
}

const DEMO = '/environments/demo';
const EMPLOYEES = 200;
const CONNECTIONS = 8;

/** A pattern of arguments, so that every call is looked at. */
const NOT_CALLED = {
  operation: 'EmployeeService.PersonalInfo_GetCurrent',
  with: { EmployeeId: -1 },
  times: 0,
};

function manyLogins(count: number): unknown[] {
  return Array.from({ length: count }, (_, at) => ({ archetype: 'master', name: `login-${at}` }));
}

async function makeEnvironments(client: Client, count: number): Promise<void> {
  await inParallel(count, CONNECTIONS, () => client.succeed(controlRequest('POST', '/environments', {})));
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
