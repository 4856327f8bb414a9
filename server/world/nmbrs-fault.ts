import { NMBRS_ERRORS, type NmbrsErrorName } from '../../contracts/interface/errors.ts';

/** An error of the service itself, as access rules and operations raise it; the wire makes a SOAP fault of it. */
export class NmbrsFault extends Error {
  readonly error: NmbrsErrorName;
  /** Why, as one clause without a full stop: for the log of calls, never for the wire. */
  readonly because: string;

  constructor(error: NmbrsErrorName, because: string) {
    super(NMBRS_ERRORS[error].message);
    this.name = 'NmbrsFault';
    this.error = error;
    this.because = because;
  }
}
