import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { refusalsOf } from '../../server/operations/refusals.ts';

/**
 * What is wrong with a fault of an operation: that the coverage does not tell of it. Null when nothing is, or for no
 * code.
 */
export function undeclaredFault(operation: Operation, code: number | null): string | null {
  if (code === null || refusalsOf(operation).some((declared) => NMBRS_ERRORS[declared].code === code))
    return null;
  const { name, service } = operation;
  return `${service.name} ${service.version} ${name} raised ${code}, which it does not declare`;
}
