import { catalogue } from '../contracts/interface/catalogue.ts';
import type { Operation, ServiceName } from '../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../fixtures/ids.ts';
import { namedLogins } from '../fixtures/logins.ts';
import { defaultPlan, planOfOneCompany, type WorldPlan } from '../fixtures/plan.ts';
import { ENVELOPE_NAMESPACE } from '../server/soap/protocol.ts';

/** A call to measure, and the world it is made in. */
interface BenchCase {
  readonly title: string;
  readonly plan: WorldPlan;
  readonly operation: Operation;
  readonly arguments: string;
  /** How many clients call at a time, each waiting for its answer. */
  readonly connections: number;
  /** How long a round lasts. */
  readonly seconds: number;
}

/** Names travel between the processes of a run; the case itself is made in each. */
export type CaseName = keyof typeof cases;

export const cases = {
  small: {
    title: 'PersonalInfo_GetCurrent: one employee',
    plan: defaultPlan,
    operation: operation('EmployeeService', 'PersonalInfo_GetCurrent'),
    arguments: `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId>`,
    connections: 32,
    seconds: 2,
  },
  list: {
    title: 'List_GetAll: ten debtors',
    plan: planOfTenDebtors(),
    operation: operation('DebtorService', 'List_GetAll'),
    arguments: '',
    connections: 32,
    seconds: 2,
  },
  company: {
    title: 'PersonalInfo_GetAll_AllEmployeesByCompany: 5,000 employees',
    plan: planOfOneCompany(5_000),
    operation: operation('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany'),
    arguments: `<CompanyID>${FIRST_COMPANY_ID}</CompanyID>`,
    connections: 4,
    seconds: 5,
  },
} satisfies Record<string, BenchCase>;

interface Credentials {
  readonly username: string;
  readonly token: string;
  readonly domain: string;
}

/** What a client posts. */
export function postOf({ operation, arguments: args }: BenchCase) {
  const { name, service, soapAction } = operation;
  return {
    path: service.paths[0],
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` },
    bodyFor: ({ username, token, domain }: Credentials) =>
      '<?xml version="1.0" encoding="utf-8"?>' +
      `<soap:Envelope xmlns:soap="${ENVELOPE_NAMESPACE['1.1']}"><soap:Header>` +
      `<AuthHeaderWithDomain xmlns="${service.namespace}"><Username>${username}</Username>` +
      `<Token>${token}</Token><Domain>${domain}</Domain></AuthHeaderWithDomain></soap:Header>` +
      `<soap:Body><${name} xmlns="${service.namespace}">${args}</${name}></soap:Body></soap:Envelope>`,
  };
}

/** The same as a named login posts it, headers included: the same bytes for every server. */
export function requestBytes(bench: BenchCase): Buffer {
  const [login] = namedLogins;
  if (!login) throw new Error('There is no named login.');
  const { path, headers, bodyFor } = postOf(bench);
  const body = bodyFor(login);
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
  ].join('\r\n');
  return Buffer.from(`${head}\r\n\r\n${body}`);
}

function operation(service: ServiceName, name: string): Operation {
  const found = catalogue.service(service, 'v3').operation(name);
  if (!found) throw new Error(`${service} has no ${name}.`);
  return found;
}

/** The office of the default world with four more clients of the kinds it has. */
function planOfTenDebtors(): WorldPlan {
  const [office, ...others] = defaultPlan.environments;
  if (!office) throw new Error('The default plan is empty.');
  const debtors = Array.from({ length: 10 }, (_, at) => office.debtors[at % office.debtors.length])
    .flatMap((debtor) => debtor ?? [])
    .map((debtor, at) => ({ ...debtor, number: String(1_001 + at) }));
  return { ...defaultPlan, environments: [{ ...office, debtors }, ...others] };
}
