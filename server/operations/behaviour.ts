import type { Interface } from '../../contracts/interface/generated/index.ts';
import type { Operation, ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SignOnDesk } from '../access/sign-on-desk.ts';
import type { Call } from './call.ts';

/**
 * The families that read and write the world, by version and service. Both versions share them where they agree. They are
 * loaded when their service is first called, since all of them together would double the time it takes to start.
 */
const FAMILIES = {
  v3: {
    DebtorService: async () => {
      const { debtorFamilies, debtorFamiliesV3 } = await import('./debtor/families.ts');
      return [debtorFamilies, debtorFamiliesV3] as const;
    },
    CompanyService: async () => {
      const { companyFamilies, companyFamiliesV3 } = await import('./company/families.ts');
      return [companyFamilies, companyFamiliesV3] as const;
    },
    EmployeeService: async () => {
      const { employeeFamilies, employeeFamiliesV3 } = await import('./employee/families.ts');
      return [employeeFamilies, employeeFamiliesV3] as const;
    },
    ReportService: async () => [(await import('./report/families.ts')).reportFamilies] as const,
    SingleSignOn: signOn,
  },
  'v2.1': {
    DebtorService: async () => [(await import('./debtor/families.ts')).debtorFamilies] as const,
    CompanyService: async () => {
      const { companyFamilies, companyFamiliesV21 } = await import('./company/families.ts');
      return [companyFamilies, companyFamiliesV21] as const;
    },
    EmployeeService: async () => {
      const { employeeFamilies, employeeFamiliesV21 } = await import('./employee/families.ts');
      return [employeeFamilies, employeeFamiliesV21] as const;
    },
    SingleSignOn: signOn,
  },
} as const;

async function signOn() {
  const { getToken } = await import('./single-sign-on/get-token.ts');
  return [{ tokens: getToken }] as const;
}

/** The operations of some groups of families. */
type NamesIn<Groups> = Groups extends readonly (infer Group)[]
  ? Group extends object
    ? { [Family in keyof Group]: keyof Group[Family] }[keyof Group]
    : never
  : never;

type Families = typeof FAMILIES;

/** The families of a service, once they are loaded. */
type Loaded<Load> = Load extends () => Promise<infer Groups> ? Groups : never;

/** The operations of a version that no family serves. */
type UnservedIn<V extends Version> = {
  [S in keyof Interface[V]]: Exclude<
    keyof Interface[V][S],
    S extends keyof Families[V] ? NamesIn<Loaded<Families[V][S]>> : never
  >;
}[keyof Interface[V]];

type None<T extends never> = T;

/** An operation without a handler does not compile: it would stand here. */
export type Unserved = None<{ [V in Version]: UnservedIn<V> }[Version]>;

/** The named boundary where handlers lose their types: the reader has made their arguments as the catalogue says. */
type AnyHandler = (args: Readonly<Record<string, unknown>>, call: Call | SignOnDesk) => unknown;

/** What serves an operation, and the name of the family it belongs to. */
interface Behaviour {
  readonly family: string;
  readonly handler: AnyHandler;
}

/** By operation; of a service that was prepared. */
const prepared = new Map<ServiceContract, ReadonlyMap<string, Behaviour>>();

/** Loads what serves a service, the first time it is asked for. */
export async function prepare(service: ServiceContract): Promise<void> {
  if (prepared.has(service)) return;
  const services: Partial<Record<ServiceName, () => Promise<readonly object[]>>> = FAMILIES[service.version];
  const groups = (await services[service.name]?.()) ?? [];
  const behaviours = new Map<string, Behaviour>();
  for (const group of groups)
    for (const [family, handlers] of Object.entries(group))
      for (const [operation, handler] of Object.entries(handlers))
        behaviours.set(operation, { family, handler: handler as AnyHandler });
  prepared.set(service, behaviours);
}

function behaviourOf({ name, service }: Operation): Behaviour {
  const behaviour = prepared.get(service)?.get(name);
  if (!behaviour) throw new Error(`Nothing serves ${name} of ${service.name} ${service.version}.`);
  return behaviour;
}

/** The name of the family an operation belongs to, whose service was prepared. */
export function familyOf(operation: Operation): string {
  return behaviourOf(operation).family;
}

/**
 * Does what an operation does, whose service was prepared.
 * @param call the desk for an operation that reads no header, and so has no caller: those of SingleSignOn.
 * @throws NmbrsFault for what the service would refuse.
 */
export function perform(
  operation: Operation,
  args: Readonly<Record<string, unknown>>,
  call: Call | SignOnDesk,
): unknown {
  return behaviourOf(operation).handler(args, call);
}
