import type { Operation, ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { Call } from './call.ts';
import { companyFamilies, companyFamiliesV3 } from './company/families.ts';
import { debtorFamilies, debtorFamiliesV3 } from './debtor/families.ts';
import { employeeFamilies, employeeFamiliesV3, employeeFamiliesV21 } from './employee/families.ts';
import { sampleResult } from './sample.ts';
import { getToken } from './single-sign-on/get-token.ts';

/** The families that read and write the world, by version, service and name. Both versions share them where they agree. */
const FAMILIES: Readonly<Record<Version, Partial<Record<ServiceName, readonly object[]>>>> = {
  v3: {
    DebtorService: [debtorFamilies, debtorFamiliesV3],
    CompanyService: [companyFamilies, companyFamiliesV3],
    EmployeeService: [employeeFamilies, employeeFamiliesV3],
    SingleSignOn: [{ tokens: getToken }],
  },
  'v2.1': {
    DebtorService: [debtorFamilies],
    CompanyService: [companyFamilies],
    EmployeeService: [employeeFamilies, employeeFamiliesV21],
    SingleSignOn: [{ tokens: getToken }],
  },
};

/** The named boundary where handlers lose their types: the reader has made their arguments as the catalogue says. */
type AnyHandler = (args: Readonly<Record<string, unknown>>, ...context: readonly unknown[]) => unknown;

/** What serves an operation, and the name of the family it belongs to. */
interface Behaviour {
  readonly family: string;
  readonly handler: AnyHandler;
}

const behaviours = new Map<string, Behaviour>();
for (const [version, services] of Object.entries(FAMILIES))
  for (const [service, groups] of Object.entries(services))
    for (const group of groups)
      for (const [family, handlers] of Object.entries(group))
        for (const [operation, handler] of Object.entries(handlers))
          behaviours.set(`${version} ${service} ${operation}`, { family, handler: handler as AnyHandler });

function behaviourOf({ name, service }: Operation): Behaviour | undefined {
  return behaviours.get(`${service.version} ${service.name} ${name}`);
}

/** Whether an operation reads and writes the world, or only answers with a sample that fits its schema. */
export type Status = 'behaves' | 'answers';

export function statusOf(operation: Operation): Status {
  return behaviourOf(operation) ? 'behaves' : 'answers';
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
  const handler = behaviourOf(operation)?.handler;
  if (!handler) return sampleResult(operation, args, call?.view ?? null);
  return call ? handler(args, call) : handler(args, signOn, operation);
}

/** One row of the coverage: what is built of an operation, and how sure its interface is. */
export interface CoverageRow {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
  /** What it belongs to; null while it only answers. */
  readonly family: string | null;
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
      family: behaviourOf(operation)?.family ?? null,
      status: statusOf(operation),
      confidence: operation.provenance.confidence,
    })),
  );
}
