import { ERROR_CODES } from '../../contracts/interface/errors.ts';

/** What there is to say of a number that is no error of Nmbrs. */
export function noErrorNumbered(code: number): readonly [detail: string, remedy: string] {
  return [`There is no error ${code} of Nmbrs.`, `Choose one of ${ERROR_CODES.join(', ')}.`];
}
