import { NMBRS_ERRORS, type NmbrsError } from '../../interface/errors.ts';

/** The error of Nmbrs with a number; undefined for a number that is none. */
export function errorNumbered(code: number): NmbrsError | undefined {
  return (NMBRS_ERRORS as Readonly<Record<number, NmbrsError>>)[code];
}
