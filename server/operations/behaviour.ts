import { type Verified, verifiedLive } from '../../contracts/evidence.ts';
import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Interface } from '../../contracts/interface/generated/index.ts';
import type { Operation, ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { Call } from './call.ts';
import { companyFamilies, companyFamiliesV3, companyFamiliesV21 } from './company/families.ts';
import { debtorFamilies, debtorFamiliesV3 } from './debtor/families.ts';
import { employeeFamilies, employeeFamiliesV3, employeeFamiliesV21 } from './employee/families.ts';
import { refusalsOf } from './refusals.ts';
import { reportFamilies } from './report/families.ts';
import { getToken } from './single-sign-on/get-token.ts';

/** The families that read and write the world, by version, service and name. Both versions share them where they agree. */
const FAMILIES = {
  v3: {
    DebtorService: [debtorFamilies, debtorFamiliesV3],
    CompanyService: [companyFamilies, companyFamiliesV3],
    EmployeeService: [employeeFamilies, employeeFamiliesV3],
    ReportService: [reportFamilies],
    SingleSignOn: [{ tokens: getToken }],
  },
  'v2.1': {
    DebtorService: [debtorFamilies],
    CompanyService: [companyFamilies, companyFamiliesV21],
    EmployeeService: [employeeFamilies, employeeFamiliesV21],
    SingleSignOn: [{ tokens: getToken }],
  },
} as const;

/** The operations of some groups of families. */
type NamesIn<Groups> = Groups extends readonly (infer Group)[]
  ? Group extends object
    ? { [Family in keyof Group]: keyof Group[Family] }[keyof Group]
    : never
  : never;

type Families = typeof FAMILIES;

/** The operations of a version that no family serves. */
type UnservedIn<V extends Version> = {
  [S in keyof Interface[V]]: Exclude<
    keyof Interface[V][S],
    S extends keyof Families[V] ? NamesIn<Families[V][S]> : never
  >;
}[keyof Interface[V]];

type None<T extends never> = T;

/** An operation without a handler does not compile: it would stand here. */
export type Unserved = None<{ [V in Version]: UnservedIn<V> }[Version]>;

/** The named boundary where handlers lose their types: the reader has made their arguments as the catalogue says. */
type AnyHandler = (args: Readonly<Record<string, unknown>>, ...context: readonly unknown[]) => unknown;

/** What serves an operation, and the name of the family it belongs to. */
interface Behaviour {
  readonly family: string;
  readonly handler: AnyHandler;
}

const behaviours = new Map<string, Behaviour>();
for (const [version, services] of Object.entries<Readonly<Record<string, readonly object[]>>>(FAMILIES))
  for (const [service, groups] of Object.entries(services))
    for (const group of groups)
      for (const [family, handlers] of Object.entries(group))
        for (const [operation, handler] of Object.entries(handlers))
          behaviours.set(`${version} ${service} ${operation}`, { family, handler: handler as AnyHandler });

function behaviourOf({ name, service }: Operation): Behaviour {
  const behaviour = behaviours.get(`${service.version} ${service.name} ${name}`);
  if (!behaviour) throw new Error(`Nothing serves ${name} of ${service.name} ${service.version}.`);
  return behaviour;
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
  const { handler } = behaviourOf(operation);
  return call ? handler(args, call) : handler(args, signOn, operation);
}

/** One row of the coverage: what an operation does, and how sure its interface is. */
export interface CoverageRow {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
  /** What it belongs to. */
  readonly family: string;
  /** It reads and writes the world: there is nothing less, however unsure the interface is. */
  readonly status: 'behaves';
  readonly confidence: Operation['provenance']['confidence'];
  /** The codes it can raise, lowest first. */
  readonly errors: readonly NmbrsErrorCode[];
  /** The last run in which a case held on a real service; null for none. */
  readonly verified: Pick<Verified, 'target' | 'date'> | null;
}

/** Made from the handler that serves it, so that it cannot claim what is not there. */
export function coverageOf(operation: Operation): CoverageRow {
  const { name, service, provenance } = operation;
  const verified = verifiedLive(operation);
  return {
    service: service.name,
    version: service.version,
    operation: name,
    family: behaviourOf(operation).family,
    status: 'behaves',
    confidence: provenance.confidence,
    errors: refusalsOf(operation),
    verified: verified && { target: verified.target, date: verified.date },
  };
}

export function coverage(services: readonly ServiceContract[]): CoverageRow[] {
  return services.flatMap(({ operations }) => operations.map(coverageOf));
}
