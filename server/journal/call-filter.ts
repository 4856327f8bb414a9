import type { CallFilter, RecordedCall } from '../../contracts/control/calls.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { operationsMeant } from './operations-meant.ts';

/**
 * Tells the wanted calls from the others; names in whatever case.
 * @throws WrongExpectation for an operation that does not exist.
 */
export function wantedCalls({ username, operation, since = 0 }: CallFilter): (call: RecordedCall) => boolean {
  const operations = operation === undefined ? null : operationsNamed(operation);
  return (call) =>
    call.number > since &&
    (username === undefined || isSame(username, call.username)) &&
    (operations === null || operations.has(nameOf(call.service, call.operation)));
}

/** The dotted names of the operations that are called so. */
function operationsNamed(name: string): ReadonlySet<string> {
  const wanted = name.toLowerCase();
  const all = catalogue.services.flatMap(({ operations }) => operations);
  const named = all
    .map((one) => nameOf(one.service.name, one.name))
    .filter((dotted) => dotted === wanted || dotted.endsWith(`.${wanted}`));
  // Which tells the name that is nearest.
  if (named.length === 0) operationsMeant({ operation: name });
  return new Set(named);
}

function nameOf(service: string, operation: string | null): string {
  return `${service}.${operation ?? ''}`.toLowerCase();
}

function isSame(wanted: string, actual: string | null): boolean {
  return wanted.toLowerCase() === actual?.toLowerCase();
}
