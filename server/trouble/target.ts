import { noSuch } from '../../base/no-such.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { TroubleDefinition } from '../../contracts/control/trouble.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import type { Tenant } from '../access/tenant.ts';
import type { TroubledCall } from './trouble.ts';

/** Which calls a rule concerns, its names looked up; null narrows nothing. */
export interface Target {
  /** In lower case. */
  readonly username: string | null;
  readonly service: ServiceName | null;
  readonly operation: string | null;
  readonly version: Version | null;
}

/**
 * What the names of a rule stand for.
 * @throws NotPossible for a login that the environment does not have, and for an operation that there is not: a test that
 * waits for its trouble in vain would pass for the wrong reason.
 */
export function targetOf({ login, service, operation, version }: TroubleDefinition, tenant: Tenant): Target {
  if (
    !catalogue.services.some(
      (one) => (service ?? one.name) === one.name && (version ?? one.version) === one.version,
    )
  )
    throw new NotPossible(
      'invalid',
      'version',
      `There is no ${service} in ${version}.`,
      'Name another version, or none.',
      version,
    );
  const named = operation === undefined ? null : operationsNamed(operation, { service, version })[0];
  return {
    username: login === undefined ? null : usernameOf(login, tenant).toLowerCase(),
    service: named?.service.name ?? service ?? null,
    operation: named?.name ?? null,
    version: version ?? null,
  };
}

export function concerns(target: Target, { login, operation: { name, service } }: TroubledCall): boolean {
  return (
    (target.username === null || target.username === login.username.toLowerCase()) &&
    (target.service === null || target.service === service.name) &&
    (target.operation === null || target.operation === name) &&
    (target.version === null || target.version === service.version)
  );
}

/** Of a login that is named by its username, or as the environment was made with it. */
function usernameOf(login: string, { users }: Tenant): string {
  const named = users.logins.find(
    ({ username, recipe }) => username.toLowerCase() === login.toLowerCase() || recipe?.name === login,
  );
  if (named) return named.username;
  const names = users.logins.map(({ username, recipe }) => recipe?.name ?? username);
  throw noSuch('login', login, {
    among: new Set([...names, ...users.logins.map(({ username }) => username)]),
  });
}
