import { isRecord } from '../../base/is-record.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { NearMiss, RecordedCall } from '../../contracts/control/calls.ts';
import type { Conditions } from '../../contracts/control/rules.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceName, Version } from '../../contracts/interface/model.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import type { Login } from '../access/login.ts';
import { loginNamed } from '../access/logins-by-name.ts';
import type { State } from '../access/state.ts';
import { type Comparison, comparisonOf } from '../journal/differences.ts';

/** A call as rules see it. */
export interface RuledCall {
  readonly operation: Operation;
  readonly login: Login;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Which calls a rule concerns, its names looked up; null narrows nothing. */
export interface Target {
  /** In lower case. */
  readonly username: string | null;
  readonly service: ServiceName | null;
  readonly operation: string | null;
  readonly version: Version | null;
  /** How the arguments of each version of the operation are compared. */
  readonly comparisons: ReadonlyMap<Version, Comparison> | null;
}

/**
 * What the conditions of a rule stand for.
 * @throws NotPossible for a login that the environment does not have, an operation that there is not, and arguments that it
 * cannot have: a test that waits for its rule in vain would pass for the wrong reason.
 */
export function targetOf(conditions: Conditions, owner: Pick<State, 'users'>): Target {
  const { login, service, operation, version } = conditions;
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
  const named = operation === undefined ? null : operationsNamed(operation, { service, version });
  return {
    username: login === undefined ? null : loginNamed(owner.users, login).username.toLowerCase(),
    service: named?.[0].service.name ?? service ?? null,
    operation: named?.[0].name ?? null,
    version: version ?? null,
    comparisons: conditions.with === undefined ? null : comparisonsOf(conditions.with, named),
  };
}

export function concerns(target: Target, { login, operation, arguments: args }: RuledCall): boolean {
  const { name, service } = operation;
  return (
    (target.username === null || target.username === login.username.toLowerCase()) &&
    (target.service === null || target.service === service.name) &&
    (target.operation === null || target.operation === name) &&
    (target.version === null || target.version === service.version) &&
    (target.comparisons === null || isSame(target.comparisons.get(service.version), args))
  );
}

/** A call that was made, by the names in it. */
export interface PastCall extends Pick<RecordedCall, 'username'> {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
  readonly arguments: RuledCall['arguments'];
}

/** What keeps a rule of the operation of a call from concerning it; null for a rule that does, and for one of others. */
export function whyNot(target: Target, call: PastCall): NearMiss['differences'] | null {
  if (target.operation !== call.operation || target.service !== call.service) return null;
  const { username, version } = target;
  const differences = [
    ...(username === null || username === call.username?.toLowerCase()
      ? []
      : [{ what: 'login', wanted: username, sent: call.username ?? 'nobody that is known here' }]),
    ...(version === null || version === call.version
      ? []
      : [{ what: 'version', wanted: version, sent: call.version }]),
    ...(target.comparisons?.get(call.version)?.(call.arguments, 0) ?? []).flatMap(
      ({ path, expected, sent, isSame }) => (isSame ? [] : [{ what: path, wanted: expected, sent }]),
    ),
  ];
  return differences.length === 0 ? null : differences;
}

function comparisonsOf(
  wanted: Readonly<Record<string, unknown>>,
  operations: readonly Operation[] | null,
): ReadonlyMap<Version, Comparison> {
  if (operations === null)
    throw new NotPossible(
      'invalid',
      'with',
      'Arguments are compared of calls of one operation, and none is named.',
      'Name the operation.',
    );
  requireValues(wanted, 'with');
  return new Map(operations.map(({ service, request }) => [service.version, comparisonOf(request, wanted)]));
}

/** Tests are for calls that were made; what they say of those to come is not known. */
function requireValues(wanted: unknown, path: string): void {
  if (isRecord(wanted) && '$test' in wanted)
    throw new NotPossible(
      'invalid',
      path,
      `${path} is a test, which a rule cannot run on calls to come.`,
      'Give a value.',
    );
  if (typeof wanted !== 'object' || wanted === null) return;
  for (const [name, part] of Object.entries(wanted)) requireValues(part, `${path}.${name}`);
}

function isSame(compare: Comparison | undefined, args: RuledCall['arguments']): boolean {
  // Tests know calls by their numbers, and there are none in it.
  return compare?.(args, 0).every((one) => one.isSame) ?? false;
}
