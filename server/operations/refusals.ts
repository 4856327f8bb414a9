import { answeredError } from '../../contracts/interface/answered-error.ts';
import { ERROR_NAMES, type NmbrsErrorName } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { gateErrors } from '../access/gate-errors.ts';

/**
 * Every error that an operation can answer, lowest number first: for its caller, as the gate refuses it, and for what
 * it is asked to do, as the catalogue says. Trouble that was asked for can bring about any other.
 */
export function refusalsOf(operation: Operation): NmbrsErrorName[] {
  const { version } = operation.service;
  const answered = new Set([
    ...gateErrors(operation),
    ...operation.raises.map((error) => answeredError(error, version)),
  ]);
  return ERROR_NAMES.filter((error) => answered.has(error));
}
