import type { Operation } from '../../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { defaultPlan, planOfOneCompany, type WorldPlan } from '../../fixtures/plan.ts';
import { type HttpRequest, operationNamed, soapCall } from './soap-call.ts';

/** A call to measure beside other servers, and the world it is made in. */
interface BenchCase {
  readonly title: string;
  readonly plan: WorldPlan;
  readonly operation: Operation;
  /** As XML. */
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
    operation: operationNamed('EmployeeService', 'PersonalInfo_GetCurrent'),
    arguments: `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId>`,
    connections: 32,
    seconds: 2,
  },
  list: {
    title: 'List_GetAll: ten debtors',
    plan: planOfTenDebtors(),
    operation: operationNamed('DebtorService', 'List_GetAll'),
    arguments: '',
    connections: 32,
    seconds: 2,
  },
  company: {
    title: 'PersonalInfo_GetAll_AllEmployeesByCompany: 5,000 employees',
    plan: planOfOneCompany(5_000),
    operation: operationNamed('EmployeeService', 'PersonalInfo_GetAll_AllEmployeesByCompany'),
    arguments: `<CompanyID>${FIRST_COMPANY_ID}</CompanyID>`,
    connections: 4,
    seconds: 5,
  },
} satisfies Record<string, BenchCase>;

/** The same for every server that is measured. */
export function requestOf(name: CaseName): HttpRequest {
  const { operation, arguments: args } = cases[name];
  return soapCall(operation, args);
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
