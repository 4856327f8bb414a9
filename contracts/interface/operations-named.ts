import { groupedBy } from '../../base/grouped-by.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { catalogue } from './catalogue.ts';
import { type Operation, SERVICE_NAMES, type ServiceName, type Version } from './model.ts';

/** What narrows down which operation a name means. */
export interface Narrowing {
  readonly service?: ServiceName | undefined;
  readonly version?: Version | undefined;
  /** How a refusal calls the place of the name; `operation` unless said otherwise. */
  readonly field?: string;
}

/** The versions of one operation, version 3 first. */
type OperationVersions = readonly [Operation, ...Operation[]];

/** A name of an operation in its parts: `EmployeeService.Absence2_Insert`, or `Absence2_Insert`. */
interface Name {
  readonly text: string;
  /** The part before the dot; null where there is none. */
  readonly service: string | null;
  readonly operation: string;
}

/**
 * The operation a name means, in every version that has it: `EmployeeService.Absence2_Insert`, or `Absence2_Insert`
 * alone where no two services have it; in whatever case. Names are read so wherever a user gives one.
 * @throws NotPossible for a name that is none or means several, with what to write instead.
 */
export function operationsNamed(
  text: string,
  { field = 'operation', ...within }: Narrowing = {},
): OperationVersions {
  const name = parsed(text);
  const found = operationsCalled(name.operation).filter(
    ({ service }) =>
      isSame(name.service ?? service.name, service.name) &&
      (within.service ?? service.name) === service.name &&
      (within.version ?? service.version) === service.version,
  );
  const services = [...groupedBy(found, ({ service }) => service.name).values()];
  const [versions, ...others] = services;
  if (versions && others.length === 0) return versions;
  const [detail, remedy] = versions ? whichOf(name, services) : whyNone(name, within);
  throw new NotPossible('unknown', field, detail, remedy, text);
}

/** `EmployeeService.Absence2_Insert` */
export function qualifiedName({
  service,
  name,
}: Pick<Operation, 'service' | 'name'>): `${ServiceName}.${string}` {
  return `${service.name}.${name}`;
}

type Sentences = readonly [detail: string, remedy: string];

function whichOf({ text }: Name, services: readonly OperationVersions[]): Sentences {
  const names = services.map(([operation]) => operation.service.name);
  const [[first]] = services as readonly [OperationVersions];
  return [`'${text}' is an operation of ${names.join(' and ')}.`, `Say which: '${qualifiedName(first)}'.`];
}

function whyNone(name: Name, { service: within, version }: Narrowing): Sentences {
  const [, bare, versionBehind] = /^(.*\S)\s+(v[\d.]+)$/.exec(name.text) ?? [];
  if (bare !== undefined)
    return [
      `There is no operation '${name.text}'.`,
      `Say the version beside it: { operation: '${bare}', version: '${versionBehind}' }.`,
    ];
  const said = name.service === null ? within : SERVICE_NAMES.find((one) => isSame(one, name.service ?? ''));
  if (name.service !== null && said === undefined)
    return [`There is no service '${name.service}'.`, otherService(name.service)];
  if (within !== undefined && said !== within)
    return [`'${name.text}' is no operation of ${within}.`, 'Name one service, or the same one twice.'];
  const called = operationsCalled(name.operation);
  const inService = called.find(({ service }) => (said ?? service.name) === service.name);
  if (inService)
    return [
      `'${name.text}' is an operation of ${inService.service.version} only.`,
      'Name that version, or another operation.',
    ];
  const [elsewhere] = called;
  if (elsewhere)
    return [
      `${said} has no operation '${elsewhere.name}'.`,
      `${elsewhere.service.name} has: say '${qualifiedName(elsewhere)}'.`,
    ];
  const there = [said, version].filter((part) => part !== undefined).join(' ');
  return [
    there === '' ? `There is no operation '${name.text}'.` : `${there} has no operation '${name.operation}'.`,
    otherOperation(name, { service: said, version }),
  ];
}

/** A name that several services have is told with each of them. */
function otherOperation({ text, service: said }: Name, { service, version }: Narrowing): string {
  const candidates = catalogue.services
    .filter((one) => (service ?? one.name) === one.name && (version ?? one.version) === one.version)
    .flatMap(({ operations }) => operations);
  const bare = said === null ? candidates.map(({ name }) => name) : [];
  const nearest = nearestName(text, [...candidates.map(qualifiedName), ...bare]);
  if (nearest === null)
    return "Write it as 'DebtorService.List_GetAll'; `nmbrs-mock coverage --list` lists what there is.";
  const owners = new Set(
    candidates.filter(({ name }) => name === nearest).map(({ service }) => service.name),
  );
  const names = owners.size > 1 ? [...owners].map((owner) => `${owner}.${nearest}`) : [nearest];
  return didYouMean(names);
}

function otherService(service: string): string {
  return didYouMean(nearestName(service, SERVICE_NAMES)) || `The services are ${SERVICE_NAMES.join(', ')}.`;
}

function parsed(text: string): Name {
  const dot = text.indexOf('.');
  return dot < 0
    ? { text, service: null, operation: text }
    : { text, service: text.slice(0, dot), operation: text.slice(dot + 1) };
}

let operationsByName: ReadonlyMap<string, readonly Operation[]> | undefined;

/** Those of that name, in whatever case, service and version. */
function operationsCalled(name: string): readonly Operation[] {
  operationsByName ??= groupedBy(
    catalogue.services.flatMap(({ operations }) => operations),
    (operation) => operation.name.toLowerCase(),
  );
  return operationsByName.get(name.toLowerCase()) ?? [];
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
