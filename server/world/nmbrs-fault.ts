import { NMBRS_ERRORS, type NmbrsErrorCode } from '../../contracts/interface/errors.ts';

/** An error of the service itself, as access rules and operations raise it; the wire makes a SOAP fault of it. */
export class NmbrsFault extends Error {
  readonly code: NmbrsErrorCode;

  constructor(code: NmbrsErrorCode) {
    super(NMBRS_ERRORS[code].message);
    this.name = 'NmbrsFault';
    this.code = code;
  }
}
