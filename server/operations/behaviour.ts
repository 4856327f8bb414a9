import { loadCode } from '../../base/load-code.ts';
import type { Operation, ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { SignOnDesk } from '../access/sign-on-desk.ts';
import type { Call, Families, Handlers } from './call.ts';
import { watched } from './watched-arguments.ts';

/** The families of each service, to be loaded. */
type Loaders = Readonly<Record<ServiceName, () => Promise<Families>>>;

/** What serves a service in a version. */
type Serving<L extends Loaders, V extends Version, S extends ServiceName> =
  Awaited<ReturnType<L[S]>> extends { readonly [Where in 'both' | V]: readonly (infer Served)[] }
    ? Served
    : never;

/** What the families say of one operation; never when none of them serves it. */
type HandlerIn<Served, O extends PropertyKey> = Served extends { readonly [Name in O]: infer Handler }
  ? Handler
  : never;

/** The operations of a version that no family serves, or not as the catalogue has them. */
type UnservedIn<L extends Loaders, V extends Version> = {
  [S in ServiceName]: {
    [O in keyof Handlers<V, S>]: [HandlerIn<Serving<L, V, S>, O>] extends [never]
      ? O
      : HandlerIn<Serving<L, V, S>, O> extends Handlers<V, S>[O]
        ? never
        : O;
  }[keyof Handlers<V, S>];
}[ServiceName];

type Unserved<L extends Loaders> = { [V in Version]: UnservedIn<L, V> }[Version];

/** The families, if they serve every operation; with one that has no handler they do not compile, and it is named. */
function serving<L extends Loaders>(
  loaders: L & ([Unserved<L>] extends [never] ? unknown : Unserved<L>),
): Loaders {
  return loaders;
}

/**
 * The families that read and write the world, by service. They are loaded when their service is first called, since all
 * of them together would double the time it takes to start.
 */
const FAMILIES = serving({
  DebtorService: async () => (await import('./debtor/families.ts')).debtorFamilies,
  CompanyService: async () => (await import('./company/families.ts')).companyFamilies,
  EmployeeService: async () => (await import('./employee/families.ts')).employeeFamilies,
  SingleSignOn: async () => (await import('./single-sign-on/families.ts')).signOnFamilies,
  ReportService: async () => (await import('./report/families.ts')).reportFamilies,
});

/** The named boundary where handlers lose their types: the reader has made their arguments as the catalogue says. */
type AnyHandler = (args: Readonly<Record<string, unknown>>, call: Call | SignOnDesk) => unknown;

/** Told of every argument that an operation reads, by its name in contract files: `Absence.Percentage`. */
export type ReadingListener = (operation: Operation, name: string) => void;

let onRead: ReadingListener | null = null;

/** Watches which arguments operations read, as the test does that keeps what the catalogue says of it true; null ends it. */
export function watchArguments(listener: ReadingListener | null): void {
  onRead = listener;
}

/** By operation; of a service that was prepared. */
const prepared = new Map<ServiceContract, ReadonlyMap<string, AnyHandler>>();

/** Whether what serves a service is loaded. */
export function isPrepared(service: ServiceContract): boolean {
  return prepared.has(service);
}

/**
 * Loads what serves a service, the first time it is asked for.
 * @throws NoFilesLeft when it cannot be loaded yet.
 */
export async function prepare(service: ServiceContract): Promise<void> {
  if (prepared.has(service)) return;
  const { both, [service.version]: own } = await loadCode(FAMILIES[service.name]);
  const handlers = new Map<string, AnyHandler>();
  for (const family of [...both, ...own])
    for (const [operation, handler] of Object.entries(family)) {
      if (handlers.has(operation)) throw new Error(`Two families of ${service.name} serve ${operation}.`);
      handlers.set(operation, handler as AnyHandler);
    }
  prepared.set(service, handlers);
}

/**
 * Does what an operation does, whose service was prepared. What computes over all employees is not done yet: it gives back
 * the steps that are to be taken.
 * @param call the desk for an operation that reads no header, and so has no caller: those of SingleSignOn.
 * @throws NmbrsFault for what the service would refuse.
 */
export function perform(
  operation: Operation,
  args: Readonly<Record<string, unknown>>,
  call: Call | SignOnDesk,
): unknown {
  const { name, service } = operation;
  const handler = prepared.get(service)?.get(name);
  if (!handler) throw new Error(`Nothing serves ${name} of ${service.name} ${service.version}.`);
  return handler(onRead ? watched(args, (path) => onRead?.(operation, path)) : args, call);
}
