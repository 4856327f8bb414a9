import { fieldNamed, fieldsBelow, unknownField } from '../interface/fields.ts';
import type { Field, Operation } from '../interface/model.ts';
import { type Retirement, retirementsOf } from '../interface/retirement.ts';
import { EVERYTHING, firstStep } from './paths.ts';

/** What an integration uses of Nmbrs: its own contract. */
export interface Consumer {
  readonly name: string;
  readonly operations: readonly UsedOperation[];
}

/**
 * What an integration uses of an operation. Paths name elements from the request or answer down, without the numbers of
 * items: `Absence/Comment`, `List_GetAllResult/Debtor/Id`.
 */
export interface UsedOperation {
  readonly operation: Operation;
  /** What it was recorded to send. */
  readonly sends: readonly string[];
  /** What it was recorded to be answered with, a value in it. */
  readonly answered: readonly string[];
  /** What the author of the file says that it reads; ends in `/*` for everything below. */
  readonly reads: readonly string[];
}

/** How files and messages call an operation: `EmployeeService.Absence_Insert v2.1`, without a version for 3. */
export function operationKey({ name, service }: Operation): string {
  return `${service.name}.${name}${service.version === 'v3' ? '' : ` ${service.version}`}`;
}

/** Those of its operations that end before the API does, and why. */
export function retiringIn({ operations }: Consumer): ReadonlyMap<string, readonly Retirement[]> {
  const entries = operations.map(
    ({ operation }) => [operationKey(operation), retirementsOf(operation)] as const,
  );
  return new Map(entries.filter(([, why]) => why.length > 0));
}

/** What is wrong with a path, and what to do about it; null when the catalogue knows all its steps. */
export function pathProblem(
  path: string,
  fields: readonly Field[],
  within: string,
): ReturnType<typeof unknownField> | null {
  const [step, rest] = firstStep(path);
  if (step === EVERYTHING && rest === null && fields.length > 0) return null;
  const field = fieldNamed(fields, step);
  if (!field) return unknownField(step, fields, within);
  return rest === null ? null : pathProblem(rest, fieldsBelow(field.type), step);
}
