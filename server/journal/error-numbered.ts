import { ERROR_CODES, errorNumbered } from '../../contracts/interface/errors.ts';
import { WrongExpectation } from './expectation.ts';

/** @throws WrongExpectation for a number that is no error of Nmbrs. */
export function requireError(code: number): void {
  if (errorNumbered(code)) return;
  throw new WrongExpectation(`there is no error ${code} of Nmbrs; choose one of ${ERROR_CODES.join(', ')}`);
}
