import { NMBRS_ERRORS, type NmbrsErrorName } from '../../contracts/interface/errors.ts';

/** An error of the service itself, as access rules and operations raise it; the wire makes a SOAP fault of it. */
export class NmbrsFault extends Error {
  readonly error: NmbrsErrorName;

  constructor(error: NmbrsErrorName) {
    super(NMBRS_ERRORS[error].message);
    this.name = 'NmbrsFault';
    this.error = error;
  }
}
