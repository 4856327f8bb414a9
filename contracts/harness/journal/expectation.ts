import { catalogue } from '../../interface/catalogue.ts';
import { type Operation, SERVICE_NAMES, VERSIONS, type Version } from '../../interface/model.ts';
import { nearestName } from '../../nearest-name.ts';

/** A test of one value, for what cannot be said with a value. */
export type Predicate = (value: unknown) => boolean;

/**
 * What an argument must be. A record is compared field by field, and only the fields that are named; a list item by
 * item, all of them. Numbers and decimals, and days, dates and `Date`s are compared by value; a RegExp and a function test
 * the value as it was read: numbers, booleans, and texts for everything else.
 */
export type ArgumentPattern =
  | string
  | number
  | boolean
  | null
  | Date
  | RegExp
  | Predicate
  | readonly ArgumentPattern[]
  | { readonly [field: string]: ArgumentPattern };

/** The calls that are meant. */
export interface CallPattern {
  /** `EmployeeService.Absence2_Insert`, or the operation alone where no two services have it. */
  readonly operation: string;
  /** Either version unless said otherwise. */
  readonly version?: Version;
  /** Only calls of the login with this username. */
  readonly username?: string;
  /** What was sent: as much of it as matters. */
  readonly with?: Readonly<Record<string, ArgumentPattern>>;
  /** `ok` for a call that was answered, the number of Nmbrs' own error for one that was refused. */
  readonly answer?: 'ok' | number;
}

/** How often; at least once unless said otherwise. */
export type Times = number | { readonly atLeast?: number; readonly atMost?: number };

/** Something is wrong with an expectation itself, so that it could never have been met. */
export class WrongExpectation extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongExpectation';
  }
}

/**
 * The operations a pattern means: of one version, or of both.
 * @throws WrongExpectation for one that does not exist, or that two services have.
 */
export function operationsMeant({ operation, version }: CallPattern): Operation[] {
  const [service, name] = operation.includes('.') ? operation.split('.', 2) : [null, operation];
  const candidates = catalogue.services.filter(
    (one) => (service === null || one.name === service) && (version === undefined || one.version === version),
  );
  if (candidates.length === 0)
    throw new WrongExpectation(
      version !== undefined && !VERSIONS.includes(version)
        ? `there is no version '${version}'; choose one of ${VERSIONS.join(', ')}`
        : `there is no service '${service}'${hint(nearestName(service ?? '', SERVICE_NAMES))}`,
    );
  const found = candidates.flatMap((one) => one.operation(name ?? '') ?? []);
  if (found.length === 0) {
    const names = candidates.flatMap(({ operations }) => operations.map((one) => one.name));
    throw new WrongExpectation(`there is no operation '${operation}'${hint(nearestName(name ?? '', names))}`);
  }
  const services = [...new Set(found.map((one) => one.service.name))];
  if (services.length > 1)
    throw new WrongExpectation(
      `'${operation}' is an operation of ${services.join(' and ')}; say which: '${services[0]}.${operation}'`,
    );
  return found;
}

export function hint(nearest: string | null): string {
  return nearest === null ? '' : `, did you mean '${nearest}'?`;
}
