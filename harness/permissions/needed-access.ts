import type { ParsedElement } from '../../base/xml/read.ts';
import type { Mock } from '../../client/mock.ts';
import type { Debtor } from '../../contracts/control/debtors.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { type Operation, SCOPES, type Scope } from '../../contracts/interface/model.ts';
import { identityFinder } from '../../server/access/identities.ts';
import { isAnswerList, isAnswerRecord } from '../wire/answer.ts';
import { decodeAnswer } from '../wire/decode.ts';
import { type AuthHeader, encodeCall } from '../wire/encode.ts';
import { post } from '../wire/soap-client.ts';
import type { ReplayableCall } from './replayable.ts';

/** A debtor, and those of its companies, that a login must see. */
interface NeededDebtor {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  /** Empty when only the debtor itself is named. */
  readonly companies: readonly NeededCompany[];
}

interface NeededCompany {
  readonly id: number;
  readonly number: number;
  readonly name: string;
}

/** What calls name. */
export interface NeededAccess {
  readonly debtors: readonly NeededDebtor[];
  /** Ids of records that the environment does not have, so that it is not known where they belong: `employee 17`. */
  readonly unknown: readonly string[];
}

/**
 * The debtors and companies that a login must see to make the calls: those they name, and those of the employees they
 * name. What the calls make themselves is in one of those.
 * @param from the environment that has them.
 */
export async function neededAccess(
  calls: readonly ReplayableCall[],
  isMade: (id: string) => boolean,
  mock: Mock,
  from: string,
): Promise<NeededAccess> {
  const named: Record<Scope, Set<number>> = { debtor: new Set(), company: new Set(), employee: new Set() };
  for (const { operation, request } of calls)
    for (const { scope, id } of namedIn(operation, request)) if (!isMade(String(id))) named[scope].add(id);
  const all = await (await mock.openEnvironment(from)).debtors();
  const homes = await companiesOf(named.employee, all, mock, from);
  const companies = new Set([...named.company, ...homes.values()]);
  const debtors = all.flatMap(({ id, number, name, companies: own }): NeededDebtor[] => {
    const needed = own.filter((company) => companies.has(company.id));
    return needed.length > 0 || named.debtor.has(id) ? [{ id, number, name, companies: needed }] : [];
  });
  const known: Record<Scope, ReadonlySet<number>> = {
    debtor: new Set(all.map(({ id }) => id)),
    company: new Set(all.flatMap((debtor) => debtor.companies.map(({ id }) => id))),
    employee: new Set(homes.keys()),
  };
  const unknown = SCOPES.flatMap((scope) =>
    [...named[scope]].filter((id) => !known[scope].has(id)).map((id) => `${scope} ${id}`),
  );
  return { debtors, unknown };
}

/** The debtors, companies and employees that the element of a request names. */
const namedIn = identityFinder<ParsedElement>({
  field: ({ children }, name) => children.find((child) => child.name === name),
  items: ({ children }) => children,
  id: ({ text }) => (text === '' ? null : Number(text)),
});

/** Applicants, new hires, active and former employees: every list that there is. */
const EMPLOYEE_TYPES = ['0', '1', '2', '3'];

/** The company of each employee, as far as the environment has them. */
async function companiesOf(
  employees: ReadonlySet<number>,
  debtors: readonly Debtor[],
  mock: Mock,
  from: string,
): Promise<Map<number, number>> {
  const homes = new Map<number, number>();
  if (employees.size === 0) return homes;
  const env = await mock.environment({ from });
  try {
    for (const { id: company } of debtors.flatMap(({ companies }) => companies))
      for (const type of EMPLOYEE_TYPES)
        for (const id of await employeesIn(company, type, mock, env.logins.master))
          if (employees.has(id)) homes.set(id, company);
  } finally {
    await env.delete();
  }
  return homes;
}

async function employeesIn(company: number, type: string, mock: Mock, master: AuthHeader): Promise<number[]> {
  const operation = catalogue.service('EmployeeService', 'v3').operation('List_GetByCompany') as Operation;
  const values = new Map([
    ['CompanyId', { kind: 'text', text: String(company) } as const],
    ['EmployeeType', { kind: 'text', text: type } as const],
  ]);
  const envelope = encodeCall(
    operation,
    { kind: 'record', fields: operation.request, values },
    master,
    new Map(),
  );
  const { result } = decodeAnswer(operation, (await post(mock.url, operation, envelope)).body);
  if (!isAnswerList(result)) return [];
  return result.flatMap((employee) => (isAnswerRecord(employee) ? [Number(employee.Id)] : []));
}
