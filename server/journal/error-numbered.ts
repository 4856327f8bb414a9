import { NMBRS_ERRORS, type NmbrsError } from '../../contracts/interface/errors.ts';
import { WrongExpectation } from './expectation.ts';

/** The error of Nmbrs with a number; undefined for a number that is none. */
export function errorNumbered(code: number): NmbrsError | undefined {
  return (NMBRS_ERRORS as Readonly<Record<number, NmbrsError>>)[code];
}

/** @throws WrongExpectation for a number that is no error of Nmbrs. */
export function requireError(code: number): void {
  if (errorNumbered(code)) return;
  const codes = Object.keys(NMBRS_ERRORS).join(', ');
  throw new WrongExpectation(`there is no error ${code} of Nmbrs; choose one of ${codes}`);
}
