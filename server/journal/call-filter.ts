import type { CallFilter, RecordedCall } from '../../contracts/control/calls.ts';
import { operationsNamed } from '../../contracts/interface/operations-named.ts';

/**
 * Tells the wanted calls from the others; names in whatever case.
 * @throws NotPossible for an operation that does not exist.
 */
export function wantedCalls({ username, operation, since = 0 }: CallFilter): (call: RecordedCall) => boolean {
  const named = operation === undefined ? null : operationsNamed(operation)[0];
  return (call) =>
    call.number > since &&
    (username === undefined || username.toLowerCase() === call.username?.toLowerCase()) &&
    (named === null || (named.name === call.operation && named.service.name === call.service));
}
