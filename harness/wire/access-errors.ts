import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';

const { InvalidAuthentication, NoValidSubscription, UnauthorizedCall, UnauthorizedId } = NMBRS_ERRORS;

/** Whether a login that gets this error gets nothing else. */
export function isNotLetIn(code: number | null): boolean {
  return code === InvalidAuthentication.code || code === NoValidSubscription.code;
}

/** Whether the login may not make the call, whatever it is about. */
export function isCallOff(code: number | null): boolean {
  return code === UnauthorizedCall.code;
}

/** Whether the error is the matter of one call or one record. */
export function isOutOfSight(code: number | null): boolean {
  return isCallOff(code) || code === UnauthorizedId.code;
}
