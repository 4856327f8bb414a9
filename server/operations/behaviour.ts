import type { Operation, ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { Call, Family, SignOnHandlers } from './call.ts';
import { address as companyAddress } from './company/address.ts';
import { company } from './company/company.ts';
import { debtor } from './debtor/debtor.ts';
import { environment } from './debtor/environment.ts';
import { address } from './employee/address.ts';
import { contract, contractV21 } from './employee/contract.ts';
import { employeeList, employeeListV21 } from './employee/employee-list.ts';
import { employment } from './employee/employment.ts';
import { personalInfo } from './employee/personal-info.ts';
import { salary } from './employee/salary.ts';
import { sampleResult } from './sample.ts';
import { getToken } from './single-sign-on/get-token.ts';

const companyService = { ...company, ...companyAddress } satisfies Family<'v3', 'CompanyService'>;

/** The families that read and write the world, by version and service. Both versions share them where they agree. */
const employeeService = {
  ...employeeList,
  ...personalInfo,
  ...employment,
  ...address,
  ...salary,
};

const FAMILIES = {
  v3: {
    DebtorService: { ...environment, ...debtor } satisfies Family<'v3', 'DebtorService'>,
    CompanyService: companyService,
    EmployeeService: { ...employeeService, ...contract } satisfies Family<'v3', 'EmployeeService'>,
    SingleSignOn: getToken,
  },
  'v2.1': {
    DebtorService: debtor satisfies Family<'v2.1', 'DebtorService'>,
    CompanyService: companyService satisfies Family<'v2.1', 'CompanyService'>,
    EmployeeService: { ...employeeService, ...employeeListV21, ...contractV21 } satisfies Family<
      'v2.1',
      'EmployeeService'
    >,
    SingleSignOn: getToken satisfies SignOnHandlers<'v2.1'>,
  },
};

/** The named boundary where handlers lose their types: the reader has made their arguments as the catalogue says. */
type AnyHandler = (args: Readonly<Record<string, unknown>>, ...context: readonly unknown[]) => unknown;

function handlerOf({ name, service }: Operation): AnyHandler | undefined {
  const services: Partial<Record<ServiceName, object>> = FAMILIES[service.version];
  const handlers = services[service.name] as Record<string, AnyHandler> | undefined;
  return handlers && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

/** Whether an operation reads and writes the world, or only answers with a sample that fits its schema. */
export type Status = 'behaves' | 'answers';

export function statusOf(operation: Operation): Status {
  return handlerOf(operation) ? 'behaves' : 'answers';
}

/**
 * Does what an operation does.
 * @param call null for an operation that reads no header, and so has no caller: those of SingleSignOn.
 * @throws NmbrsFault for what the service would refuse.
 */
export function perform(
  operation: Operation,
  args: Readonly<Record<string, unknown>>,
  call: Call | null,
  signOn: SingleSignOn,
): unknown {
  const handler = handlerOf(operation);
  if (!handler) return sampleResult(operation, args, call?.view ?? null);
  return call ? handler(args, call) : handler(args, signOn, operation);
}

/** One row of the coverage: what is built of an operation, and how sure its interface is. */
export interface CoverageRow {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
  readonly status: Status;
  readonly confidence: Operation['provenance']['confidence'];
}

/** Made from the handlers that serve, so that it cannot claim what is not there. */
export function coverage(services: readonly ServiceContract[]): CoverageRow[] {
  return services.flatMap((service) =>
    service.operations.map((operation) => ({
      service: service.name,
      version: service.version,
      operation: operation.name,
      status: statusOf(operation),
      confidence: operation.provenance.confidence,
    })),
  );
}
