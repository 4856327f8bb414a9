import { NMBRS_ERRORS, type NmbrsError } from '../../contracts/interface/errors.ts';

/** The error of Nmbrs with a number; undefined for a number that is none. */
export function errorNumbered(code: number): NmbrsError | undefined {
  return (NMBRS_ERRORS as Readonly<Record<number, NmbrsError>>)[code];
}

/** What there is to say of a number that is no error of Nmbrs. */
export function noErrorNumbered(code: number): readonly [detail: string, remedy: string] {
  return [`There is no error ${code} of Nmbrs.`, `Choose one of ${Object.keys(NMBRS_ERRORS).join(', ')}.`];
}
