import type { ListedOperation, OperationList } from '../../../contracts/control/operations.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { ERROR_NAMES, NMBRS_ERRORS, type NmbrsErrorName } from '../../../contracts/interface/errors.ts';
import { leavesOf } from '../../../contracts/interface/leaves.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { qualifiedName } from '../../../contracts/interface/operations-named.ts';
import { successorOf } from '../../../contracts/interface/successor.ts';
import { coverageOf } from '../../operations/coverage.ts';

/** All operations, in the order of the catalogue. */
export function listOperations(): OperationList {
  const all = catalogue.services.flatMap(({ operations }) => operations);
  const listed = all.map(listedOperation);
  const raised = new Set(listed.flatMap(({ errors }) => errors));
  return {
    operations: listed,
    fields: Object.fromEntries(placesByField(all)),
    errors: ERROR_NAMES.filter((name) => raised.has(NMBRS_ERRORS[name].code)).map(listedError),
  };
}

/** An operation, in short. */
export function listedOperation(operation: Operation): ListedOperation {
  const { verified: _, ...covered } = coverageOf(operation);
  const { summary, writes, deprecated, header } = operation;
  const successor = successorOf(operation);
  return {
    ...covered,
    summary,
    writes,
    deprecated,
    successor: successor && qualifiedName(successor),
    header: header?.name ?? null,
  };
}

export function listedError(name: NmbrsErrorName): OperationList['errors'][number] {
  const { code, message, when } = NMBRS_ERRORS[name];
  return { code, name, text: message, when };
}

function placesByField(operations: readonly Operation[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { request, result }] of operations.entries()) {
    const leaves = leavesOf(result === null ? request : [...request, result]);
    for (const name of new Set(leaves.map(({ field }) => field.name)))
      places.set(name, [...(places.get(name) ?? []), place]);
  }
  return places;
}
