import { groupedBy } from '../../base/grouped-by.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { type Operation, SERVICE_NAMES, VERSIONS } from '../../contracts/interface/model.ts';
import { type CallPattern, hint, WrongExpectation } from './expectation.ts';

/**
 * The operations a pattern means: of one version, or of both.
 * @throws WrongExpectation for one that does not exist, or that two services have.
 */
export function operationsMeant({ operation, version }: CallPattern): Operation[] {
  const [, service = null, name] = /^(?:([^.]*)\.)?(.*)$/s.exec(operation) ?? [];
  const named = catalogue.services.flatMap((one) => one.operation(name ?? '') ?? []);
  const found = named.filter(
    (one) =>
      (service === null || one.service.name === service) &&
      (version === undefined || one.service.version === version),
  );
  if (found.length === 0) throw noneMeant({ operation, service, named });
  const services = [...groupedBy(found, (one) => one.service.name).keys()];
  if (services.length === 1) return found;
  throw new WrongExpectation(
    `'${operation}' is an operation of ${services.join(' and ')}; say which: '${services[0]}.${operation}'`,
  );
}

/** @param named those that have the name, in whatever service and version. */
function noneMeant(wanted: {
  readonly operation: string;
  readonly service: string | null;
  readonly named: readonly Operation[];
}): WrongExpectation {
  const { operation, service, named } = wanted;
  const [, bare = null, version] = /^(.*\S)\s+(v[\d.]+)$/.exec(operation) ?? [];
  if (bare !== null)
    return new WrongExpectation(
      `there is no operation '${operation}'; the version is said beside it: { operation: '${bare}', version: '${version}' }`,
    );
  if (service !== null && !SERVICE_NAMES.some((one) => one === service))
    return new WrongExpectation(
      `there is no service '${service}'${hint(nearestName(service, SERVICE_NAMES))}`,
    );
  const [other] = named;
  if (other) {
    const { name, version } = other.service;
    return new WrongExpectation(
      service === null || service === name
        ? `'${operation}' is an operation of ${version} only`
        : `${service} has no operation '${other.name}', ${name} has; say '${name}.${other.name}'`,
    );
  }
  // Whoever names a service means one of its operations.
  const names = catalogue.services.flatMap(({ name, operations }) =>
    operations.flatMap((one) => [`${name}.${one.name}`, ...(service === null ? [one.name] : [])]),
  );
  return new WrongExpectation(`there is no operation '${operation}'${hint(nearestName(operation, names))}`);
}

/** @throws WrongExpectation for what is none. */
export function requireVersion(version: string): void {
  if (VERSIONS.some((one) => one === version)) return;
  throw new WrongExpectation(`there is no version '${version}'; choose one of ${VERSIONS.join(', ')}`);
}
